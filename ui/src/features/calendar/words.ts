/// What a meeting in the calendar says besides what there is room for: for the ear, and for who cannot see colours.
import type { TFunction } from "i18next";
import type { Visit } from "./visits";

/** `owner`: whose it is, of a colleague's; empty when that is not known. */
export function unsaidOf({ meeting, clashes }: Visit, owner: string, t: TFunction): string {
  const travel = meeting.travel_to + meeting.travel_from;
  return [
    t(`kind.${meeting.kind}`),
    meeting.trail_title === meeting.subject ? "" : meeting.employer_name,
    travel > 0 ? t("calendar.travelAround", { before: meeting.travel_to, after: meeting.travel_from }) : "",
    meeting.mine ? "" : t("calendar.of", { name: owner === "" ? t("calendar.colleague") : owner }),
    t(`meetingStatus.${meeting.status}`),
    clashes.length > 0 ? t("calendar.clash", { with: clashes.map((other) => other.subject).join(", ") }) : "",
  ]
    .filter((text) => text !== "")
    .join(", ");
}
