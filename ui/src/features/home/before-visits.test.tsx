/// What one has at hand before a visit: where it is, where the last one was, and on paper whom to call.
import { cleanup, screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { MeetingRow } from "../../bindings/api";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, HOME, ME, meetingRow, MORNING, trailView } from "../../testing/synthetic";
import { employerView } from "../../testing/synthetic-employers";
import { HomePage } from "./HomePage";

const ORG = "974760673";

function open(rows: MeetingRow[], last: MeetingRow | null = null) {
  vi.spyOn(window, "print").mockImplementation(() => {});
  const known = employerView();
  const [one] = known.contacts;
  if (one === undefined) throw new Error("nobody to call");
  const both = { ...one, id: "contact-3", title: "Mona Prøvelund", fields: { ...one.fields, mobile: "90000003", phone: "22000003" } };
  const backend = fakeBackend({
    home: () => ({ ...HOME, meetings_today: rows }),
    morning: () => ({ ...MORNING, visits: rows.map((meeting) => ({ meeting, last, openness: null })) }),
    employer: () => employerView({ row: { ...known.row, org_number: ORG }, contacts: [...known.contacts, both] }),
    trail: () => trailView({ person: { ...trailView().person, mobile: "40000009" } }),
  });
  renderWithin(<HomePage me={ME} />, backend, { name: "home", print: true });
  return backend;
}

const said = (text: string): string | undefined => /Telefon: \D+\d{8}(?:, \D+\d{8})*/u.exec(text)?.[0];

it.each<[string, Partial<MeetingRow>, string]>([
  ["the contact person on the mobile first", { employer_contact: "contact-3" }, "Telefon: Mona Prøvelund 90000003"],
  ["the employer where the contact person has no number", { employer_contact: "contact-2" }, "Telefon: Geir Skiftvik 22000000"],
  ["the participant too where they are to be there", { employer_contact: "contact-1", participant_attends: true }, "Telefon: Siri Lagersen 90000001, Nora Prøvestad 40000009"],
])("has on paper whom to call: %s", async (_, change, phones) => {
  open([meetingRow({ employer: ORG, ...change })]);
  expect(said((await screen.findByTestId("print-sheet")).textContent)).toBe(phones);
});

it("calls nobody about a visit that has been, and reads no number for it", async () => {
  const held = meetingRow({ id: "held", at: at(0, 9), employer: ORG, employer_contact: "contact-1", participant_attends: true, status: "completed" });
  const { asked } = open([held]);
  expect(said((await screen.findByTestId("print-sheet")).textContent)).toBeUndefined();
  expect([asked("employer"), asked("trail")]).toEqual([[], []]);
  cleanup();
  open([held, { ...held, id: "ahead", at: at(0, 18), status: "planned" }]);
  const [before, after] = within(await screen.findByTestId("print-sheet")).getAllByRole("row", { hidden: true });
  expect([said(before?.textContent ?? ""), said(after?.textContent ?? "")]).toEqual([undefined, "Telefon: Siri Lagersen 90000001, Nora Prøvestad 40000009"]);
});

it("says where a visit is, and no place of the last one that was at the same employer, known by name alone", async () => {
  open([meetingRow()], meetingRow({ id: "last", at: at(-9, 12), status: "completed", employer: null }));
  const row = within(await screen.findByTestId("meetings-today")).getByTestId("meeting-row");
  expect(row.textContent).toContain("Lageret, Alnabru");
  expect(within(row).getByText(/^Sist, 12\. nov\./u).textContent).not.toContain("hos");
});
