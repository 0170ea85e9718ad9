/// Planned meetings that have begun: one is closed instead of a new one being logged beside it.
import { Chips } from "@navikt/ds-react";
import type { MeetingRow } from "../../bindings/api";
import { shortInstant } from "../../shared/dates";
import { useTranslation } from "../../shared/translation";

type PlannedChoiceProps = { meetings: MeetingRow[]; chosen: string; onChoose: (meeting: MeetingRow | null) => void };

export function PlannedChoice({ meetings, chosen, onChoose }: PlannedChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="wt-planned" role="group" aria-labelledby="wt-planned-label">
      <span id="wt-planned-label" className="wt-planned__label">
        {t("log.planned")}
      </span>
      <Chips size="small">
        {meetings.map((meeting) => {
          const [subject, who, time] = [meeting.subject, meeting.trail_title, shortInstant(meeting.at)];
          return (
            <Chips.Toggle
              key={meeting.id}
              type="button"
              selected={chosen === meeting.id}
              onClick={() => onChoose(chosen === meeting.id ? null : meeting)}
              aria-label={t("log.plannedNamed", { subject, who, time })}
              data-testid="ql-planned"
            >
              {`${time} · ${who} · ${subject}`}
            </Chips.Toggle>
          );
        })}
        <Chips.Toggle type="button" selected={chosen === ""} onClick={() => onChoose(null)} data-testid="ql-new">
          {t("log.newMeeting")}
        </Chips.Toggle>
      </Chips>
    </div>
  );
}
