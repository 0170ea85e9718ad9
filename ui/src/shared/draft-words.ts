/// The first words of a draft, so that one sees at a glance which one it is. Never a number or a code: only what is prose.

/** As much as an eye takes in. */
const CHARS_MAX = 90;

/** Where forms keep their prose, the longest first. */
const PROSE = ["note", "text", "description", "body", "taskSubject", "subject", "title", "name", "employerName"];

const fieldsOf = (value: unknown): Map<string, unknown> => new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);

/** Empty when there is no prose in it. */
export function draftWords(body: string): string {
  try {
    const kept = fieldsOf(JSON.parse(body));
    const parts = [kept, fieldsOf(kept.get("changes")), fieldsOf(kept.get("typed"))];
    for (const name of PROSE) {
      const text = parts.map((part) => part.get(name)).find((value): value is string => typeof value === "string" && value.trim() !== "");
      if (text !== undefined) return clipped(text.trim().replaceAll(/\s+/gu, " "));
    }
  } catch {
    // A draft that cannot be read says nothing of itself.
  }
  return "";
}

function clipped(line: string): string {
  if (line.length <= CHARS_MAX) return line;
  const cut = line.slice(0, CHARS_MAX);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), CHARS_MAX / 2)).trimEnd()} …`;
}
