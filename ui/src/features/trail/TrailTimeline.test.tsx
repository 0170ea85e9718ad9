import { act, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import type { TimelineRow } from "../../bindings/api";
import { addDays } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, taskRow, TODAY, trailView } from "../../testing/synthetic";
import { TrailTimeline } from "./TrailTimeline";

const row = (change: Partial<TimelineRow>): TimelineRow => ({ at: at(-1, 9), kind: "job", label: "Jobb", title: "Lagermedarbeider", status: "planned", id: "record-1", author: "", ...change });

const ROWS: TimelineRow[] = [
  row({ at: at(0, 15, 30), kind: "meeting.employer", label: "Møte med arbeidsgiver", title: "Omvisning på lageret", id: "meeting-1" }),
  row({}),
  row({ kind: "report", label: "Veilederrapport", title: "Underveis", status: "open", id: "report-1" }),
  row({ kind: "event", label: "Historikk", title: "Fasen ble endret", status: "", id: null, author: "Kari Testdal" }),
];

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

/** The same timeline, left and come back to. */
function Twice() {
  const [away, setAway] = useState(false);
  return (
    <>
      {!away && <TrailTimeline trail="trail-1" entries={trailView().timeline} />}
      <button type="button" onClick={() => setAway((now) => !now)}>
        away
      </button>
    </>
  );
}

const open = (backend = fakeBackend({ timeline: ({ filter }) => ROWS.filter((of) => filter.kinds.length === 0 || filter.kinds.includes(of.kind)) })) => ({
  backend,
  ...renderWithin(
    <>
      <TrailTimeline trail="trail-1" entries={trailView().timeline} />
      <Where />
    </>,
    backend,
  ),
});

it("tells of jobs and reports beside meetings, each as fully as it is known", async () => {
  const { user } = open();
  expect(await screen.findByText("Planlagt", { selector: "[data-kind=record] *" })).toBeTruthy();
  expect(screen.getByText(/Avtalt å se på plukk og pakk/u)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Underveis" }));
  expect(screen.getByTestId("where").textContent).toContain('"report-1"');
});

it("asks Rust for the kinds and statuses that are chosen, and says how much there is", async () => {
  const { user, backend } = open();
  await user.click(await screen.findByTestId("timeline-filters"));
  await user.click(screen.getByTestId("timeline-work"));
  await waitFor(() => expect(screen.getAllByTestId("timeline-item")).toHaveLength(1));
  expect(screen.getByText("1 på tidslinjen")).toBeTruthy();
  await user.selectOptions(screen.getByTestId("timeline-status"), "done");
  const asked = backend.asked("timeline").at(-1)?.filter;
  expect(asked?.kinds).toContain("passive_period");
  expect(asked?.statuses).toContain("completed");
});

it("offers the way back when nothing fits", async () => {
  const { user } = open();
  await user.click(await screen.findByTestId("timeline-filters"));
  await user.click(screen.getByTestId("timeline-talk"));
  await user.click(await screen.findByRole("button", { name: "Vis alt" }));
  await waitFor(() => expect(screen.getAllByTestId("timeline-item")).toHaveLength(ROWS.length));
});

it("tells forty entries at a time, what was merged and by whom, and what it cannot read", async () => {
  const many = Array.from({ length: 95 }, (_, index) => row({ id: `record-${index}`, title: `Jobb ${index}`, at: at(-index, 9) }));
  const backend = fakeBackend({ timeline: ({ filter }) => (filter.kinds.length === 0 ? [row({ kind: "merge", id: null, title: "Begge er beholdt", author: "Ole Øvingsen" }), ...many] : many) });
  const { user } = open(backend);
  await waitFor(() => expect(screen.getAllByTestId("timeline-item")).toHaveLength(40));
  expect(screen.getByText("Flettet")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /56/u }));
  expect(screen.getAllByTestId("timeline-item")).toHaveLength(80);
  await user.click(screen.getByTestId("timeline-filters"));
  expect(screen.getByTestId("timeline-filters").getAttribute("aria-expanded")).toBe("true");
  await user.click(screen.getByTestId("timeline-work"));
  await waitFor(() => expect(screen.getAllByTestId("timeline-item")).toHaveLength(40));
  await user.click(screen.getByTestId("timeline-work"));
  expect(await screen.findByText("Flettet")).toBeTruthy();
});

it("remembers what it was narrowed to, and says why it cannot be read instead of that nothing fits", async () => {
  const backend = fakeBackend({ timeline: () => ROWS });
  const { user } = renderWithin(<Twice />, backend);
  await user.click(await screen.findByTestId("timeline-filters"));
  backend.refuse("timeline", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  await user.selectOptions(screen.getByTestId("timeline-status"), "off");
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  expect(screen.queryByRole("button", { name: "Vis alt" })).toBeNull();
  expect(backend.asked("timeline").at(-1)?.filter.statuses).toContain("cancelled");
  await user.click(screen.getByRole("button", { name: "away" }));
  await user.click(screen.getByRole("button", { name: "away" }));
  expect(screen.getByTestId<HTMLSelectElement>("timeline-status").value).toBe("off");
});

it("leads to the meeting and to where a record is kept, and marks what was not held and when a task is due", async () => {
  const { user } = open();
  const [meeting] = await screen.findAllByTestId("timeline-item");
  expect(meeting?.textContent).toContain("Planlagt");
  await user.click(screen.getByRole("button", { name: "Omvisning på lageret" }));
  expect(screen.getByTestId("where").textContent).toBe('{"name":"meeting","id":"meeting-1"}');
  await user.click(await screen.findByRole("button", { name: "Lagermedarbeider" }));
  expect(screen.getByTestId("where").textContent).toBe('{"name":"trail","id":"trail-1","tab":"records"}');
});

it("shows what the page knows until the whole is read, with the due day of tasks and no mark on what was held", async () => {
  const { backend, readAgain } = open(fakeBackend({ timeline: () => [] }));
  await waitFor(() => expect(backend.asked("timeline")).toHaveLength(1));
  await act(readAgain);
  const items = await screen.findAllByTestId("timeline-item");
  expect(items).toHaveLength(trailView().timeline.length);
  expect(items.find(({ dataset }) => dataset.kind === "task")?.textContent).toContain("i morgen");
  expect(items.find((item) => item.textContent?.includes("Forberede omvisningen"))?.textContent).not.toContain("Gjennomført");
});

it("says of a task that was put aside that it was, and no more when it is due", async () => {
  const task = taskRow({ status: "discarded", due: addDays(TODAY, 1) });
  renderWithin(<TrailTimeline trail="trail-1" entries={[{ type: "task", at: at(0, 9), task }]} />, fakeBackend({ timeline: () => [row({ kind: "task", id: task.id })] }));
  const item = await screen.findByTestId("timeline-item");
  expect(item.textContent).toContain("Oppgave lagt bort");
  expect(item.textContent).not.toContain("i morgen");
});

it("finds tasks together with sub-goals", async () => {
  const { user, backend } = open();
  await user.click(await screen.findByTestId("timeline-filters"));
  await user.click(screen.getByTestId("timeline-task"));
  await waitFor(() => expect(backend.asked("timeline").at(-1)?.filter.kinds).toEqual(["task", "sub_goal"]));
});
