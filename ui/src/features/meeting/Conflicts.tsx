/// Fields that two people set to different values: both are shown, and the person chooses.
import { ArrowRightLeftIcon } from "@navikt/aksel-icons";
import { Button, InfoCard } from "@navikt/ds-react";
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

type ConflictsProps = { conflicts: FieldConflict[]; busy: boolean; onSettle: (field: FieldName, value: string) => void };

export function Conflicts({ conflicts, busy, onSettle }: ConflictsProps) {
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
    <InfoCard data-color="warning" as="section" data-testid="conflicts">
      <InfoCard.Header icon={<ArrowRightLeftIcon aria-hidden />}>
        <InfoCard.Title as="h2">{t("meeting.conflictTitle", { count: conflicts.length })}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <p className="wt-conflicts__lead">{t("meeting.conflictText")}</p>
        <ul className="wt-conflicts">
          {conflicts.map((conflict) => {
            const name = NAMES.find((of) => of === conflict.field);
            const label = t(`field.${name ?? "other"}`);
            const [chosen, other] = [readable(conflict.field, conflict.chosen), readable(conflict.field, conflict.other)];
            return (
              <li key={conflict.field} className="wt-conflict" data-testid="conflict" data-field={conflict.field}>
                <strong>{label}</strong>
                <Side
                  label={t("meeting.conflictChosen")}
                  value={chosen}
                  action={t("meeting.conflictKeep")}
                  actionName={t("meeting.conflictKeepNamed", { value: chosen, field: label })}
                  onTake={name === undefined ? null : () => onSettle(name, typedValue(conflict.field, conflict.chosen))}
                  busy={busy}
                />
                <Side
                  label={t("meeting.conflictOther")}
                  value={other}
                  action={t("meeting.conflictUse")}
                  actionName={t("meeting.conflictUseNamed", { value: other, field: label })}
                  onTake={name === undefined ? null : () => onSettle(name, typedValue(conflict.field, conflict.other))}
                  busy={busy}
                />
              </li>
            );
          })}
        </ul>
      </InfoCard.Content>
    </InfoCard>
  );
}

type SideProps = { label: string; value: string; action: string; actionName: string; onTake: (() => void) | null; busy: boolean };

function Side({ label, value, action, actionName, onTake, busy }: SideProps) {
  return (
    <div className="wt-conflict__side">
      <span className="wt-quiet">{label}</span>
      <span className="wt-conflict__value">{value}</span>
      {onTake !== null && (
        <Button type="button" size="small" variant="secondary" data-color="neutral" disabled={busy} onClick={onTake} aria-label={actionName}>
          {action}
        </Button>
      )}
    </div>
  );
}
