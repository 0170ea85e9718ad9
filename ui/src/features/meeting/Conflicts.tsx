/// Fields that two people set to different values: both are shown, and the person chooses.
import { Button, LocalAlert } from "@navikt/ds-react";
import { useTranslation } from "react-i18next";
import type { FieldConflict } from "../../bindings/api";
import { formatLocal, localTime, parseLocal } from "../../shared/dates";
import type { FieldName } from "./edit";

const NAMES = [
  "at", "minutes", "channel", "place", "status", "subject", "employer", "employer_name", "travel_to", "travel_from",
] as const;
const CHANNELS = ["physical", "phone", "video"] as const;
const STATUSES = ["planned", "completed", "no_show", "cancelled"] as const;

/** A value of a conflict as it is typed in its field: times on the clock in Norway, codes as they are. */
export function typedValue(field: string, value: string): string {
  if (field !== "at") return value;
  if (/^\d{10,}$/u.test(value)) return formatLocal(localTime(Number(value)));
  const instant = /(?:Z|[+-]\d{2}:\d{2})$/u.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(instant)) return formatLocal(localTime(instant));
  const local = parseLocal(value);
  return local === null ? value : formatLocal(local);
}

type ConflictsProps = { conflicts: FieldConflict[]; onSettle: (field: FieldName, value: string) => void };

export function Conflicts({ conflicts, onSettle }: ConflictsProps) {
  const { t } = useTranslation();
  if (conflicts.length === 0) return null;

  const readable = (field: string, value: string): string => {
    const channel = field === "channel" ? CHANNELS.find((of) => of === value) : undefined;
    const status = field === "status" ? STATUSES.find((of) => of === value) : undefined;
    if (channel !== undefined) return t(`channel.${channel}`);
    if (status !== undefined) return t(`meetingStatus.${status}`);
    return value === "" ? t("meeting.conflictEmpty") : typedValue(field, value);
  };

  return (
    <LocalAlert status="warning" as="section" data-testid="conflicts">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t("meeting.conflictTitle", { count: conflicts.length })}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <p className="wt-conflicts__lead">{t("meeting.conflictText")}</p>
        <ul className="wt-conflicts">
          {conflicts.map((conflict) => {
            const name = NAMES.find((of) => of === conflict.field);
            const label = t(`field.${name ?? "other"}`);
            const other = readable(conflict.field, conflict.other);
            return (
              <li key={conflict.field} className="wt-conflict" data-testid="conflict" data-field={conflict.field}>
                <strong>{label}</strong>
                <dl>
                  <div>
                    <dt>{t("meeting.conflictChosen")}</dt>
                    <dd>{readable(conflict.field, conflict.chosen)}</dd>
                  </div>
                  <div>
                    <dt>{t("meeting.conflictOther")}</dt>
                    <dd>{other}</dd>
                  </div>
                </dl>
                {name !== undefined && (
                  <Button
                    type="button"
                    size="small"
                    variant="secondary"
                    data-color="neutral"
                    onClick={() => onSettle(name, typedValue(conflict.field, conflict.other))}
                    aria-label={t("meeting.conflictUseNamed", { value: other, field: label })}
                  >
                    {t("meeting.conflictUse")}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
