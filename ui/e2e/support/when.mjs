/// Days and moments beside now, as the command line takes them.

const DAY_MS = 86_400_000;

/** The day where the work is done, which may be another than the machine's own. */
const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" }).format(Date.now());

/** A date a number of days from today; counted from noon, so that summer time moves none. */
export const daysFromNow = (offset) => new Date(Date.parse(`${today()}T12:00:00Z`) + offset * DAY_MS).toISOString().slice(0, 10);

/** A moment that has passed, whatever the time of day: a visit early in the morning may still lie ahead. */
export const justNow = () => new Date(Date.now() - 60_000).toISOString();
