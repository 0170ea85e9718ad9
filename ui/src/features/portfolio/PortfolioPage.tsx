/// The portfolio: every trail, with the next meeting and what is left to do.
import { PersonGroupIcon, PersonPlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Chips, Search, Table } from "@navikt/ds-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Phase, PortfolioView, TrailRow } from "../../bindings/api";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { PhaseTag, StandingTag, UnsentMark } from "../../shared/components/Tags";
import { dayOf, formatTime, shortDay } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { useNavigation } from "../../shared/navigation";
import { usePortfolio } from "../../shared/queries";

export function PortfolioPage() {
  const { t } = useTranslation();
  const portfolio = usePortfolio();
  const { openNewTrail } = useLauncher();
  return (
    <div className="wt-page">
      <header className="wt-page__header">
        <PageHeading>{t("portfolio.title")}</PageHeading>
        <Button variant="secondary" icon={<PersonPlusIcon aria-hidden />} onClick={openNewTrail} data-testid="new-trail">
          {t("home.newTrail")}
        </Button>
      </header>
      {portfolio.isError ? <LoadError error={portfolio.error} retry={() => void portfolio.refetch()} /> : null}
      {portfolio.isPending ? <ListSkeleton rows={8} /> : null}
      {portfolio.data ? <Trails view={portfolio.data} /> : null}
    </div>
  );
}

function Trails({ view }: { view: PortfolioView }) {
  const { t } = useTranslation();
  const [phase, setPhase] = useState<Phase | null>(null);
  const [words, setWords] = useState("");
  const sought = useDeferredValue(words.trim().toLowerCase());
  const shown = useMemo(
    () => view.trails.filter((trail) =>
      (phase === null || trail.phase === phase) && (sought === "" || `${trail.title} ${trail.owner_name}`.toLowerCase().includes(sought))),
    [view.trails, phase, sought],
  );

  if (view.trails.length === 0) {
    return (
      <div className="wt-card">
        <EmptyState level="2" icon={<PersonGroupIcon />} title={t("portfolio.empty")} hint={t("portfolio.emptyHint")} />
      </div>
    );
  }
  return (
    <div className="wt-stack">
      <div className="wt-filters">
        <Chips size="small" aria-label={t("portfolio.filterPhase")}>
          <Chips.Toggle checkmark={false} selected={phase === null} onClick={() => setPhase(null)}>
            {`${t("portfolio.all")} ${view.trails.length}`}
          </Chips.Toggle>
          {view.phases
            .filter(({ count }) => count > 0)
            .map(({ phase: of, count }) => (
              <Chips.Toggle key={of} checkmark={false} selected={phase === of} onClick={() => setPhase(phase === of ? null : of)}>
                {`${t(`phase.${of}`)} ${count}`}
              </Chips.Toggle>
            ))}
        </Chips>
        <Search size="small" variant="simple" label={t("portfolio.filter")} placeholder={t("portfolio.filter")} value={words} onChange={setWords} className="wt-filters__words" />
      </div>
      <div className="wt-card wt-card--flush">
        {shown.length === 0 ? (
          <EmptyState level="2" icon={<PersonGroupIcon />} title={t("portfolio.noMatch")}>
            <Button size="small" variant="tertiary" onClick={() => { setPhase(null); setWords(""); }}>
              {t("portfolio.showAll")}
            </Button>
          </EmptyState>
        ) : (
          <TrailTable trails={shown} />
        )}
      </div>
      <BodyShort size="small" textColor="subtle" role="status">
        {t("portfolio.shown", { count: shown.length })}
      </BodyShort>
    </div>
  );
}

function TrailTable({ trails }: { trails: TrailRow[] }) {
  const { t } = useTranslation();
  return (
    <div className="wt-scroll-x">
      <Table size="medium" className="wt-table">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t("portfolio.name")}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t("portfolio.phase")}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t("portfolio.next")}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t("portfolio.last")}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t("portfolio.tasks")}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t("portfolio.owner")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {trails.map((trail) => (
            <TrailLine key={trail.id} trail={trail} />
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function TrailLine({ trail }: { trail: TrailRow }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const open = () => go({ name: "trail", id: trail.id });
  return (
    <Table.Row data-testid="trail-row" data-trail={trail.id} className="wt-table__row" onClick={open}>
      <Table.HeaderCell scope="row" className="wt-table__name">
        <button type="button" className="wt-name" onClick={(event) => { event.stopPropagation(); open(); }}>
          {trail.title}
        </button>
        <span className="wt-meta">
          <span>{t("portfolio.born", { year: trail.birth_year })}</span>
          <StandingTag standing={trail.standing} />
          <UnsentMark unsent={trail.unsent} />
        </span>
      </Table.HeaderCell>
      <Table.DataCell>
        <PhaseTag phase={trail.phase} />
      </Table.DataCell>
      <Table.DataCell>{trail.next_meeting_at === null ? <Quiet text={t("portfolio.none")} /> : `${shortDay(dayOf(trail.next_meeting_at))} ${formatTime(trail.next_meeting_at)}`}</Table.DataCell>
      <Table.DataCell>{trail.last_contact_at === null ? <Quiet text={t("portfolio.never")} /> : shortDay(dayOf(trail.last_contact_at))}</Table.DataCell>
      <Table.DataCell>
        <TaskCounts trail={trail} />
      </Table.DataCell>
      <Table.DataCell>{trail.mine ? <Quiet text={t("portfolio.mine")} /> : trail.owner_name}</Table.DataCell>
    </Table.Row>
  );
}

function TaskCounts({ trail }: { trail: TrailRow }) {
  const { t } = useTranslation();
  if (trail.open_tasks === 0) return <Quiet text="–" />;
  return (
    <span className="wt-counts">
      <span>{t("portfolio.open", { count: trail.open_tasks })}</span>
      {trail.overdue_tasks > 0 && <span className="wt-counts__overdue">{t("portfolio.overdue", { count: trail.overdue_tasks })}</span>}
    </span>
  );
}

const Quiet = ({ text }: { text: string }) => <span className="wt-quiet">{text}</span>;
