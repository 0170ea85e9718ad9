/// The next days' meetings, one line each.
import { BodyShort, Link } from "@navikt/ds-react";
import type { MeetingRow } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { MeetingIcon } from "../../shared/components/MeetingIcon";
import { dayOf, formatTime, relativeDay } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { useTranslation } from "../../shared/translation";

/** Enough to see what is coming; the calendar has the rest. */
const ROWS = 6;

export function Ahead({ meetings, today }: { meetings: MeetingRow[]; today: string }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <Card
      title={t("home.ahead")}
      testId="meetings-ahead"
      action={
        <Link as="button" className="wt-link" onClick={() => go({ name: "calendar" })}>
          {t("nav.calendar")}
        </Link>
      }
    >
      {meetings.length === 0 ? (
        <BodyShort textColor="subtle">{t("home.aheadEmpty")}</BodyShort>
      ) : (
        <ul className="wt-lines">
          {meetings.slice(0, ROWS).map((meeting) => (
            <li key={meeting.id} className="wt-line" data-testid="ahead-row">
              <span className="wt-line__when">
                <strong>{relativeDay(dayOf(meeting.at), today)}</strong> {formatTime(meeting.at)}
              </span>
              <MeetingIcon kind={meeting.kind} channel={meeting.channel} />
              <span className="wt-line__what">
                <Link as="button" className="wt-link wt-link--strong" onClick={() => go({ name: "meeting", id: meeting.id })}>
                  {meeting.subject}
                </Link>{" "}
                <span className="wt-line__who">{[meeting.trail_title, meeting.place].filter((text) => text !== "").join(" · ")}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
