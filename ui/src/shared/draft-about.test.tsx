import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../testing/fake-backend";
import { renderWithin } from "../testing/render-within";
import { meetingRow, meetingView, NOW } from "../testing/synthetic";
import { useDraftAbout } from "./draft-about";

function About({ of, body = {} }: { of: string; body?: object }) {
  return <output data-testid="about">{useDraftAbout({ key: of, body: JSON.stringify(body), saved_at: NOW })}</output>;
}

it("names no participant of a meeting without one, whoever stood there before", () => {
  renderWithin(<About of="quick-log" body={{ trailText: "Amina Testberg", kind: "employer_only", employerName: "Testbakeriet AS" }} />, fakeBackend());
  expect(screen.getByTestId("about").textContent).toBe("Arbeidsgivermøte · Testbakeriet AS");
});

it("says nothing twice", async () => {
  const row = meetingRow({ trail: null, trail_title: "Testbakeriet AS", subject: "Testbakeriet AS" });
  renderWithin(<About of="meeting:meeting-1" />, fakeBackend({ meeting: () => meetingView({ row }) }));
  await waitFor(() => expect(screen.getByTestId("about").textContent).toBe("Testbakeriet AS"));
});
