/// Keys of drafts: which form a kept text belongs to.

export const QUICK_LOG_DRAFT = "quick-log";
export const NEW_TRAIL_DRAFT = "new-trail";
/** No form: whose trail was open when the laptop was handed over. Locking loads the window anew, and nothing else remembers. */
export const HANDED_OVER = "handed-over";
/** Unsaved quick logs kept side by side; each is offered until it is taken or thrown away. */
const QUICK_LOGS_MAX = 9;

export const meetingDraft = (id: string): string => `meeting:${id}`;
/** Of one section or one field of a profile, by its key. */
export const profileDraft = (id: string, section: string): string => `profile:${id}:${section}`;
/** Of a record: what kind, where it lies (an organisation number, a trail, or the own workspace), and which one. */
export const recordDraft = (kind: string, place: string, id = "new"): string => `record:${kind}:${place}:${id}`;
/** Of one text of a report. */
export const reportDraft = (id: string, field: string): string => `report:${id}:${field}`;
/** The place of records in the own workspace. */
export const OWN_PLACE = "own";

export type DraftForm =
  | { name: "quick-log" }
  | { name: "new-trail" }
  | { name: "meeting"; id: string }
  | { name: "profile"; id: string; section: string }
  | { name: "record"; kind: string; place: string; id: string }
  | { name: "report"; id: string }
  | { name: "other" };

/** Which form a draft belongs to. */
export function draftForm(key: string): DraftForm {
  const [form, id, section, which] = key.split(":");
  if (form === QUICK_LOG_DRAFT) return { name: "quick-log" };
  if (form === NEW_TRAIL_DRAFT) return { name: "new-trail" };
  if (form === "meeting" && id !== undefined) return { name: "meeting", id };
  if (form === "profile" && id !== undefined && section !== undefined) return { name: "profile", id, section };
  if (form === "record" && id !== undefined && section !== undefined && which !== undefined) return { name: "record", kind: id, place: section, id: which };
  if (form === "report" && id !== undefined) return { name: "report", id };
  return { name: "other" };
}

/** A key for a new quick log that overwrites none of the drafts still on offer. */
export function freeQuickLogKey(taken: string[]): string {
  if (!taken.includes(QUICK_LOG_DRAFT)) return QUICK_LOG_DRAFT;
  for (let count = 2; count < QUICK_LOGS_MAX; count += 1) {
    const key = `${QUICK_LOG_DRAFT}:${count}`;
    if (!taken.includes(key)) return key;
  }
  return `${QUICK_LOG_DRAFT}:${QUICK_LOGS_MAX}`;
}
