/// Fields of a report that two people set to different values.
import { useRef } from "react";
import type { ReportView } from "../../bindings/api";
import { ConflictCard } from "../../shared/components/ConflictCard";
import { FormError } from "../../shared/components/Feedback";
import { formatDay } from "../../shared/dates";
import { useCommand } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";

const shown = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/u.test(value) ? formatDay(value) : value);

/** Its status is changed by its steps, and is not chosen here. */
const BY_STEP = "status";

export function ReportConflicts({ view }: { view: ReportView }) {
  const { t } = useTranslation();
  const call = useCommand();
  const place = useRef<HTMLDivElement>(null);
  const submit = useSubmit(place);
  if (view.conflicts.length === 0) return null;
  const texts = view.report.sections.flatMap(({ blocks }) => blocks).filter((block) => block.block === "text");
  const nameOf = (field: string): string => {
    if (field === "date_from") return t("reports.from");
    if (field === "date_to") return t("reports.to");
    if (field === "participant_involved") return t("reports.involved");
    return texts.find((text) => text.field === field)?.label_nb ?? t("field.other");
  };
  const take = (field: string, value: string) => void submit.run(async () => void (await call("edit_record", { input: { id: view.id, fields: { [field]: value } } })));
  return (
    <div ref={place} className="wt-stack wt-stack--tight">
      <FormError report={submit.formError} />
      <ConflictCard
        busy={submit.busy}
        conflicts={view.conflicts.map(({ field, chosen, other }) => ({
          field,
          label: nameOf(field),
          chosen: shown(chosen),
          other: shown(other),
          settle: field === BY_STEP ? null : (which) => take(field, which === "chosen" ? chosen : other),
        }))}
      />
    </div>
  );
}
