import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import type { TimelineRow } from "../../bindings/api";
import { useNavigation } from "../../shared/navigation";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, trailView } from "../../testing/synthetic";
import { TrailTimeline } from "./TrailTimeline";

const row = (change: Partial<TimelineRow>): TimelineRow => ({ at: at(-1, 9), kind: "job", label: "Jobb", title: "Lagermedarbeider", status: "planned", id: "record-1", author: "", ...change });

const ROWS: TimelineRow[] = [
  row({ at: at(0, 15, 30), kind: "meeting.employer", label: "Møte med arbeidsgiver", title: "Omvisning på lageret", id: "meeting-1" }),
  row({}),
  row({ kind: "report", label: "Veilederrapport", title: "Underveis", status: "open", id: "report-1" }),
  row({ kind: "event", label: "Historikk", title: "Fasen ble endret", status: "", id: null, author: "Kari Testdal" }),
];

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

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
