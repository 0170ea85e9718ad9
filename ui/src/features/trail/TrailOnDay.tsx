/// The whole trail as it was at the end of a day.
import { ClockDashedIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, InfoCard } from "@navikt/ds-react";
import { type FormEvent, useRef, useState } from "react";
import type { EntityAt, EntityField } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { DueField } from "../../shared/components/DueField";
import { fieldError, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PastValue } from "../../shared/components/PastValue";
import { addMonths, formatDayLong, parseDay, today, writtenHere } from "../../shared/dates";
import { useGrowing } from "../../shared/growing";
import { useTrailAt } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";

/** Months back. */
const AGO = [["dayMonth", 1], ["dayQuarter", 3], ["dayYear", 12]] as const;

/** Asks for the day. */
export function DayChoice({ onChoose }: { onChoose: (day: string) => void }) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [typed, setTyped] = useState("");
  const show = (event: FormEvent) => {
    event.preventDefault();
    const day = parseDay(typed);
    if (day === null) submit.fail({ code: "date_impossible", message: t("error.day"), field: "day" });
    else onChoose(day);
  };
  return (
    <Card title={t("past.day")} testId="trail-day">
      <form ref={form} onSubmit={show} noValidate className="wt-row wt-row--end">
        <DueField label={t("past.dayField")} name="day" value={typed} onChange={setTyped} error={fieldError(submit, "day")} testId="trail-day-field" />
        <Button type="submit" size="small" variant="secondary" data-testid="trail-day-show">
          {t("past.dayShow")}
        </Button>
        {AGO.map(([name, months]) => (
          <Button key={name} type="button" size="small" variant="tertiary" data-color="neutral" onClick={() => onChoose(addMonths(today(), -months))}>
            {t(`past.${name}`)}
          </Button>
        ))}
      </form>
    </Card>
  );
}

export function TrailOnDay({ trail, day, onBack }: { trail: string; day: string; onBack: () => void }) {
  const { t } = useTranslation();
  const then = useTrailAt(trail, day);
  return (
    <div className="wt-stack" data-testid="trail-then">
      <InfoCard data-color="meta-purple" as="section" aria-label={t("past.dayTitle", { day: formatDayLong(day) })}>
        <InfoCard.Header icon={<ClockDashedIcon aria-hidden />}>
          <InfoCard.Title as="h2">{t("past.dayTitle", { day: formatDayLong(day) })}</InfoCard.Title>
        </InfoCard.Header>
        <InfoCard.Content>
          <div className="wt-row wt-row--between">
            <span>
              {then.data !== undefined &&
                (then.data.phase_label === "" ? (
                  t("past.dayNotYet")
                ) : (
                  <>
                    {t("past.phase")}: <strong>{then.data.phase_label}</strong>
                  </>
                ))}
            </span>
            <Button type="button" size="small" variant="secondary" onClick={onBack} data-testid="trail-day-back">
              {t("past.dayBack")}
            </Button>
          </div>
        </InfoCard.Content>
      </InfoCard>
      {then.isError && <LoadError error={then.error} retry={() => void then.refetch()} />}
      {then.isPending && <ListSkeleton rows={6} />}
      {then.data !== undefined && then.data.phase_label !== "" && (
        <div className="wt-sheet">
          <div className="wt-stack">
            {/* The newest first, as on the timeline. */}
            <Entities title={t("past.meetings")} entities={then.data.meetings.toReversed()} />
            <Entities title={t("past.tasks")} entities={then.data.tasks} />
            <Entities title={t("past.records")} entities={then.data.records} />
          </div>
          <Card title={t("past.lines")}>
            <Lines lines={then.data.lines} />
          </Card>
        </div>
      )}
    </div>
  );
}

function Entities({ title, entities }: { title: string; entities: EntityAt[] }) {
  const { t } = useTranslation();
  const { shown, end } = useGrowing(entities);
  return (
    <Card title={title} count={entities.length}>
      {entities.length === 0 && <BodyShort textColor="subtle">{t("past.nothing")}</BodyShort>}
      {shown.map(({ id, title: name, fields }) => (
        <details key={id} className="wt-past__entity" data-testid="then-entity">
          <summary>
            {name === "" ? "–" : name}
            <When fields={fields} />
          </summary>
          <Lines lines={fields} />
        </details>
      ))}
      {end}
    </Card>
  );
}

/** When a meeting was: among hundreds of them, the subject alone says little. */
function When({ fields }: { fields: EntityField[] }) {
  const at = fields.find(({ field }) => field === "at")?.value;
  return at === undefined ? null : <span className="wt-quiet"> {writtenHere(at)}</span>;
}

function Lines({ lines }: { lines: EntityField[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return <BodyShort textColor="subtle">{t("past.nothing")}</BodyShort>;
  return (
    <dl className="wt-facts wt-facts--plain wt-past__lines">
      {lines.map(({ field, label, value }) => (
        <div key={field} className="wt-facts__row">
          <dt>{label}</dt>
          <dd className="wt-prose">
            <PastValue value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
