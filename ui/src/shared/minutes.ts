/// Minutes below the agenda that stands there already.
export const withMinutes = (agenda: string, minutes: string): string => (agenda.trim() === "" ? minutes : `${agenda.trimEnd()}\n\n${minutes}`);
