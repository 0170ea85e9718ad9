import { cleanup, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { FieldSpec, RecordCatalogue } from "../../../bindings/api";
import { fakeBackend } from "../../../testing/fake-backend";
import { renderWithin } from "../../../testing/render-within";
import { at } from "../../../testing/synthetic";
import { CommandError } from "../../backend";
import { RecordDialog } from "./RecordDialog";
import type { Saved } from "./RecordForm";

const choice = (code: string, label: string, parent: string[] = [], retired = false) => ({ code, label, stored: null, retired, parent, group: null });
const base = { required: false, shared_with_participant: false, default: null, names_employer_side: false };

const FIELDS: FieldSpec[] = [
  { ...base, key: "title", label: "Hva arbeidsgiveren trenger", kind: "line", max_chars: 255, required: true },
  { ...base, key: "employer", label: "Arbeidsgiver", kind: "reference", to: { record: "employer" } },
  { ...base, key: "status", label: "Status", kind: "code", list: "need_status", required: true, default: "open" },
  { ...base, key: "cause", label: "Årsak", kind: "code", list: "cause" },
  { ...base, key: "detail", label: "Detaljert årsak", kind: "code", list: "detail" },
  { ...base, key: "hours", label: "Timer per uke", kind: "number", min: 0, max: 48, decimals: 2 },
  { ...base, key: "from", label: "Fra", kind: "date" },
  { ...base, key: "at", label: "Tidspunkt", kind: "time" },
  { ...base, key: "themes", label: "Tema", kind: "codes", list: "theme" },
  { ...base, key: "informed", label: "Kontakt informert", kind: "tick" },
  { ...base, key: "ended_by", label: "Avsluttet av", kind: "reference", to: "user" },
  { ...base, key: "description", label: "Beskrivelse", kind: "text", max_chars: 4000 },
];

const CATALOGUE: RecordCatalogue = {
  kinds: [{ kind: "employer_need", label: "Behov", plural: "Behov", stream: "employer", services: [], shared_when: null, fields: FIELDS }],
  lists: [
    { name: "need_status", depends_on: null, codes: [choice("open", "Åpent"), choice("filled", "Dekket"), choice("old", "Utgått", [], true)] },
    { name: "theme", depends_on: null, codes: [choice("recruit", "Rekruttere"), choice("aids", "Hjelpemidler")] },
    { name: "cause", depends_on: null, codes: [choice("paid", "I arbeid"), choice("none", "Ikke i arbeid")] },
    { name: "detail", depends_on: "cause", codes: [choice("certificate", "Fagbrev", ["paid"]), choice("other", "Annet", ["none"])] },
  ],
};

type Change = { stored?: Record<string, string>; base?: string; onSave?: (saved: Saved) => Promise<void> };

function open(change: Change = {}, backend = fakeBackend()) {
  backend.answer("record_kinds", () => CATALOGUE);
  const onSave = vi.fn<(saved: Saved) => Promise<void>>(async () => {});
  const onClose = vi.fn();
  const around = renderWithin(<RecordDialog kind="employer_need" title="Nytt behov" draftKey="record:employer_need:999999999:new" onSave={onSave} onClose={onClose} {...change} />, backend);
  return { ...around, backend, onSave, onClose };
}

const options = (name: string) => [...screen.getByRole("combobox", { name }).querySelectorAll("option")].map(({ textContent }) => textContent);
const box = (name: string | RegExp) => screen.findByRole<HTMLInputElement>("textbox", { name });

it("sends what was filled in, days and times as they are stored, and leaves out the rest", async () => {
  const { user, onSave, onClose } = open();
  await user.type(await box(/Hva arbeidsgiveren trenger/u), "To på lageret");
  await user.type(await box("Timer per uke"), "22,5");
  await user.type(await box("Fra"), "i morgen");
  await user.type(await box("Tidspunkt"), "i dag 9:30");
  await user.click(screen.getByRole("checkbox", { name: "Hjelpemidler" }));
  await user.click(screen.getByRole("checkbox", { name: "Rekruttere" }));
  await user.click(screen.getByRole("checkbox", { name: "Kontakt informert" }));
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(onSave).toHaveBeenCalledWith({
    base: "",
    namesConfirmed: false,
    fields: { title: "To på lageret", status: "open", hours: "22,5", from: "2026-11-22", at: "2026-11-21T09:30", themes: "recruit,aids", informed: "true" },
  });
});

it("does not show references that the program fills in", async () => {
  open();
  await box(/Hva arbeidsgiveren trenger/u);
  expect(screen.queryByLabelText("Avsluttet av")).toBeNull();
});

it("shows what is stored as people write it, and sends only what was changed", async () => {
  const stored = { title: "To på lageret", status: "open", hours: "22.5", from: "2026-12-01", at: "2026-11-21T08:30:00Z", informed: "true", description: "Kveld" };
  const { user, onSave } = open({ stored, base: "v4" });
  expect((await box("Timer per uke")).value).toBe("22,5");
  expect((await box("Fra")).value).toBe("01.12.2026");
  expect((await box("Tidspunkt")).value).toBe("21.11.2026 09:30");
  await user.selectOptions(screen.getByRole("combobox", { name: "Status" }), "filled");
  await user.clear(await box("Fra"));
  await user.click(screen.getByTestId("record-save"));
  await waitFor(() => expect(onSave).toHaveBeenCalledWith({ base: "v4", namesConfirmed: false, fields: { status: "filled", from: "" } }));
});

it("says beside a day that cannot be read what to write, and moves there", async () => {
  const { user, onSave } = open();
  await user.type(await box("Fra"), "om litt");
  await user.click(screen.getByTestId("record-save"));
  expect((await screen.findByTestId("error-message")).textContent).toContain("Skriv en dato");
  expect(document.activeElement).toBe(await box("Fra"));
  expect(onSave).not.toHaveBeenCalled();
});

it("offers of a list what may be chosen, and empties what hung on another choice", async () => {
  const { user, onSave } = open();
  await box("Fra");
  expect(options("Status")).toEqual(["Åpent", "Dekket"]);
  expect(options("Detaljert årsak")).toEqual(["Ikke valgt"]);
  await user.selectOptions(screen.getByRole("combobox", { name: "Årsak" }), "paid");
  await user.selectOptions(screen.getByRole("combobox", { name: "Detaljert årsak" }), "certificate");
  await user.selectOptions(screen.getByRole("combobox", { name: "Årsak" }), "none");
  expect(options("Detaljert årsak")).toEqual(["Ikke valgt", "Annet"]);
  await user.click(screen.getByTestId("record-save"));
  await waitFor(() => expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ fields: { status: "open", cause: "none" } })));
});

it("asks whether a name is the employer's own when Rust cannot know, and sends the answer", async () => {
  const onSave = vi.fn<(saved: Saved) => Promise<void>>(async ({ namesConfirmed }) => {
    if (!namesConfirmed) throw new CommandError({ code: "person_data_in_text", message: "Teksten ser ut til å inneholde opplysninger om en deltaker.", field: "description" });
  });
  const { user, onClose } = open({ onSave });
  await user.type(await box("Beskrivelse"), "Spør Nora i kantina");
  expect(screen.queryByTestId("names-confirmed")).toBeNull();
  await user.click(screen.getByTestId("record-save"));
  await user.click(await screen.findByRole("checkbox", { name: /ansatt hos arbeidsgiveren/u }));
  await user.click(screen.getByTestId("record-save"));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(onSave.mock.calls.at(-1)?.[0].namesConfirmed).toBe(true);
});

it("keeps what is being typed, and offers it the next time the form is opened", async () => {
  const first = open();
  await first.user.type(await box("Beskrivelse"), "Halvveis");
  await first.user.click(screen.getByRole("button", { name: "Avbryt" }));
  const kept = await waitFor(() => {
    const draft = first.backend.asked("save_draft").at(-1)?.input;
    if (draft === undefined) throw new Error("not kept yet");
    return draft;
  });
  cleanup();
  const second = open({}, fakeBackend({ drafts: () => [{ ...kept, saved_at: at(0, 14, 20) }] }));
  await second.user.click(await screen.findByTestId("draft-restore"));
  expect((await box("Beskrivelse")).value).toBe("Halvveis");
  await second.user.click(screen.getByTestId("record-save"));
  await waitFor(() => expect(second.onSave).toHaveBeenCalledWith(expect.objectContaining({ fields: { status: "open", description: "Halvveis" } })));
  expect(second.backend.asked("discard_draft")).toEqual([{ key: "record:employer_need:999999999:new" }]);
});

it("chooses an employer by its name, and sends the number", async () => {
  const { user, onSave } = open();
  const employer = await screen.findByRole<HTMLInputElement>("combobox", { name: "Arbeidsgiver" });
  await user.type(employer, "testb{Enter}");
  await waitFor(() => expect(employer.value).toBe("Testbakeriet AS"));
  await user.click(screen.getByTestId("record-save"));
  await waitFor(() => expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ fields: { status: "open", employer: "888888888" } })));
});
