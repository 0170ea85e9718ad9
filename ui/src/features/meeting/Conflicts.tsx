/// The fields of a meeting that two people set to different values, in words.
import type { FieldConflict } from "../../bindings/api";
import { ConflictCard } from "../../shared/components/ConflictCard";
import { formatLocal, localTime, parseLocal } from "../../shared/dates";
import { useTranslation } from "../../shared/translation";
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

  const readable = (field: string, value: string): string => {
    const channel = field === "channel" ? CHANNELS.find((of) => of === value) : undefined;
    const status = field === "status" ? STATUSES.find((of) => of === value) : undefined;
    if (channel !== undefined) return t(`channel.${channel}`);
    if (status !== undefined) return t(`meetingStatus.${status}`);
    return typedValue(field, value);
  };

  return (
    <ConflictCard
      busy={busy}
      conflicts={conflicts.map((conflict) => {
        const name = NAMES.find((of) => of === conflict.field);
        return {
          field: conflict.field,
          label: t(`field.${name ?? "other"}`),
          chosen: readable(conflict.field, conflict.chosen),
          other: readable(conflict.field, conflict.other),
          settle: name === undefined ? null : (which) => onSettle(name, typedValue(conflict.field, conflict[which])),
        };
      })}
    />
  );
}
