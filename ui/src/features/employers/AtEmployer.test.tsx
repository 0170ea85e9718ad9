/// What is kept at an employer, said and changed in one press; and what was done there.
import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { DialogueEntry, EmployerView } from "../../bindings/api";
import { useNavigation } from "../../shared/navigation";
import { nbEmployers } from "../../shared/nb-employers";
import { CATALOGUE } from "../../testing/catalogue";
import { type FakeBackend, fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at } from "../../testing/synthetic";
import { employerView, TEAM_EMPLOYERS } from "../../testing/synthetic-employers";
import { EmployerPage } from "./EmployerPage";

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;
const where = () => JSON.parse(screen.getByTestId("where").textContent ?? "") as unknown;

async function open(change: Partial<EmployerView> = {}, backend: FakeBackend = fakeBackend(), restore?: string) {
  backend.answer("record_kinds", () => CATALOGUE);
  backend.answer("employer", () => employerView(change));
  const around = renderWithin(<><EmployerPage org="999999999" restore={restore} /><Where /></>, backend);
  await screen.findByTestId("employer-title");
  return { ...around, backend };
}

const changed = <T extends { fields: Record<string, string> }>(row: T | undefined, id: string, fields: Record<string, string>, more: Partial<T> = {}): T => {
  if (row === undefined) throw new Error("no such record");
  return { ...row, id, ...more, fields: { ...row.fields, ...fields } };
};

it("says why an employer cannot be read, and reads it again when asked", async () => {
  const backend = fakeBackend({ record_kinds: () => CATALOGUE });
  backend.refuse("employer", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = renderWithin(<EmployerPage org="999999999" />, backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  expect(screen.queryByTestId("employer-register")).toBeNull();
  backend.answer("employer", () => employerView());
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByTestId("employer-title")).toBeTruthy();
});

it("opens the form of its facts, and goes on with one that was left", async () => {
  const { user, unmount } = await open();
  await user.click(screen.getByTestId("employer-edit"));
  expect((await screen.findByTestId<HTMLInputElement>("record-name")).value).toBe("Eksempel Logistikk AS");
  unmount();
  const key = "record:employer:999999999:employer-1";
  await open({}, fakeBackend({ drafts: () => [{ key, body: JSON.stringify({ base: "v3", typed: { name: "Eksempel AS" } }), saved_at: at(0, 14) }] }), key);
  expect((await screen.findByTestId<HTMLInputElement>("record-name")).value).toBe("Eksempel AS");
});

it("writes nothing when nothing of its facts was changed", async () => {
  const { user, backend } = await open();
  await user.click(screen.getByTestId("employer-edit"));
  await user.click(await screen.findByTestId("record-save"));
  await waitFor(() => expect(screen.queryByTestId("record-save")).toBeNull());
  expect(backend.asked("save_employer")).toEqual([]);
});

it("counts those who work there now, and offers for nobody who has left that they leave", async () => {
  const { user } = await open();
  const count = [...document.querySelectorAll(".wt-milestones dt")].find(({ textContent }) => textContent === nbEmployers.employers.people)?.nextElementSibling;
  expect(count?.textContent).toBe("1");
  const people = within(screen.getByTestId("employer-contacts"));
  expect(people.getByText("siri@eksempel.example")).toBeTruthy();
  expect(people.queryByText("geir@eksempel.example")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Flere valg: Geir Skiftvik" }));
  await screen.findByRole("menu");
  expect(screen.queryByRole("menuitem", { name: "Har sluttet" })).toBeNull();
});

it("says that a need is filled with one press, of one that is open alone, and why when it is refused", async () => {
  const need = employerView().needs[0];
  const { user, backend } = await open({ needs: [changed(need, "need-1", {}), changed(need, "need-2", { status: "filled" }, { title: "En på lager", status: "filled" })] });
  backend.refuse("edit_employer_record", { code: "changed_meanwhile", message: "Noen andre har endret det.", field: null });
  await user.click(screen.getByRole("button", { name: "Flere valg: En på lager" }));
  const menu = await screen.findByRole("menu");
  const items = within(menu).getAllByRole("menuitem").length;
  await user.keyboard("{Escape}");
  await user.click(screen.getByRole("button", { name: "Flere valg: To på kveldsskift" }));
  const choices = within(await screen.findByRole("menu")).getAllByRole("menuitem");
  expect(choices).toHaveLength(items + 1);
  await user.click(choices[1] ?? document.body);
  await waitFor(() => expect(backend.asked("edit_employer_record")).toEqual([{ input: { id: "need-1", fields: { status: "filled" } }, names_confirmed: false }]));
  expect((await screen.findByTestId("toast")).textContent).toContain("Noen andre har endret det.");
});

it("lists what is to be done by its day, with what is late marked and what is done left to the dialogue", async () => {
  const task = employerView().tasks[0];
  const tasks = [changed(task, "none", { due: "" }, { title: "En gang" }), changed(task, "late", { due: "2026-11-20" }, { title: "I går" }), changed(task, "soon", { due: "2026-11-25" }, { title: "Snart" }), changed(task, "done", {}, { title: "Gjort", status: "completed" })];
  const { user, backend } = await open({ tasks: [tasks[0], tasks[2], tasks[1], tasks[3]].flatMap((row) => row ?? []) });
  const lines = screen.getAllByTestId("employer-task");
  expect(lines.map((line) => within(line).getByRole("button").textContent)).toEqual(["I går", "Snart", "En gang"]);
  expect(lines.map((line) => within(line).queryByText("Over fristen") !== null)).toEqual([true, false, false]);
  backend.answer("edit_employer_record", () => new Promise(() => {}));
  await user.click(within(lines[1] ?? document.body).getByRole("checkbox"));
  expect(screen.getAllByRole<HTMLInputElement>("checkbox").map(({ disabled }) => disabled)).toEqual([false, true, false]);
});

it("tells how long a need or an agreement holds, and which is over", async () => {
  const agreement = employerView().agreements[0];
  await open({
    agreements: [
      changed(agreement, "a", { from: "2026-01-01", until: "2026-06-30" }, { title: "Over" }),
      changed(agreement, "b", { from: "", until: "2027-06-30" }, { title: "Til sommeren" }),
      changed(agreement, "c", { from: "2026-09-01", until: "" }, { title: "Løpende" }),
    ],
  });
  const kept = within(screen.getByTestId("employer_agreement"));
  const quiet = (name: string) => kept.getByRole("button", { name }).className.includes("quiet");
  expect(["Over", "Til sommeren", "Løpende"].map(quiet)).toEqual([true, false, false]);
  const [over, till, on] = kept.getAllByTestId("record-line").map(({ textContent }) => textContent ?? "");
  expect(over).toContain("01.01.2026 – 30.06.2026");
  expect(till).toContain("30.06.2027");
  expect(on).toContain("01.09.2026");
});

const entries = () => screen.queryAllByTestId("dialogue-entry").map(({ dataset }) => dataset.kind);

it("narrows what was done to a sort, leads to the meeting, and marks what did not come to be", async () => {
  const { user } = await open();
  const marks = screen.getAllByTestId("dialogue-entry").map((entry) => within(entry).queryByText("Møtte ikke") !== null);
  expect(marks).toEqual([false, false, false, false, true]);
  expect(within(screen.getByTestId("employer-dialogue")).queryByText("Gjennomført")).toBeNull();
  const log = within(screen.getByTestId("employer-dialogue")).getAllByRole("button", { pressed: false });
  await user.click(log.find(({ textContent }) => textContent?.startsWith("Møter") === true) ?? document.body);
  expect(entries()).toEqual(["trail_meeting", "meeting", "trail_meeting"]);
  await user.click(screen.getByRole("button", { name: "Bli kjent" }));
  expect(where()).toEqual({ name: "meeting", id: "meeting-20" });
});

it("says that somebody who decides was met only where somebody was met", async () => {
  const [one] = employerView().dialogue;
  if (one === undefined) throw new Error("no dialogue");
  const dialogue = (["completed", "planned", "no_show", "cancelled"] as const).map((status): DialogueEntry => ({ ...one, id: status, kind: "trail_meeting", status, decision_maker: "yes" }));
  await open({ dialogue });
  expect(screen.getAllByTestId("dialogue-entry").map((entry) => entry.textContent?.includes("Møtte beslutningstaker"))).toEqual([true, false, false, false]);
});

it("shows of a long history the latest, and more when asked", async () => {
  const [one] = employerView().dialogue;
  if (one === undefined) throw new Error("no dialogue");
  const { user } = await open({ dialogue: Array.from({ length: 35 }, (_, index): DialogueEntry => ({ ...one, id: `log-${index}` })) });
  expect(screen.getAllByTestId("dialogue-entry")).toHaveLength(30);
  await user.click(screen.getByRole("button", { name: "Vis 5 eldre" }));
  expect(screen.getAllByTestId("dialogue-entry")).toHaveLength(35);
});

it("names first whose wishes it fits best, and nobody it does not fit", async () => {
  const fits: Record<string, string[]> = { "trail-1": ["lager"], "trail-3": ["lager", "truck"] };
  await open({}, fakeBackend({ employers: ({ filter: { wish_of: of = "" } }) => TEAM_EMPLOYERS.slice(0, 1).map((row) => ({ ...row, fits: fits[of] ?? [] })) }));
  const card = within(await screen.findByTestId("who-wishes"));
  expect(card.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Amina Testberg", "Nora Prøvestad"]);
});

it("says each fact once, and leads to the unit above", async () => {
  const { user } = await open({ fields: { ...employerView().fields, parent_org_number: "888888888" } });
  await screen.findByText("Sektor");
  const terms = [...document.querySelectorAll(".wt-facts dt")].map(({ textContent }) => textContent);
  expect(terms).not.toContain("Kommune");
  expect(terms).not.toContain("Navn");
  await user.click(screen.getByRole("button", { name: /888 888 888/u }));
  expect(where()).toEqual({ name: "employer", org: "888888888" });
});

it("leads to the units below, and says that nobody has been there", async () => {
  const branch = TEAM_EMPLOYERS[1];
  const { user } = await open({ branches: branch === undefined ? [] : [branch], row: { ...employerView().row, meetings: 0, own_meetings: 0, last_met_at: null } });
  expect([...document.querySelectorAll(".wt-milestones dd")].slice(0, 2).map(({ textContent }) => textContent)).toEqual([nbEmployers.employers.never, nbEmployers.employers.never]);
  await user.click(screen.getByRole("button", { name: "Testbakeriet AS" }));
  expect(where()).toEqual({ name: "employer", org: "888888888" });
});

it("tells the one number that reaches a person, and counts those who are there", async () => {
  const [siri, geir] = employerView().contacts;
  await open({ contacts: [changed(siri, "a", { phone: "22000001" }), changed(siri, "b", { mobile: "", phone: "22000002" }), changed(geir, "c", {})] });
  const people = within(screen.getByTestId("employer-contacts"));
  expect(["90000001", "22000001", "22000002"].map((number) => people.queryByText(number) !== null)).toEqual([true, false, true]);
  expect(people.getByRole("heading").textContent).toContain("2");
});

it("can be tried again when a task could not be closed", async () => {
  const { user, backend } = await open();
  backend.refuse("edit_employer_record", { code: "no_space", message: "Disken er full.", field: null });
  const box = screen.getByRole<HTMLInputElement>("checkbox", { name: /Sende informasjon/u });
  await user.click(box);
  await screen.findByText("Disken er full.");
  await waitFor(() => expect(box.disabled).toBe(false));
});

it("has no card for a note or a family where there is none", async () => {
  await open({ fields: { name: "Eksempel Logistikk AS", org_number: "999999999" } });
  expect(screen.queryByTestId("employer-note")).toBeNull();
  expect(screen.queryByRole("button", { name: /overordnet|enhet/iu })).toBeNull();
});

it("offers no way to settle what this version does not know, and says why what it knows was refused", async () => {
  const { user, backend } = await open({ conflicts: [{ field: "sector", chosen: "private", other: "public" }, { field: "from_the_future", chosen: "a", other: "b" }] });
  backend.refuse("save_employer", { code: "no_space", message: "Disken er full.", field: null });
  await user.click(await screen.findByRole("button", { name: "Bruk denne: Sektor «Offentlig»" }));
  expect((await screen.findByTestId("toast")).textContent).toContain("Disken er full.");
  expect(screen.queryByRole("button", { name: /«b»/u })).toBeNull();
});
