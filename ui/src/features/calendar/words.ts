/// What a meeting in the calendar says besides what there is room for: for the ear, and for who cannot see colours.
import type { TFunction } from "i18next";
import type { Visit } from "./visits";

export function unsaidOf({ meeting, clashes }: Visit, t: TFunction): string {
  const travel = meeting.travel_to + meeting.travel_from;
  return [
    t(`kind.${meeting.kind}`),
    meeting.trail_title === meeting.subject ? "" : meeting.employer_name,
    travel > 0 ? t("calendar.travelAround", { before: meeting.travel_to, after: meeting.travel_from }) : "",
    meeting.mine ? "" : t("calendar.of", { name: meeting.holder === "" ? t("calendar.colleague") : meeting.holder }),
    t(`meetingStatus.${meeting.status}`),
    clashes.length > 0 ? t("calendar.clash", { with: clashes.map((other) => other.subject).join(", ") }) : "",
  ]
    .filter((text) => text !== "")
    .join(", ");
}
