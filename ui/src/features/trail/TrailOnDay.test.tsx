import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { trailAt } from "../../testing/synthetic-past";
import { HistoryTab } from "./HistoryTab";

const open = (backend = fakeBackend({ trail_at: ({ on }) => trailAt(on) })) => ({ backend, ...renderWithin(<HistoryTab trail="trail-1" />, backend) });

it("shows the whole trail as it was at the end of a day, and the way back to today", async () => {
  const { user, backend } = open();
  await user.type(await screen.findByTestId("trail-day-field"), "1.10.2026{Enter}");
  const then = await screen.findByTestId("trail-then");
  await waitFor(() => expect(then.textContent).toContain("Kartlegging"));
  expect(backend.asked("trail_at")).toEqual([{ id: "trail-1", on: "2026-10-01" }]);
  expect(then.textContent).toContain("1. oktober 2026");
  expect(screen.getAllByTestId("then-entity").map((of) => of.querySelector("summary")?.textContent)).toEqual(["Omvisning på lageret", "Lagermedarbeider"]);
  await user.click(screen.getByTestId("trail-day-back"));
  expect(await screen.findByTestId("trail-day-field")).toBeTruthy();
});

it("says so when the trail did not exist yet", async () => {
  const { user } = open(fakeBackend({ trail_at: ({ on }) => ({ ...trailAt(on), phase_label: "" }) }));
  await user.click(await screen.findByRole("button", { name: "For et år siden" }));
  expect(await screen.findByText("Jobbsporet fantes ikke ennå.")).toBeTruthy();
});

it("asks for a day that can be read", async () => {
  const { user, backend } = open();
  await user.click(await screen.findByTestId("trail-day-show"));
  expect((await screen.findByTestId("error-message")).textContent).toContain("Skriv en dato");
  expect(backend.asked("trail_at")).toEqual([]);
});

it("leads to the changes of the trail itself", async () => {
  const { user, launcher } = open();
  await user.click(await screen.findByTestId("trail-past"));
  expect(launcher.openPast).toHaveBeenCalledWith({ id: "trail-1", title: "Endringer i jobbsporet" });
});
