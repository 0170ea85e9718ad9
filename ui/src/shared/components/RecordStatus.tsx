import { Tag } from "@navikt/ds-react";
import { useTranslation } from "../translation";

const STATUSES = [
  "planned", "ongoing", "completed", "cancelled", "aborted", "ended", "open", "shared", "archived", "not_applicable", "filled", "withdrawn", "applied",
] as const;

/** A status in words; one that a newer app has is shown by its code. */
export function RecordStatus({ status }: { status: string }) {
  const { t } = useTranslation();
  if (status === "") return null;
  const known = STATUSES.find((of) => of === status);
  return (
    <Tag size="xsmall" variant="outline" data-color={status === "ongoing" || status === "open" ? "info" : "neutral"} className="wt-tag">
      {known === undefined ? status : t(`recordStatus.${known}`)}
    </Tag>
  );
}
