/// A new trail as a value: what is typed and confirmed, how it is kept as a draft, and how it is read into a command.
import type { ErrorReport, GuidedCreation, NewTrail, TrailType } from "../../bindings/api";
import { formatDay, parseDay, today } from "../../shared/dates";

export type Guided = { personConfirmed: boolean; informed: boolean; guardian: boolean; counsellor: string; source: string; birthDate: string };

export type NewTrailForm = Guided & { nationalId: string; name: string; referred: string; service: Exclude<TrailType, "unknown">; owner: string };

export const STEPS = ["who", "referral", "inform"] as const;
export type Step = (typeof STEPS)[number];

export const NOT_GUIDED: Guided = { personConfirmed: false, informed: false, guardian: false, counsellor: "", source: "", birthDate: "" };

export const emptyTrail = (): NewTrailForm => ({ ...NOT_GUIDED, nationalId: "", name: "", referred: formatDay(today()), service: "ips", owner: "" });

/** Which step a field of a report is on. */
export function stepOf(field: string | null): Step | null {
  if (field === null) return null;
  if (["national_id", "name", "birth_date", "person_confirmed"].includes(field)) return "who";
  if (["service", "referred", "referral_source", "nav_counsellor", "owner"].includes(field)) return "referral";
  return ["informed_of_rights", "guardian_consent"].includes(field) ? "inform" : null;
}

/** What a laptop can say of a number before the register has answered. */
export type NumberFacts = { kind: "ordinary" | "temporary" | "synthetic"; born: string | null };

const two = (value: number): string => String(value).padStart(2, "0");

/**
 * Reads the series and the likely date of birth off a number that Rust has found valid: to show the right question,
 * and no more. Rust asks for the guardians' consent itself.
 */
export function factsOfNumber(number: string): NumberFacts | null {
  const digits = number.replaceAll(/\s/gu, "");
  if (!/^\d{11}$/u.test(digits)) return null;
  const [day, month, year, person] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 9))];
  const kind = month > 40 ? "synthetic" : day > 40 ? "temporary" : "ordinary";
  const century = person < 500 || (person >= 900 && year >= 40) ? 1900 : year < 40 ? 2000 : null;
  if (century === null) return { kind, born: null };
  const born = `${century + year}-${two(month % 40)}-${two(day > 40 ? day - 40 : day)}`;
  return { kind, born: born > today() ? null : born };
}

/** Whole years between two days. */
export function ageOn(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}

/** Below it the guardians are asked. */
export const AGE_OF_MAJORITY = 18;

/** The date of birth that counts while the register has not answered: as it is stated, else as the number suggests. */
export const likelyBirth = ({ birthDate, nationalId }: Pick<NewTrailForm, "birthDate" | "nationalId">): string | null =>
  parseDay(birthDate) ?? factsOfNumber(nationalId)?.born ?? null;

const refuse = (code: string, message: string, field: string): { refused: ErrorReport } => ({ refused: { code, message, field } });

export function readGuided(form: Guided, words: { day: string }): { guided: GuidedCreation } | { refused: ErrorReport } {
  const born = form.birthDate.trim() === "" ? null : parseDay(form.birthDate);
  if (form.birthDate.trim() !== "" && born === null) return refuse("date_impossible", words.day, "birth_date");
  return {
    guided: {
      person_confirmed: form.personConfirmed,
      informed_of_rights: form.informed,
      guardian_consent: form.guardian,
      nav_counsellor: form.counsellor.trim(),
      referral_source: form.source.trim(),
      ...(born === null ? {} : { birth_date: born }),
    },
  };
}

/** The first field of a step that Rust asks for and that says nothing yet; by the names of its reports. */
export function emptyIn(step: Step, form: NewTrailForm): string | null {
  const fields: Record<Step, [string, string | boolean][]> = {
    who: [["national_id", form.nationalId], ["person_confirmed", form.personConfirmed]],
    referral: [["referral_source", form.source], ["nav_counsellor", form.counsellor], ["referred", form.referred]],
    inform: [],
  };
  return fields[step].find(([, value]) => value === false || (typeof value === "string" && value.trim() === ""))?.[0] ?? null;
}

/** The command; without what is confirmed when the trail is only to be begun. */
export function toCommand(form: NewTrailForm, whole: boolean, words: { day: string }): { input: NewTrail } | { refused: ErrorReport } {
  const referred = parseDay(form.referred);
  if (referred === null) return refuse("date_impossible", words.day, "referred");
  const read = whole ? readGuided(form, words) : null;
  if (read !== null && "refused" in read) return read;
  return {
    input: {
      national_id: form.nationalId.replaceAll(/\s/gu, ""),
      referred,
      ...(form.name.trim() === "" ? {} : { name: form.name.trim() }),
      ...(form.service === "ips" ? {} : { service: form.service }),
      ...(form.owner === "" ? {} : { owner: form.owner }),
      ...(read === null ? {} : { guided: read.guided }),
    },
  };
}

export const worthKeeping = (form: NewTrailForm): boolean => [form.nationalId, form.name, form.counsellor, form.source].some((text) => text.trim() !== "");

export const draftBody = (form: NewTrailForm): string => JSON.stringify(form);

/** Reads a kept draft; what it lacks stays as in a new form. */
export function readDraft(body: string): NewTrailForm {
  const base = emptyTrail();
  try {
    const kept: unknown = JSON.parse(body);
    const fields = new Map<string, unknown>(typeof kept === "object" && kept !== null ? Object.entries(kept) : []);
    const merged = Object.entries(base).map(([name, value]) => [name, typeof fields.get(name) === typeof value ? fields.get(name) : value]);
    return Object.fromEntries(merged) as NewTrailForm;
  } catch {
    return base;
  }
}
