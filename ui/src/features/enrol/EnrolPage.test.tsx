import { screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { EnrolPage } from "./EnrolPage";

async function fill(user: UserEvent, again: string) {
  await user.type(screen.getByLabelText("Adresse til sentralen"), " http://127.0.0.1:8787 ");
  await user.type(screen.getByLabelText("Engangskode"), "ABCD-EFGH");
  await user.type(screen.getByLabelText("Passfrase"), "tolv tegn eller flere");
  await user.type(screen.getByLabelText("Gjenta passfrasen"), again);
  await user.click(screen.getByRole("button", { name: "Ta i bruk" }));
}

it("enrols with what was typed, blanks around it removed", async () => {
  const backend = fakeBackend();
  const onOpen = vi.fn();
  const { user } = renderWithin(<EnrolPage onOpen={onOpen} />, backend);
  await fill(user, "tolv tegn eller flere");
  await waitFor(() => expect(onOpen).toHaveBeenCalled());
  expect(backend.asked("enrol")).toEqual([
    { input: { server_url: "http://127.0.0.1:8787", code: "ABCD-EFGH", device_name: "Min bærbare", passphrase: "tolv tegn eller flere" } },
  ]);
});

it("does not enrol when the passphrases differ", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<EnrolPage onOpen={vi.fn()} />, backend);
  await fill(user, "noe annet");
  await screen.findByText("De to passfrasene er ikke like.");
  expect(document.activeElement).toBe(screen.getByLabelText("Gjenta passfrasen"));
  expect(backend.asked("enrol")).toEqual([]);
});

it("puts a used code on the code's field", async () => {
  const backend = fakeBackend();
  backend.refuse("enrol", { code: "code_used", message: "Koden er brukt. Be kontoret om en ny.", field: "code" });
  const { user } = renderWithin(<EnrolPage onOpen={vi.fn()} />, backend);
  await fill(user, "tolv tegn eller flere");
  await screen.findByText("Koden er brukt. Be kontoret om en ny.");
  expect(document.activeElement).toBe(screen.getByLabelText("Engangskode"));
});
