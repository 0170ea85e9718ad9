/// What the paper has and the screen has not: whole notes, and numbers to call when one is late.
import type { EmployerView, MeetingRow, TrailView, VisitPreparation } from "../../bindings/api";
import { isOrgNumber } from "../../shared/org-number";
import { useReads } from "../../shared/queries";

export type PaperFacts = {
  /** The note of a meeting, whole. */
  noteOf: (meeting: MeetingRow) => string;
  /** Names and numbers, by meeting. */
  phonesOf: (meeting: MeetingRow) => string[];
};

const isCut = ({ excerpt }: MeetingRow): boolean => excerpt.endsWith("…");

/** Undefined until all of it is read; what cannot be read is left out. */
export function usePaperFacts(visits: VisitPreparation[], wanted: boolean): PaperFacts | undefined {
  const all = wanted ? visits : [];
  const cut = all.flatMap(({ meeting, last }) => [meeting, ...(last === null ? [] : [last])]).filter(isCut);
  const ahead = all.map(({ meeting }) => meeting).filter(({ status }) => status === "planned");
  const notes = useReads("meeting", unique(cut.map(({ id }) => id)).map((id) => ({ id })));
  const employers = useReads("employer", unique(ahead.map(({ employer }) => employer ?? "").filter((org) => isOrgNumber(org))).map((org_number) => ({ org_number })));
  const trails = useReads("trail", unique(ahead.filter(withParticipant).map(({ trail }) => trail ?? "")).map((id) => ({ id })));
  if (notes === undefined || employers === undefined || trails === undefined) return undefined;
  return {
    noteOf: (meeting) => notes.find(({ row }) => row.id === meeting.id)?.note ?? meeting.excerpt,
    phonesOf: (meeting) =>
      meeting.status !== "planned"
        ? []
        : [atEmployer(meeting, employers.find(({ row }) => row.org_number === meeting.employer)), withParticipant(meeting) ? ofParticipant(trails.find(({ id }) => id === meeting.trail)) : ""].filter((text) => text !== ""),
  };
}

const unique = (ids: string[]): string[] => [...new Set(ids)].filter((id) => id !== "");

const withParticipant = ({ kind, participant_attends, trail }: MeetingRow): boolean => trail !== null && (kind === "participant" || participant_attends);

/** The contact person's number, else the employer's own. */
function atEmployer(meeting: MeetingRow, employer: EmployerView | undefined): string {
  const contact = employer?.contacts.find(({ id }) => id === meeting.employer_contact);
  const direct = [contact?.fields.mobile, contact?.fields.phone].find((number) => number !== undefined && number !== "");
  if (contact !== undefined && direct !== undefined) return `${contact.title} ${direct}`;
  const main = employer?.fields.phone ?? "";
  return main === "" ? "" : [contact?.title ?? meeting.employer_name, main].join(" ");
}

/** Nothing of a shielded person goes on paper. */
const ofParticipant = (view: TrailView | undefined): string => (view === undefined || view.person.shielded || view.person.mobile === "" ? "" : `${view.row.title} ${view.person.mobile}`);
