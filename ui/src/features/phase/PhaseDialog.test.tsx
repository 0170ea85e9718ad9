import { screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { CommandError } from "../../shared/backend";
import { type FakeBackend, fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { trailRow, trailView } from "../../testing/synthetic";
import { CorrectEndingDialog } from "./CorrectEndingDialog";
import { PhaseDialog } from "./PhaseDialog";

async function open(backend: FakeBackend, to?: "working" | "mapping") {
  const onClose = vi.fn();
  const { user } = renderWithin(<PhaseDialog start={{ trail: "trail-1", ...(to === undefined ? {} : { to }) }} onClose={onClose} />, backend);
  await screen.findByRole("radiogroup", { name: "Ny fase" });
  return { user, onClose };
}

it("shows the path in order, with the trail's own phase in its place", async () => {
  await open(fakeBackend());
  expect(screen.getAllByRole("radio").map((radio) => radio.getAttribute("value"))).toEqual(["referred", "mapping", "in_education", "working", "downsizing", "ended"]);
  expect(screen.getByText("Nå: Jobbutvikling")).toBeTruthy();
});

it("moves to a phase that needs nothing, and asks for one first", async () => {
  const backend = fakeBackend();
  const { user, onClose } = await open(backend);
  await user.click(screen.getByTestId("phase-save"));
  expect(await screen.findByText("Velg en fase.")).toBeTruthy();
  await user.click(screen.getByRole("radio", { name: "Nedtrapping" }));
  await user.click(screen.getByTestId("phase-save"));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("set_phase")).toEqual([{ input: { id: "trail-1", phase: "downsizing" } }]);
});

it("has the phase chosen that it was opened with, so that Enter is enough", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend, "mapping");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Kartlegging" })));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(backend.asked("set_phase")).toEqual([{ input: { id: "trail-1", phase: "mapping" } }]));
});

it("says what work needs, records the job there and then, goes on, and celebrates", async () => {
  const backend = fakeBackend({ set_phase: ({ input }) => ({ id: input.id, phase: input.phase, celebrate: true }) });
  const { user, onClose } = await open(backend, "working");
  expect(screen.getByTestId("phase-obstacle").textContent).toContain("Registrer en jobb");
  await user.type(screen.getByRole("textbox", { name: "Stillingstittel" }), "Lagermedarbeider");
  await user.type(screen.getByRole("combobox", { name: "Arbeidsgiver" }), "testb");
  await screen.findByRole("option", { name: /Testbakeriet/u });
  await user.keyboard("{Enter}");
  await user.selectOptions(screen.getByRole("combobox", { name: "Ansettelsesform" }), "permanent");
  await user.type(screen.getByRole("textbox", { name: "Startdato" }), "1.12");
  await user.click(screen.getByRole("button", { name: "Registrer og endre fase" }));
  expect(await screen.findByTestId("celebration")).toBeTruthy();
  expect(screen.getByText("Nora Prøvestad er i jobb. Godt jobbet, begge to.")).toBeTruthy();
  expect(backend.calls.filter(({ command }) => command === "add_record" || command === "set_phase").map(({ args }) => args)).toEqual([
    { input: { trail: "trail-1", kind: "job", fields: { title: "Lagermedarbeider", employer: "888888888", employment_form: "permanent", start_date: "2026-12-01" } } },
    { input: { id: "trail-1", phase: "working" } },
  ]);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("celebration-close")));
  await user.keyboard("{Enter}");
  expect(onClose).toHaveBeenCalled();
});

it("puts a refusal of the job on its field, and records it once although the step is refused", async () => {
  const backend = fakeBackend();
  backend.refuse("add_record", { code: "required", message: "Fyll inn stillingstittel.", field: "title" });
  const { user } = await open(backend, "working");
  await user.click(screen.getByTestId("phase-save"));
  expect(await screen.findByText("Fyll inn stillingstittel.")).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("opening-title")));
  expect(backend.asked("set_phase")).toEqual([]);
  backend.answer("add_record", () => ({ id: "record-new" }));
  let refusals = 1;
  backend.answer("set_phase", ({ input }) => {
    if (refusals-- > 0) throw new CommandError({ code: "store_busy", message: "Prøv igjen.", field: null });
    return { id: input.id, phase: input.phase, celebrate: false };
  });
  await user.click(screen.getByTestId("phase-save"));
  expect(await screen.findByText("Prøv igjen.")).toBeTruthy();
  await user.click(screen.getByTestId("phase-save"));
  await waitFor(() => expect(backend.asked("set_phase")).toHaveLength(2));
  expect(backend.asked("add_record")).toHaveLength(2);
});

it("takes cause, detailed cause and last day in the same step", async () => {
  const backend = fakeBackend();
  const { user, onClose } = await open(backend);
  await user.click(screen.getByRole("radio", { name: "Sluttet" }));
  await user.click(screen.getByRole("button", { name: "Avslutt jobbsporet" }));
  expect(await screen.findByTestId("error-message")).toBeTruthy();
  expect(backend.asked("set_phase")).toEqual([]);
  await user.selectOptions(screen.getByRole("combobox", { name: "Sluttårsak" }), "work");
  await user.selectOptions(screen.getByRole("combobox", { name: "Detaljert sluttårsak" }), "work_no_subsidy");
  await user.click(screen.getByRole("button", { name: "Avslutt jobbsporet" }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("set_phase")).toEqual([
    { input: { id: "trail-1", phase: "ended", cause: "work", detail: "work_no_subsidy", on: "2026-11-21" } },
  ]);
});

it("cannot be sent to a phase that something bars, and says what", async () => {
  const view = trailView();
  const locked = view.next_phases.map((next) => ({ ...next, obstacles: [{ code: "phase_locked", message: "Fasen er låst." }] }));
  await open(fakeBackend({ trail: () => ({ ...view, next_phases: locked }) }), "mapping");
  expect(screen.getByTestId("phase-obstacle").textContent).toContain("Fasen er låst.");
  expect(screen.getByTestId<HTMLButtonElement>("phase-save").disabled).toBe(true);
});

it("sends only what is corrected of how it ended", async () => {
  const ended = trailView({ row: trailRow({ phase: "ended" }), end_cause: "work", end_detail: "work_no_subsidy", ended_on: "2026-11-10", ending_correctable_until: "2026-11-25" });
  const backend = fakeBackend({ trail: () => ended });
  const { user } = renderWithin(<CorrectEndingDialog trail="trail-1" onClose={vi.fn()} />, backend);
  const dialog = await screen.findByRole("dialog", { name: "Rett sluttdetaljene" });
  await waitFor(() => expect(dialog.textContent).toContain("Kan rettes til og med 25.11.2026."));
  await user.selectOptions(within(dialog).getByRole("combobox", { name: "Sluttårsak" }), "education");
  await user.click(within(dialog).getByRole("button", { name: "Lagre rettelsen" }));
  await waitFor(() => expect(backend.asked("correct_ending")).toEqual([{ input: { id: "trail-1", cause: "education", detail: "edu_nav" } }]));
});
