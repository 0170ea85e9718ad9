import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { CATALOGUE } from "../../testing/catalogue";
import { type FakeBackend, fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, recordRow } from "../../testing/synthetic";
import { employerView, TEAM_EMPLOYERS } from "../../testing/synthetic-employers";
import { EmployerPage } from "./EmployerPage";

async function open(change: Parameters<typeof employerView>[0] = {}, backend: FakeBackend = fakeBackend()) {
  backend.answer("record_kinds", () => CATALOGUE);
  backend.answer("employer", () => employerView(change));
  const around = renderWithin(<EmployerPage org="999999999" />, backend);
  await screen.findByTestId("employer-title");
  return { ...around, backend };
}

it("shows who works there, what they need, and what was done, without leading to anybody's trail", async () => {
  await open();
  expect(screen.getByTestId("employer-title").textContent).toBe("Eksempel Logistikk AS");
  expect(within(screen.getByTestId("employer-contacts")).getByText("Sluttet 30.09.2026")).toBeTruthy();
  expect(await within(screen.getByTestId("employer_need")).findByText("Åpent")).toBeTruthy();
  const marks = screen.getAllByTestId("dialogue-entry").filter((entry) => entry.dataset.kind === "trail_meeting");
  expect(marks).toHaveLength(2);
  for (const mark of marks) expect(within(mark).queryByRole("button")).toBeNull();
});

it("logs a meeting with this employer", async () => {
  const { user, launcher } = await open();
  await user.click(screen.getByTestId("employer-log-meeting"));
  expect(launcher.openQuickLog).toHaveBeenCalledWith({ employer: { org_number: "999999999", name: "Eksempel Logistikk AS", place: "Lageret, Alnabru" } });
});

it("adds a contact who knows of it, and says why when not", async () => {
  const { user, backend } = await open();
  backend.refuse("add_employer_record", { code: "contact_not_informed", message: "Kontakten må være informert om at opplysningene lagres og kan rettes eller slettes.", field: "informed" });
  await user.click(screen.getByTestId("add-employer_contact"));
  await user.type(await screen.findByTestId("record-first_name"), "Siri");
  await user.type(screen.getByTestId("record-last_name"), "Lagersen");
  await user.type(screen.getByTestId("record-email"), "siri@eksempel.example");
  await user.click(screen.getByTestId("record-save"));
  expect((await screen.findByTestId("error-message")).textContent).toContain("informert");
  expect(document.activeElement).toBe(screen.getByTestId("record-informed"));
  backend.answer("add_employer_record", () => ({ id: "contact-9" }));
  await user.click(screen.getByTestId("record-informed"));
  await user.click(screen.getByTestId("record-save"));
  await waitFor(() => expect(screen.queryByTestId("record-save")).toBeNull());
  expect(backend.asked("add_employer_record").at(-1)).toEqual({
    input: { org_number: "999999999", kind: "employer_contact", fields: { first_name: "Siri", last_name: "Lagersen", email: "siri@eksempel.example", informed: "true" }, names_confirmed: false },
  });
});

it("logs a call that was just now", async () => {
  const { user } = await open();
  await user.click(screen.getByTestId("add-employer_log"));
  expect((await screen.findByTestId<HTMLInputElement>("record-at")).value).toBe("21.11.2026 14:30");
  expect(screen.queryByLabelText("Arbeidsgiver")).toBeNull();
});

it("changes a need from the version that was read, and only what was changed", async () => {
  const { user, backend } = await open();
  const need = employerView().needs[0] ?? recordRow();
  backend.answer("record", () => ({ id: "need-1", row: need, version: "v8", history: [], conflicts: [] }));
  await user.click(screen.getByRole("button", { name: "To på kveldsskift" }));
  await user.type(await screen.findByTestId("record-description"), "Truckbevis er en fordel");
  await user.click(screen.getByTestId("record-save"));
  await waitFor(() => expect(backend.asked("edit_employer_record")).toEqual([
    { input: { id: "need-1", fields: { description: "Truckbevis er en fordel" }, base: "v8" }, names_confirmed: false },
  ]));
});

it("puts a record aside, and gives the focus to the page when its line is gone", async () => {
  const { user, backend } = await open();
  backend.answer("record", () => ({ id: "need-1", row: employerView().needs[0] ?? recordRow(), version: "v8", history: [], conflicts: [] }));
  await user.click(screen.getByRole("button", { name: "To på kveldsskift" }));
  await user.click(await screen.findByTestId("record-discard"));
  await waitFor(() => expect(backend.asked("edit_employer_record")).toEqual([{ input: { id: "need-1", fields: {}, discarded: true }, names_confirmed: false }]));
  await waitFor(() => expect(screen.queryByTestId("record-save")).toBeNull());
});

it("closes a task, and marks a contact as having left, with one press", async () => {
  const { user, backend } = await open();
  await user.click(screen.getByRole("checkbox", { name: /Sende informasjon om mentortilskudd/u }));
  await user.click(screen.getByRole("button", { name: "Flere valg: Siri Lagersen" }));
  await user.click(await screen.findByRole("menuitem", { name: "Har sluttet" }));
  await waitFor(() => expect(backend.asked("edit_employer_record").map(({ input }) => input)).toEqual([
    { id: "employer-task-1", fields: { status: "completed" } },
    { id: "contact-1", fields: { former_employee: "true", left_on: "2026-11-21" } },
  ]));
});

it("names those of one's participants whose wishes it fits", async () => {
  const backend = fakeBackend({
    employers: ({ filter: { wish_of } }) => TEAM_EMPLOYERS.slice(0, 1).map((row) => ({ ...row, fits: wish_of === "trail-3" ? ["lager"] : [] })),
  });
  await open({}, backend);
  const card = await screen.findByTestId("who-wishes");
  expect(within(card).getAllByRole("listitem").map((item) => item.textContent)).toEqual(["Amina TestberglagerJobber"]);
  // A colleague's participants and those who have ended are not asked for.
  const asked = backend.asked("employers").flatMap(({ filter }) => filter.wish_of ?? []);
  expect(asked).not.toContain("trail-6");
  expect(asked).not.toContain("trail-10");
});

it("shows a warning until the day it goes away by itself", async () => {
  await open({ warning_until: "2027-05-03", fields: { ...employerView().fields, warning: "true", warning_note: "lacking_follow_up", warning_on: "2026-11-03" } });
  expect((await screen.findByTestId("employer-warning")).textContent).toContain("3. mai 2027");
  await waitFor(() => expect(screen.getByTestId("employer-warning").textContent).toContain("Manglende oppfølging"));
});

it("settles what two people set differently", async () => {
  const { user, backend } = await open({ conflicts: [{ field: "sector", chosen: "private", other: "public" }] });
  await user.click(await screen.findByRole("button", { name: "Bruk denne: Sektor «Offentlig»" }));
  await waitFor(() => expect(backend.asked("save_employer")).toEqual([{ input: { org_number: "999999999", fields: { sector: "public" }, names_confirmed: false } }]));
});

it("offers to register an employer that only meetings name", async () => {
  const backend = fakeBackend({ record_kinds: () => CATALOGUE });
  backend.refuse("employer", { code: "id_unknown", message: "Finnes ikke her.", field: "org_number" });
  const { user } = renderWithin(<EmployerPage org="777777777" />, backend);
  expect(await screen.findByRole("heading", { name: "Øvelsesverkstedet AS" })).toBeTruthy();
  await user.click(screen.getByTestId("employer-register"));
  expect((await screen.findByTestId<HTMLInputElement>("record-name")).value).toBe("Øvelsesverkstedet AS");
  expect(screen.getByTestId<HTMLInputElement>("record-org_number").value).toBe("777777777");
});

it("goes on with a form that was left half filled in", async () => {
  const key = "record:employer_need:999999999:new";
  const backend = fakeBackend({
    record_kinds: () => CATALOGUE, employer: () => employerView(),
    drafts: () => [{ key, body: JSON.stringify({ base: "", typed: { title: "To på lageret" } }), saved_at: at(0, 14, 20) }],
  });
  renderWithin(<EmployerPage org="999999999" restore={key} />, backend);
  expect((await screen.findByTestId<HTMLInputElement>("record-title")).value).toBe("To på lageret");
});

it("says what merging left to settle here, and leads to the form where it is settled", async () => {
  const finding = { id: "task-9", trail: "employer-1", trail_title: "Eksempel Logistikk AS", code: "employer_conflict", about: "contact-1", subject: "Velg hvilken rolle som gjelder", why: "To har skrevet hver sin.", key: "employer_conflict:1" } as const;
  const { user } = await open({}, fakeBackend({
    findings: () => [{ ...finding, employer: "999999999" }, { ...finding, id: "task-10", employer: "888888888", subject: "Hos en annen" }, { ...finding, id: "task-11", employer: null, subject: "På et jobbspor" }],
    record: () => {
      const [row] = employerView().contacts;
      if (row === undefined) throw new Error("no contact");
      return { id: row.id, row, version: "v1", history: [], conflicts: [] };
    },
  }));
  const banner = await screen.findByTestId("employer-findings");
  expect(within(banner).getAllByTestId("employer-finding").map(({ textContent }) => textContent)).toEqual(["Velg hvilken rolle som gjelderTo har skrevet hver sin.Avklar"]);
  await user.click(within(banner).getByRole("button", { name: "Avklar: Velg hvilken rolle som gjelder" }));
  expect((await screen.findByTestId<HTMLInputElement>("record-first_name")).value).toBe("Siri");
});

const findingOf = (about: string) => ({ id: `finding-${about}`, trail: "employer-1", trail_title: "Eksempel", code: "employer_conflict" as const, employer: "999999999", about, subject: about, why: "To verdier.", key: about });

it("leads to the employer's own form or to a record of its own, and nowhere from what lies elsewhere", async () => {
  const places = ["employer-1", "contact-1", "need-1", "agreement-1", "employer-task-1", "log-1", "mark-1", "elsewhere"];
  const { user } = await open({}, fakeBackend({ findings: () => places.map(findingOf) }));
  await screen.findByTestId("employer-findings");
  expect(screen.getAllByRole("button", { name: /^Avklar: / }).map((button) => button.getAttribute("aria-label")?.slice(8))).toEqual(places.slice(0, 6));
  await user.click(screen.getByRole("button", { name: "Avklar: employer-1" }));
  expect((await screen.findByTestId<HTMLInputElement>("record-name")).value).toBe("Eksempel Logistikk AS");
});

it("has no banner where nothing is left to settle", async () => {
  await open();
  expect(screen.queryByTestId("employer-findings")).toBeNull();
});
