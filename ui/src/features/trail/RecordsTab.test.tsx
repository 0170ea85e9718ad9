import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { RecordRow } from "../../bindings/api";
import { CATALOGUE } from "../../testing/catalogue";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, recordRow, trailRow } from "../../testing/synthetic";
import { endingOf } from "./record-shapes";
import { RecordsTab } from "./RecordsTab";

async function open(records: RecordRow[] = [], change: Parameters<typeof trailRow>[0] = {}, restore?: string, overrides: Parameters<typeof fakeBackend>[0] = {}) {
  const backend = fakeBackend({ records: () => records, record_kinds: () => CATALOGUE, ...overrides });
  const rendered = renderWithin(<RecordsTab trail={trailRow(change)} restore={restore} />, backend);
  await screen.findByTestId("sms-reservation");
  return { ...rendered, backend };
}

const offered = () => screen.getAllByRole("menuitem").map((item) => item.textContent);

it("offers the kinds of the service, and none that come by another way", async () => {
  const { user } = await open();
  await user.click(await screen.findByTestId("record-add"));
  expect(offered()).toEqual(["Jobb", "Delmål", "Kontaktlogg", "Passiv periode"]);
});

it("offers a training in supported employment, and its jobs under it only", async () => {
  const { user } = await open([], { service: "ams" });
  await user.click(await screen.findByTestId("record-add"));
  expect(offered()).toEqual(["Jobb", "Fag- og yrkesopplæring", "Delmål", "Kontaktlogg", "Rekrutteringsprogram"]);
});

it("adds nothing to a trail that has ended", async () => {
  await open([recordRow()], { phase: "ended" });
  expect(screen.queryByTestId("record-add")).toBeNull();
  expect(screen.getByTestId<HTMLInputElement>("sms-reserved").disabled).toBe(true);
});

it("logs a conversation that was just now with what is typed", async () => {
  const { user, backend } = await open();
  await user.click(await screen.findByTestId("record-add"));
  await user.click(screen.getByRole("menuitem", { name: "Kontaktlogg" }));
  await user.type(await screen.findByRole("textbox", { name: /^Emne/u }), "Ringte om frisøravtalen");
  await user.click(screen.getByRole("checkbox", { name: /Samtalereferat/u }));
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("add_record")).toHaveLength(1));
  expect(backend.asked("add_record")[0]?.input).toMatchObject({
    trail: "trail-1", kind: "contact_log", fields: { subject: "Ringte om frisøravtalen", minutes_shared: "true", at: "2026-11-21T14:32" },
  });
});

it("proposes a follow-up a month from now for a break", async () => {
  const { user } = await open();
  await user.click(await screen.findByTestId("record-add"));
  await user.click(screen.getByRole("menuitem", { name: "Passiv periode" }));
  expect((await screen.findByRole<HTMLInputElement>("textbox", { name: /^Oppfølgingsdato/u })).value).toBe("21.12.2026");
});

it("adds a job under its training, in the training's own name", async () => {
  const training = recordRow({ id: "training-1", kind: "vocational_training", label: "Fag- og yrkesopplæring", title: "Kokkefag", fields: { title: "Kokkefag" } });
  const { user, backend } = await open([training], { service: "ams" });
  await user.click(await screen.findByRole("button", { name: "Legg til jobb i Kokkefag" }));
  expect(screen.queryByRole("combobox", { name: /Fag- og yrkesopplæring/u })).toBeNull();
  await user.type(await screen.findByRole("textbox", { name: /^Jobbnavn/u }), "Lærling");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("add_apprentice_job")).toEqual([{ input: { training: "training-1", fields: { title: "Lærling" } } }]));
});

it("opens a record to be changed", async () => {
  const row = recordRow();
  const { user, backend } = await open([row], {}, undefined, { record: () => ({ id: row.id, row, version: "v1", history: [], conflicts: [] }) });
  await user.click(await screen.findByRole("button", { name: "Åpne: Lagermedarbeider" }));
  const title = await screen.findByRole<HTMLInputElement>("textbox", { name: /^Stillingstittel/u });
  await user.type(title, ", kveld");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("edit_record").at(-1)?.input).toMatchObject({ id: "record-1", fields: { title: "Lagermedarbeider, kveld" } }));
});

it("ends a job today with its status, and one ahead with its date alone", async () => {
  const { user, backend } = await open([recordRow({ status: "ongoing", fields: { title: "Lagermedarbeider" } })]);
  await user.click(await screen.findByRole("button", { name: "Avslutt: Lagermedarbeider" }));
  await user.click(await screen.findByTestId("record-end-save"));
  await waitFor(() => expect(backend.asked("edit_record").at(-1)).toEqual({ input: { id: "record-1", fields: { end_date: "2026-11-21", status: "completed" } } }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.click(screen.getByRole("button", { name: "Avslutt: Lagermedarbeider" }));
  await user.clear(await screen.findByTestId("record-end-on"));
  await user.type(screen.getByTestId("record-end-on"), "31.12.2026");
  await user.click(screen.getByTestId("record-end-save"));
  await waitFor(() => expect(backend.asked("edit_record").at(-1)).toEqual({ input: { id: "record-1", fields: { end_date: "2026-12-31" } } }));
});

it("ends a time in the recruitment programme with its outcome, and offers only the details of that", async () => {
  const row = recordRow({ status: "ongoing", kind: "recruitment_period", label: "Rekrutteringsprogram", title: "", fields: { start_date: "2026-09-01" } });
  const { user, backend } = await open([row], { service: "ams" });
  await user.click(await screen.findByTestId("record-end"));
  await user.selectOptions(await screen.findByTestId("record-end_cause"), "paid");
  expect(within(screen.getByTestId("record-end_detail")).getAllByRole("option").map(({ textContent }) => textContent)).toEqual(["Ikke valgt", "Lønnet arbeid"]);
  await user.selectOptions(screen.getByTestId("record-end_detail"), "paid_work");
  await user.click(screen.getByTestId("record-end-save"));
  await waitFor(() => expect(backend.asked("edit_record").at(-1)).toEqual({
    input: { id: "record-1", fields: { end_date: "2026-11-21", end_cause: "paid", end_detail: "paid_work", place_of_employment: "" } },
  }));
});

it("forgets a detail that does not belong to another outcome, and says at the field what is wrong with it", async () => {
  const fields = { start_date: "2026-09-01", end_cause: "paid", end_detail: "paid_work", place_of_employment: "Lager AS" };
  const row = recordRow({ status: "ongoing", kind: "recruitment_period", label: "Rekrutteringsprogram", title: "", fields });
  const { user, backend } = await open([row], { service: "ams" });
  await user.click(await screen.findByTestId("record-end"));
  expect((await screen.findByTestId<HTMLSelectElement>("record-end_detail")).value).toBe("paid_work");
  const [other] = [...screen.getByTestId<HTMLSelectElement>("record-end_cause").options].filter(({ value }) => value !== "" && value !== "paid");
  await user.selectOptions(screen.getByTestId("record-end_cause"), other?.value ?? "");
  expect(screen.getByTestId<HTMLSelectElement>("record-end_detail").value).toBe("");
  backend.refuse("edit_record", { code: "required", message: "Velg en detalj.", field: "end_detail" });
  await user.click(screen.getByTestId("record-end-save"));
  expect((await screen.findByTestId("error-message")).textContent).toBe("Velg en detalj.");
  expect(document.activeElement).toBe(screen.getByTestId("record-end_detail"));
});

it("proposes the end that was set before, in the words of a break, and saves no day that cannot be read", async () => {
  const { user, backend } = await open([recordRow({ status: "ongoing", kind: "passive_period", label: "Passiv periode", title: "Operasjon", fields: { from: "2026-11-01", to: "2026-12-24" } })]);
  await user.click(await screen.findByTestId("record-end"));
  const on = await screen.findByTestId<HTMLInputElement>("record-end-on");
  expect(on.value).toBe("24.12.2026");
  expect(screen.getByRole("dialog").textContent).toContain("Perioden er slutt den dagen du skriver.");
  await user.clear(on);
  await user.type(on, "en gang");
  await user.click(screen.getByTestId("record-end-save"));
  await screen.findByTestId("error-message");
  expect(backend.asked("edit_record")).toEqual([]);
});

it("puts Rust's word about the end at its date", async () => {
  const { user, backend } = await open([recordRow({ status: "ongoing", kind: "passive_period", label: "Passiv periode", title: "Operasjon", fields: { from: "2026-11-01" } })]);
  backend.refuse("edit_record", { code: "period_backwards", message: "Slutten er før starten.", field: "to" });
  await user.click(await screen.findByTestId("record-end"));
  await user.click(await screen.findByTestId("record-end-save"));
  await screen.findByText("Slutten er før starten.");
  expect(document.activeElement).toBe(screen.getByTestId("record-end-on"));
});

it.each([
  ["job", "ongoing", false, "end_date"],
  ["apprentice_job", "ongoing", false, "end_date"],
  ["vocational_training", "ongoing", false, "end_date"],
  ["recruitment_period", "ongoing", false, "end_date"],
  ["job", "planned", false, undefined],
  ["passive_period", "ongoing", false, "to"],
  ["job", "completed", false, undefined],
  ["job", "ongoing", true, undefined],
  ["contact_log", "completed", false, undefined],
] as const)("offers to end a %s that is %s (put aside: %s): %s", (kind, status, discarded, field) => {
  const ending = endingOf(recordRow({ kind, status, discarded }));
  expect(ending?.field).toBe(field);
  // The words of a status differ from kind to kind; periods say it by their dates.
  expect(ending?.status).toBe(field === undefined || kind === "recruitment_period" || kind === "passive_period" ? undefined : kind === "apprentice_job" ? "ended" : "completed");
});

it("switches SMS off and on, each time as an entry of its own", async () => {
  const reserved = recordRow({ id: "sms-1", kind: "sms_reservation", label: "SMS-reservasjon", title: "", fields: { reserved: "true" }, created_at: at(-1, 9) });
  const { user, backend } = await open([recordRow({ id: "sms-0", kind: "sms_reservation", fields: {}, created_at: at(-9, 9) }), reserved]);
  const box = screen.getByTestId<HTMLInputElement>("sms-reserved");
  expect(box.checked).toBe(true);
  await user.click(box);
  await waitFor(() => expect(backend.asked("add_record")).toEqual([{ input: { trail: "trail-1", kind: "sms_reservation", fields: {} } }]));
  expect(within(screen.getByTestId("sms-reservation")).queryByTestId("record-row")).toBeNull();
});

it("goes on with the form that a kept draft belongs to", async () => {
  const body = JSON.stringify({ base: "", typed: { subject: "Halvferdig" } });
  await open([], {}, "record:contact_log:trail-1:new", { drafts: () => [{ key: "record:contact_log:trail-1:new", body, saved_at: at(0, 13) }] });
  expect(await screen.findByTestId("record-dialog")).toBeTruthy();
});

it("says why the records cannot be read, and reads them again", async () => {
  const backend = fakeBackend({ record_kinds: () => CATALOGUE });
  backend.refuse("records", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = renderWithin(<RecordsTab trail={trailRow()} />, backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("records", () => []);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByTestId("sms-reservation")).toBeTruthy();
});

it("asks for what was put aside only when it is wanted, brings it back, and says why when it cannot", async () => {
  const aside = recordRow({ discarded: true, status: "ongoing" });
  const { user, backend } = await open([aside]);
  expect(backend.asked("records")[0]).toEqual({ filter: { trail: "trail-1", include_discarded: false } });
  expect(screen.queryByTestId("record-end")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Ta tilbake: Lagermedarbeider" }));
  await waitFor(() => expect(backend.asked("edit_record")).toEqual([{ input: { id: "record-1", fields: {}, discarded: false } }]));
  backend.refuse("edit_record", { code: "unexpected", message: "Gikk ikke.", field: null });
  await user.click(screen.getByRole("button", { name: "Ta tilbake: Lagermedarbeider" }));
  expect((await screen.findByTestId("toast")).textContent).toContain("Gikk ikke.");
});

it("shows on a record that it is shared, prints what is handed out, and leads to how it was", async () => {
  const talk = recordRow({ id: "talk-1", kind: "contact_log", label: "Kontaktlogg", title: "Ringte", status: "completed", fields: { minutes_shared: "true", to: "2026-12-01" } });
  const { user, backend, launcher } = await open([recordRow(), talk]);
  expect(screen.getAllByTestId("record-print")).toHaveLength(1);
  await user.click(screen.getByTestId("record-print"));
  await waitFor(() => expect(backend.asked("record_page")).toEqual([{ id: "record-1" }]));
  const row = screen.getAllByTestId("record-row").find(({ dataset }) => dataset.kind === "contact_log");
  expect(row?.textContent).toContain("01.12.2026");
  expect(row?.querySelectorAll(".wt-tag").length).toBeGreaterThan(0);
  await user.click(within(row ?? document.body).getByTestId("open-past"));
  expect(launcher.openPast).toHaveBeenCalledWith({ id: "talk-1", title: "Ringte" });
});

it("has neither SMS in career guidance nor anything to add under what has ended", async () => {
  const backend = fakeBackend({ record_kinds: () => CATALOGUE, records: () => [recordRow({ id: "training-1", kind: "vocational_training", label: "Fag- og yrkesopplæring", title: "Kokkefag" })] });
  renderWithin(<RecordsTab trail={trailRow({ service: "ce", phase: "ended" })} />, backend);
  await screen.findAllByTestId("record-row");
  expect(screen.queryByTestId("sms-reservation")).toBeNull();
  expect(screen.queryByTestId("record-add-job")).toBeNull();
});

const smsWord = (id: string, day: number, fields: Record<string, string>, discarded = false) => recordRow({ id, kind: "sms_reservation", title: "", fields, discarded, created_at: at(day, 9) });

it("takes the last word about SMS that was not put aside, whatever order they come in, and says why when it cannot be changed", async () => {
  const { user, backend } = await open([smsWord("old", -9, {}), smsWord("last", -2, { reserved: "true" }), smsWord("aside", -1, {}, true)]);
  const box = screen.getByTestId<HTMLInputElement>("sms-reserved");
  expect(box.checked).toBe(true);
  backend.refuse("add_record", { code: "unexpected", message: "Gikk ikke.", field: null });
  await user.click(box);
  expect((await screen.findByTestId("toast")).textContent).toContain("Gikk ikke.");
  expect(box.disabled).toBe(false);
});

it("reserves against SMS as an entry of its own", async () => {
  const { user, backend } = await open([]);
  await user.click(screen.getByTestId("sms-reserved"));
  await waitFor(() => expect(backend.asked("add_record")).toEqual([{ input: { trail: "trail-1", kind: "sms_reservation", fields: { reserved: "true" } } }]));
});

it("shows kinds of newer programs last, and says so when nothing is recorded", async () => {
  const { readAgain, backend } = await open([]);
  expect(screen.getByRole("heading", { name: "Ingenting er registrert her ennå" })).toBeTruthy();
  backend.answer("records", () => [recordRow({ id: "x", kind: "unheard_of" as RecordRow["kind"], label: "Ny type" }), recordRow()]);
  await act(readAgain);
  await waitFor(() => expect(screen.getAllByRole("region").map((region) => region.getAttribute("aria-label") ?? region.textContent?.slice(0, 7)).filter((name) => /Jobb|Ny type/u.test(name ?? ""))).toHaveLength(2));
  const [first] = screen.getAllByTestId("record-row");
  expect(first?.dataset.kind).toBe("job");
});
