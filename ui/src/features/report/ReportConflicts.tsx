/// Fields of a report that two people set to different values: both are shown, and the person takes one.
import { ArrowRightLeftIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, InfoCard } from "@navikt/ds-react";
import { useTranslation } from "react-i18next";
import type { ReportView } from "../../bindings/api";
import { useRef } from "react";
import { FormError } from "../../shared/components/Feedback";
import { formatDay } from "../../shared/dates";
import { useCommand } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";

const shown = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/u.test(value) ? formatDay(value) : value);

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
    <InfoCard data-color="warning" as="section" data-testid="conflicts">
      <InfoCard.Header icon={<ArrowRightLeftIcon aria-hidden />}>
        <InfoCard.Title as="h2">{t("meeting.conflictTitle", { count: view.conflicts.length })}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <div ref={place} className="wt-stack wt-stack--tight">
          <FormError report={submit.formError} />
          {view.conflicts.map(({ field, chosen, other }) => (
            <div key={field} className="wt-conflict" data-testid="conflict" data-field={field}>
              <strong>{nameOf(field)}</strong>
              {[chosen, other].map((value, side) => (
                <div key={side === 0 ? "chosen" : "other"} className="wt-conflict__side">
                  <BodyShort size="small" textColor="subtle">
                    {t(side === 0 ? "meeting.conflictChosen" : "meeting.conflictOther")}
                  </BodyShort>
                  <span className="wt-conflict__value">{value === "" ? t("meeting.conflictEmpty") : shown(value)}</span>
                  <Button type="button" size="small" variant="secondary" data-color="neutral" disabled={submit.busy} onClick={() => take(field, value)} aria-label={t("reports.conflictTake", { value: shown(value) })}>
                    {t(side === 0 ? "meeting.conflictKeep" : "meeting.conflictUse")}
                  </Button>
                </div>
              ))}
            </div>
          ))}
        </div>
      </InfoCard.Content>
    </InfoCard>
  );
}
