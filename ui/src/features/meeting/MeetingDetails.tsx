/// The facts of a meeting beside its note.
import { BodyShort, Select, TextField } from "@navikt/ds-react";
import type { MeetingRow } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { FactFields } from "../../shared/components/FactFields";
import { fieldError } from "../../shared/components/Feedback";
import { FACT_NAMES, type MeetingFacts, statusesOf, withEmployer } from "../../shared/meeting-facts";
import { usePortfolio } from "../../shared/queries";
import type { Submit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";
import type { FieldName, MeetingFields } from "./edit";

const CHANNELS = ["physical", "phone", "video"] as const;

type MeetingDetailsProps = { row: MeetingRow; shown: MeetingFields; set: (name: FieldName, value: string) => void; submit: Submit };

export function MeetingDetails({ row, shown, set, submit }: MeetingDetailsProps) {
  const { t } = useTranslation();
  const service = usePortfolio().data?.trails.find(({ id }) => id === row.trail)?.service ?? "ips";
  const facts = Object.fromEntries(FACT_NAMES.map((name) => [name, shown[name]])) as MeetingFacts;

  const text = (name: FieldName, label: string, testId?: string) => (
    <TextField
      size="small"
      label={label}
      name={name}
      autoComplete="off"
      value={shown[name]}
      onChange={(event) => set(name, event.target.value)}
      error={fieldError(submit, name)}
      data-testid={testId}
    />
  );

  return (
    <Card title={t("meeting.details")}>
      <fieldset className="wt-fieldset wt-stack wt-stack--fields" disabled={row.undone}>
        <legend className="wt-visually-hidden">{t("meeting.details")}</legend>
        <BodyShort size="small" textColor="subtle">
          {t(`kind.${row.kind}`)}
        </BodyShort>
        {text("subject", t("meeting.subject"), "meeting-subject")}
        {text("at", t("meeting.at"), "meeting-at")}
        <div className="wt-columns">
          {text("minutes", t("quickLog.minutes"), "meeting-minutes")}
          <Select size="small" label={t("meeting.channel")} name="channel" value={shown.channel} onChange={(event) => set("channel", event.target.value)} error={fieldError(submit, "channel")} data-testid="meeting-channel">
            {shown.channel === "unknown" && <option value="unknown">{t("channel.unknown")}</option>}
            {CHANNELS.map((of) => (
              <option key={of} value={of}>
                {t(`channel.${of}`)}
              </option>
            ))}
          </Select>
        </div>
        <Select size="small" label={t("meeting.status")} name="status" value={shown.status} onChange={(event) => set("status", event.target.value)} error={fieldError(submit, "status")} data-testid="meeting-status">
          {shown.status === "unknown" && <option value="unknown">{t("meetingStatus.unknown")}</option>}
          {statusesOf(row.kind, shown.participant_attends === "true", shown.status).map((of) => (
            <option key={of} value={of}>
              {t(`meetingStatus.${of}`)}
            </option>
          ))}
        </Select>
        {withEmployer(row.kind) && (
          <>
            {text("employer_name", t("meeting.employerName"))}
            {text("employer", t("meeting.employerNumber"))}
          </>
        )}
        <FactFields
          kind={row.kind}
          service={service}
          status={shown.status}
          channel={shown.channel}
          facts={facts}
          employer={shown.employer}
          set={set}
          error={(name) => fieldError(submit, name)}
          place={text("place", t("meeting.place"), "meeting-place")}
        />
      </fieldset>
    </Card>
  );
}
