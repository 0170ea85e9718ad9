import { act, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { DueField } from "./DueField";

function Field() {
  const [day, setDay] = useState("29.11.2026");
  return <DueField label="Siste dag" name="on" value={day} onChange={setDay} error={undefined} testId="due" />;
}

it("is typed over when it proposes a day, and says the day that was meant", async () => {
  const { user } = renderWithin(<Field />, fakeBackend());
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Siste dag" });
  act(() => field.focus());
  await user.keyboard("i morgen");
  expect(field.value).toBe("i morgen");
  await user.tab();
  expect(field.value).toBe("22.11.2026");
});
