import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { CommandError } from "../../shared/backend";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, DELIVERED, EMPTY_HOME, ME } from "../../testing/synthetic";
import { HomePage } from "./HomePage";

it("shows the day: meetings, what was left open, what is due, the portfolio by phase", async () => {
  renderWithin(<HomePage me={ME} />, fakeBackend());
  const day = await screen.findByTestId("meetings-today");
  expect(within(day).getAllByTestId("meeting-row")).toHaveLength(2);
  expect(within(screen.getByTestId("meetings-left-open")).getAllByTestId("meeting-row")).toHaveLength(1);
  expect(screen.getAllByTestId("task-row")).toHaveLength(5);
  expect(screen.getByText("Jobbutvikling")).toBeTruthy();
});

it("closes a meeting that was left open with one press", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<HomePage me={ME} />, backend);
  await user.click(await screen.findByRole("button", { name: /^Gjennomført: Første besøk/u }));
  expect(backend.asked("edit_meeting")).toEqual([{ input: { id: "meeting-6", status: "completed" } }]);
});

it("has a kind word on an empty day", async () => {
  renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => EMPTY_HOME }));
  expect(await screen.findByRole("heading", { name: "Ingen møter i dag" })).toBeTruthy();
  expect(screen.getByText("Ingen jobbspor ennå.")).toBeTruthy();
});

it("tells how far the first download is", async () => {
  const status = { ...DELIVERED, phase: "working" as const, progress: { done: 1_200_000, left: 2_200_000 } };
  renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => EMPTY_HOME, sync_status: () => status }));
  const bar = await screen.findByRole("progressbar", { name: "Henter porteføljen din" });
  expect(bar.getAttribute("aria-valuenow")).toBe("1200000");
  expect(screen.getByText("Henter 1,2 av 3,4 MB")).toBeTruthy();
});

it("warns when the office has not been heard from for a day", async () => {
  const status = { ...DELIVERED, phase: "offline" as const, contact_at: at(-3, 9) };
  renderWithin(<HomePage me={ME} />, fakeBackend({ sync_status: () => status }));
  expect((await screen.findByTestId("stale")).textContent).toContain("18. november 09:00");
});

it("does not warn after an hour without a network", async () => {
  const status = { ...DELIVERED, phase: "offline" as const, contact_at: at(0, 13) };
  const backend = fakeBackend({ sync_status: () => status });
  renderWithin(<HomePage me={ME} />, backend);
  await screen.findByTestId("meetings-today");
  await waitFor(() => expect(backend.asked("sync_status")).not.toHaveLength(0));
  expect(screen.queryByTestId("stale")).toBeNull();
});

it("throws a draft away when asked", async () => {
  const backend = fakeBackend({ drafts: () => [{ key: "meeting:meeting-1", body: "{}", saved_at: at(0, 13) }] });
  const { user } = renderWithin(<HomePage me={ME} />, backend);
  await user.click(await screen.findByRole("button", { name: "Forkast" }));
  expect(backend.asked("discard_draft")).toEqual([{ key: "meeting:meeting-1" }]);
});

it("tells why the day could not be read", async () => {
  const backend = fakeBackend({
    home: () => {
      throw new CommandError({ code: "replica_damaged", message: "Den lokale kopien er skadet.", field: null });
    },
  });
  renderWithin(<HomePage me={ME} />, backend);
  expect((await screen.findByRole("alert")).textContent).toContain("Den lokale kopien er skadet.");
});
