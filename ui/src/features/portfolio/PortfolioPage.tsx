/// The portfolio: every trail, as a list or as a board by phase, narrowed to those one is looking for.
import { PersonGroupIcon, PersonPlusIcon, PrinterSmallIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Chips, Search, Select, ToggleGroup } from "@navikt/ds-react";
import { useDeferredValue, useMemo, useState } from "react";
import type { Phase, PortfolioView, TrailRow } from "../../bindings/api";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { Freshness } from "../../shared/components/Freshness";
import { PageHeading } from "../../shared/components/PageHeading";
import { PrintSheet } from "../../shared/components/PrintSheet";
import { useKept } from "../../shared/kept";
import { useLauncher } from "../../shared/launcher";
import { usePortfolio } from "../../shared/queries";
import { useRoaming } from "../../shared/roaming";
import { useTranslation } from "../../shared/translation";
import { BulkBar } from "./BulkBar";
import { ATTENTION, countsOf, filtered, type Filters, isFiltered, NO_FILTERS, needs, otherOwners, type OwnerFilter, readSort, sortText, sorted } from "./filters";
import { Overview } from "./Overview";
import { ReadyLists } from "./ReadyLists";
import { TrailBoard } from "./TrailBoard";
import { TrailTable } from "./TrailTable";

const SHAPES = ["list", "board", "lists"] as const;
type Shape = (typeof SHAPES)[number];

/** `list`: the ready-made list to show at once. `start`: the shape to begin with. */
export function PortfolioPage({ list, start }: { list?: string | undefined; start?: "list" | "board" | undefined }) {
  const { t } = useTranslation();
  const portfolio = usePortfolio();
  const { openNewTrail } = useLauncher();
  const [kept, keep] = useRoaming("portfolio_shape");
  const [asked, setAsked] = useState<Shape | undefined>(list === undefined ? start : "lists");
  const shape: Shape = asked ?? SHAPES.find((of) => of === kept) ?? "list";
  const setShape = (chosen: string) => {
    setAsked(undefined);
    keep(chosen);
  };
  return (
    <div className={shape === "board" ? "wt-page wt-page--wide" : "wt-page"}>
      <header className="wt-page__header">
        <PageHeading>{t("portfolio.title")}</PageHeading>
        <div className="wt-row">
          <ToggleGroup size="small" value={shape} onChange={setShape} aria-label={t("portfolio.shape")}>
            {SHAPES.map((of) => (
              <ToggleGroup.Item key={of} value={of} label={t(`portfolio.${of}`)} data-testid={`portfolio-${of}`} />
            ))}
          </ToggleGroup>
          <Button size="small" variant="secondary" icon={<PersonPlusIcon aria-hidden />} onClick={() => openNewTrail()} data-testid="new-trail">
            {t("home.newTrail")}
          </Button>
        </div>
      </header>
      {portfolio.isError ? <LoadError error={portfolio.error} retry={() => void portfolio.refetch()} /> : null}
      {portfolio.data ? <Freshness empty={portfolio.data.trails.length === 0} /> : null}
      {portfolio.isPending ? <ListSkeleton rows={8} /> : null}
      {portfolio.data && shape !== "lists" ? <Trails view={portfolio.data} shape={shape} /> : null}
      {shape === "lists" ? <ReadyLists start={list} /> : null}
    </div>
  );
}

function Trails({ view, shape }: { view: PortfolioView; shape: Shape }) {
  const { t } = useTranslation();
  const [filters, changeFilters] = useKept<Filters>("portfolio-filters", NO_FILTERS);
  const setFilters = (next: Filters) => changeFilters(() => next);
  const [order, keepOrder] = useRoaming("portfolio_sort");
  const sort = useMemo(() => readSort(order), [order]);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [printed, setPrinted] = useState<TrailRow[] | null>(null);
  const words = useDeferredValue(filters.words);
  // The board has a column for each phase already.
  const phase = shape === "board" ? null : filters.phase;
  const shown = useMemo(
    () => sorted(filtered(view.trails, { ...filters, words, phase }), sort, view.phases),
    [view, filters, words, phase, sort],
  );
  // Only what is on screen is acted on: whoever narrows the list sees what is left of the choice.
  const chosen = shape === "list" ? shown.filter(({ id }) => ticked.has(id)) : [];
  const choose = (ids: string[], on: boolean) => setTicked((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));

  if (view.trails.length === 0) {
    return (
      <div className="wt-card">
        <EmptyState level="2" icon={<PersonGroupIcon />} title={t("portfolio.empty")} hint={t("portfolio.emptyHint")} />
      </div>
    );
  }
  return (
    <div className="wt-stack">
      <FilterBar view={view} shape={shape} filters={filters} onChange={(change) => changeFilters((now) => ({ ...now, ...change }))} />
      {chosen.length > 0 && <BulkBar trails={chosen} onPrint={() => setPrinted(chosen)} onDone={(ids) => choose(ids, false)} />}
      {shown.length === 0 ? (
        <div className="wt-card">
          <EmptyState level="2" icon={<PersonGroupIcon />} title={t("portfolio.noMatch")}>
            <Button size="small" variant="tertiary" onClick={() => setFilters(NO_FILTERS)}>
              {t("portfolio.showAll")}
            </Button>
          </EmptyState>
        </div>
      ) : shape === "board" ? (
        <TrailBoard trails={shown} phases={view.phases.map((of) => of.phase)} />
      ) : (
        <div className="wt-card wt-card--flush">
          <TrailTable trails={shown} withOwner={view.trails.some(({ mine }) => !mine)} sort={sort} onSort={(next) => keepOrder(sortText(next))} chosen={ticked} onChoose={choose} />
        </div>
      )}
      <div className="wt-row">
        <BodyShort size="small" textColor="subtle" role="status">
          {t("portfolio.shown", { count: shown.length })}
        </BodyShort>
        {shown.length > 0 && isFiltered(filters) && (
          <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => setFilters(NO_FILTERS)}>
            {t("portfolio.showAll")}
          </Button>
        )}
        {shown.length > 0 && (
          <Button type="button" size="xsmall" variant="tertiary" data-color="neutral" icon={<PrinterSmallIcon aria-hidden />} onClick={() => setPrinted(shown)} data-testid="overview-print">
            {t("overview.print")}
          </Button>
        )}
      </div>
      {printed !== null && (
        <PrintSheet onDone={() => setPrinted(null)}>
          <Overview trails={printed} phases={view.phases} />
        </PrintSheet>
      )}
    </div>
  );
}

type FilterBarProps = { view: PortfolioView; shape: Shape; filters: Filters; onChange: (change: Partial<Filters>) => void };

function FilterBar({ view, shape, filters, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const owners = otherOwners(view.trails);
  // Counts of the phases among what the other filters let through.
  const among = filtered(view.trails, { ...filters, phase: null });
  const togglePhase = (of: Phase) => onChange({ phase: filters.phase === of ? null : of });
  return (
    <div className="wt-stack wt-stack--tight">
      {shape === "list" && (
        <Chips size="small" aria-label={t("portfolio.filterPhase")}>
          <Chips.Toggle checkmark={false} selected={filters.phase === null} onClick={() => onChange({ phase: null })}>
            {`${t("portfolio.all")} ${among.length}`}
          </Chips.Toggle>
          {countsOf(among, view.phases)
            .filter(({ phase, count }) => count > 0 || phase === filters.phase)
            .map(({ phase, count }) => (
              <Chips.Toggle key={phase} checkmark={false} selected={filters.phase === phase} onClick={() => togglePhase(phase)}>
                {`${t(`phase.${phase}`)} ${count}`}
              </Chips.Toggle>
            ))}
        </Chips>
      )}
      <div className="wt-filters">
        <Chips size="small" aria-label={t("portfolio.attention")}>
          {ATTENTION.map((of) => ({ of, count: view.trails.filter((trail) => needs(trail, of)).length }))
            .filter(({ of, count }) => count > 0 || filters.attention.includes(of))
            .map(({ of, count }) => (
            <Chips.Toggle
              key={of}
              selected={filters.attention.includes(of)}
              onClick={() => onChange({ attention: filters.attention.includes(of) ? filters.attention.filter((other) => other !== of) : [...filters.attention, of] })}
            >
              {`${t(`portfolio.needs.${of}`)} ${count}`}
            </Chips.Toggle>
          ))}
        </Chips>
        <div className="wt-row">
          {owners.length > 0 && (
            <Select size="small" label={t("portfolio.owner")} hideLabel value={ownerValue(filters.owner)} onChange={(event) => onChange({ owner: ownerOf(event.target.value) })}>
              <option value="">{t("portfolio.ownerAll")}</option>
              <option value="mine">{t("portfolio.ownerMine")}</option>
              {owners.map((name) => (
                <option key={name} value={`name:${name}`}>
                  {name}
                </option>
              ))}
            </Select>
          )}
          <Search
            size="small"
            variant="simple"
            label={t("portfolio.filter")}
            placeholder={t("portfolio.filter")}
            value={filters.words}
            onChange={(words) => onChange({ words })}
            className="wt-filters__words"
          />
        </div>
      </div>
    </div>
  );
}

const ownerValue = (owner: OwnerFilter): string => (owner === null ? "" : "mine" in owner ? "mine" : `name:${owner.name}`);

const ownerOf = (value: string): OwnerFilter => {
  if (value === "") return null;
  return value === "mine" ? { mine: true } : { name: value.slice("name:".length) };
};
