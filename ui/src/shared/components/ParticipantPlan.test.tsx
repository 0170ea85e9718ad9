import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { ParticipantView } from "../../bindings/api";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, PARTICIPANT } from "../../testing/synthetic";
import { ParticipantPlan } from "./ParticipantPlan";

const meeting = (day: number) => ({ at: at(day, 9), kind: "Møte med deltaker", place: "", employer: "", note: "" });

it("says plainly whatever the method has its own word for: the next meeting, those that follow, what is known and its parts", async () => {
  const view: ParticipantView = {
    ...PARTICIPANT,
    meetings: [meeting(1), meeting(8)],
    profile: [{ key: "vocation", label: "Yrkesprofil", lines: [{ label: "Mobilitet", text: "Sykkel" }] }],
    history: { ...PARTICIPANT.history, meetings: [meeting(-7)] },
  };
  renderWithin(<ParticipantPlan trail="trail-1" />, fakeBackend({ participant_view: () => view }));
  expect(await screen.findAllByText(/^Møte med jobbspesialisten din/u)).toHaveLength(3);
  expect(screen.getByText("Om deg og arbeidet du ønsker deg")).toBeTruthy();
  expect(screen.getByText("Slik kommer du deg til jobb")).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/Møte med deltaker|Yrkesprofil|Mobilitet/u);
});
