/// Figures (*måltall*): contacts with employers against what the method asks for, time in the field, and how it goes for
/// the participants. Rust counts; this page only draws.
import { BarChartIcon } from "@navikt/aksel-icons";
import { BodyShort, Link, Select, Tag, ToggleGroup } from "@navikt/ds-react";
import { type ReactNode, useState } from "react";
import type { FigureCount, FiguresView, LimitedCount, Me, Measure, MeasureFigures, ShareLevel } from "../../bindings/api";
import { hours, percent } from "../../shared/amounts";
import { BarList } from "../../shared/components/BarList";
import { Card } from "../../shared/components/Card";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { phaseColor } from "../../shared/components/Tags";
import { formatDay } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { useFigures } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { firstDayOf, type Period, PERIODS } from "./period";
import { WeekChart } from "./WeekChart";

export function FiguresPage({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [period, setPeriod] = useState<Period>("weeks12");
  const [everybody, setEverybody] = useState(me.role === "supervisor");
  const figures = useFigures({ from: firstDayOf(period), everybody });
  return (
    <div className="wt-page">
      <header className="wt-page__header">
        <div>
          <PageHeading>{t("nav.figures")}</PageHeading>
          <BodyShort textColor="subtle">{figures.data === undefined ? t("figures.lead") : t("figures.between", { from: formatDay(figures.data.from), to: formatDay(figures.data.to) })}</BodyShort>
        </div>
        <div className="wt-row wt-row--end">
          <ToggleGroup size="small" value={everybody ? "team" : "own"} onChange={(of) => setEverybody(of === "team")} aria-label={t("figures.whose")}>
            <ToggleGroup.Item value="own" label={t("figures.own")} data-testid="figures-own" />
            <ToggleGroup.Item value="team" label={t("figures.team")} data-testid="figures-team" />
          </ToggleGroup>
          <Select size="small" hideLabel label={t("figures.period")} value={period} onChange={(event) => setPeriod(PERIODS.find((of) => of === event.target.value) ?? "weeks12")} data-testid="figures-period">
            {PERIODS.map((of) => (
              <option key={of} value={of}>
                {t(`figures.periods.${of}`)}
              </option>
            ))}
          </Select>
        </div>
      </header>
      {figures.isError ? <LoadError error={figures.error} retry={() => void figures.refetch()} /> : null}
      {figures.isPending ? <ListSkeleton rows={4} height={120} /> : null}
      {figures.data && !figures.isError ? <Figures view={figures.data} busy={figures.isPlaceholderData} /> : null}
    </div>
  );
}

const measureOf = (view: FiguresView, measure: Measure): MeasureFigures | undefined => view.measures.find((of) => of.measure === measure);

function Figures({ view, busy }: { view: FiguresView; busy: boolean }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const counting = measureOf(view, "counting_contact");
  const met = measureOf(view, "face_to_face_contact");
  const field = measureOf(view, "field_time");
  const thisWeek = counting?.weeks.at(-1)?.tally.meetings ?? 0;
  const target = view.contacts_per_week_target;
  return (
    <div className="wt-stack" aria-busy={busy} data-testid="figures">
      <dl className="wt-tiles">
        <Tile name={t("figures.contactsThisWeek")} testId="figure-contacts" hint={target === null ? t("figures.noTarget") : t("figures.target", { count: target })}>
          {target === null ? thisWeek : t("figures.of", { done: thisWeek, target })}
          {target !== null && thisWeek >= target && <Level color="success">{t("figures.reached")}</Level>}
        </Tile>
        <Tile name={t("figures.fieldLastWeek")} hint={t("figures.hoursInField", { hours: hours(view.field_last_week.minutes) })}>
          {percent(view.field_last_week.permille)}
          <Level color={GOOD_WHEN_HIGH[view.field_last_week.level]}>{t(`figures.fieldLevel.${view.field_last_week.level}`)}</Level>
        </Tile>
        <Tile name={t("figures.fieldLastQuarter")} hint={t("figures.hoursInField", { hours: hours(view.field_last_quarter.minutes) })}>
          {percent(view.field_last_quarter.permille)}
          <Level color={GOOD_WHEN_HIGH[view.field_last_quarter.level]}>{t(`figures.fieldLevel.${view.field_last_quarter.level}`)}</Level>
        </Tile>
        <Tile
          name={t("figures.openPast")}
          hint={
            view.open_past_meetings.count === 0 ? (
              t("figures.openPastNone")
            ) : (
              <Link as="button" className="wt-link" onClick={() => go({ name: "home" })}>
                {t("figures.openPastGo")}
              </Link>
            )
          }
        >
          {view.open_past_meetings.count}
          <Level color={BAD_WHEN_HIGH[view.open_past_meetings.level]}>{t(`figures.openLevel.${view.open_past_meetings.level}`)}</Level>
        </Tile>
      </dl>
      <div className="wt-halves">
        {counting !== undefined && (
          <Card title={counting.label} hint={t("figures.countingHint")} testId="chart-counting">
            <Contacts measure={counting} target={target} />
          </Card>
        )}
        {met !== undefined && (
          <Card title={met.label} hint={t("figures.metHint")} testId="chart-met">
            <Contacts measure={met} target={null} />
          </Card>
        )}
        {field !== undefined && (
          <Card title={field.label} hint={t("figures.fieldHint")} testId="chart-field">
            <WeekChart
              name={t("figures.hours")}
              summary={t("figures.fieldSummary", { hours: hours(field.total.minutes) })}
              columns={field.weeks.map(({ week, monday, tally, share }) => ({ week, monday, value: tally.minutes, label: hours(Math.round(tally.minutes / 60) * 60), shown: t("figures.hoursAndShare", { hours: hours(tally.minutes), share: percent(share.permille) }) }))}
            />
          </Card>
        )}
        <Card title={t("figures.about")} hint={t("figures.aboutHint", { count: view.employer_meetings_last_7_days })}>
          <Counts counts={view.contacts_by_sub_category} />
        </Card>
      </div>
      <div className="wt-halves">
        <Card title={t("figures.outcome")} testId="figures-outcome">
          <dl className="wt-facts">
            <Outcome name={t("figures.inJob")} count={view.in_job} />
            <Outcome name={t("figures.inEducation")} count={view.in_education} />
            <Outcome name={t("figures.inTraining")} count={view.in_training} />
          </dl>
        </Card>
        <Card title={t("figures.ended")}>
          <Counts counts={view.ended_by_cause} />
        </Card>
        <Card title={t("figures.byPhase")}>
          <BarList rows={view.active_by_phase.map(({ code, label, count }) => ({ key: code, label, count, color: phaseColor(PHASE_CODES.find((of) => of === code) ?? "unknown") }))} />
        </Card>
        <Card title={t("figures.referredByAge")}>
          <Counts counts={view.referred_by_age} />
        </Card>
      </div>
    </div>
  );
}

const PHASE_CODES = ["mapping", "job_development", "in_education", "working", "downsizing", "initial_contact", "career_mapping", "find_suitable_job", "workplace_training"] as const;

const GOOD_WHEN_HIGH = { low: "warning", middle: "info", high: "success" } as const satisfies Record<ShareLevel, string>;
const BAD_WHEN_HIGH = { low: "success", middle: "info", high: "warning" } as const satisfies Record<ShareLevel, string>;

type Color = "success" | "info" | "warning";

const Level = ({ color, children }: { color: Color; children: ReactNode }) => (
  <Tag size="xsmall" variant="moderate" data-color={color} className="wt-tag">
    {children}
  </Tag>
);

function Tile({ name, hint, testId, children }: { name: string; hint: ReactNode; testId?: string; children: ReactNode }) {
  return (
    <div className="wt-tile" data-testid={testId}>
      <dt>{name}</dt>
      <dd className="wt-tile__value">{children}</dd>
      <dd className="wt-tile__hint">{hint}</dd>
    </div>
  );
}

function Contacts({ measure, target }: { measure: MeasureFigures; target: number | null }) {
  const { t } = useTranslation();
  const { meetings, employers } = measure.total;
  return (
    <WeekChart
      name={t("figures.meetings")}
      summary={`${t("figures.meetingsCount", { count: meetings })} ${t("figures.employersCount", { count: employers })}`}
      columns={measure.weeks.map(({ week, monday, tally }) => ({ week, monday, value: tally.meetings, label: String(tally.meetings), shown: String(tally.meetings) }))}
      lines={target === null ? [] : [{ value: target, label: t("figures.targetLine", { count: target }) }]}
    />
  );
}

function Outcome({ name, count }: { name: string; count: LimitedCount }) {
  return (
    <div className="wt-facts__row">
      <dt>{name}</dt>
      <dd className="wt-facts__value">{count.count}</dd>
    </div>
  );
}

function Counts({ counts }: { counts: FigureCount[] }) {
  const { t } = useTranslation();
  if (counts.every(({ count }) => count === 0)) return <EmptyState icon={<BarChartIcon />} title={t("figures.nothing")} />;
  return <BarList rows={counts.map(({ code, label, count }) => ({ key: code, label, count }))} />;
}
