import { BodyShort, Link } from "@navikt/ds-react";
import type { ReactNode } from "react";
import type { MeetingRow } from "../../bindings/api";
import { formatSpan, formatTime } from "../dates";
import { useNavigation } from "../navigation";
import { useTranslation } from "../translation";
import { HolderMark } from "./HolderMark";
import { MeetingIcon } from "./MeetingIcon";
import { ConflictMark, MeetingStatusTag, UnsentMark } from "./Tags";

type MeetingItemProps = { meeting: MeetingRow; when?: string; action?: ReactNode; excerpt?: boolean };

/** One meeting in a day's list: when, what, with whom, where. */
export function MeetingItem({ meeting, when, action, excerpt = false }: MeetingItemProps) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const details = [meeting.employer_name, meeting.place, meeting.travel_to > 0 ? t("home.travel", { minutes: meeting.travel_to }) : ""];
  return (
    <li className="wt-meeting" data-testid="meeting-row" data-status={meeting.status}>
      <div className="wt-meeting__time">
        <span className="wt-meeting__clock">{when ?? formatTime(meeting.at)}</span>
        <span className="wt-meeting__length">{when === undefined ? t("trail.minutes", { count: meeting.minutes }) : formatSpan(meeting.at, meeting.minutes)}</span>
      </div>
      <span className="wt-bubble" data-kind={meeting.kind}>
        <MeetingIcon kind={meeting.kind} channel={meeting.channel} />
      </span>
      <div className="wt-meeting__body">
        <Link as="button" className="wt-link wt-link--strong" onClick={() => go({ name: "meeting", id: meeting.id })}>
          {meeting.subject}
        </Link>
        <BodyShort size="small">{meeting.trail_title}</BodyShort>
        <div className="wt-meta">
          {details.some((text) => text !== "") && <span>{details.filter((text) => text !== "").join(" · ")}</span>}
          {meeting.status !== "planned" && <MeetingStatusTag status={meeting.status} />}
          <HolderMark meeting={meeting} />
          <ConflictMark count={meeting.conflicts} />
          <UnsentMark unsent={meeting.unsent} />
        </div>
        {excerpt && meeting.excerpt !== "" && <BodyShort size="small" className="wt-excerpt">{meeting.excerpt}</BodyShort>}
      </div>
      {action}
    </li>
  );
}
