/// The team's employers: found by name, place, trade, earlier contacts, or by what a participant wishes.
import { Buildings3Icon, PlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Button } from "@navikt/ds-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { useKept } from "../../shared/kept";
import { useNavigation } from "../../shared/navigation";
import { isOrgNumber } from "../../shared/org-number";
import { usePaused } from "../../shared/paused";
import { useEmployerList, usePortfolio } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { NewEmployerDialog } from "./EmployerDialogs";
import { EmployerFilters } from "./EmployerFilters";
import { EmployerTable } from "./EmployerTable";
import { type Filters, isFiltered, NO_FILTERS, toFilter } from "./filters";


/** As many as Rust gives in one answer. */
const ROWS_MAX = 200;

type EmployersPageProps = {
  /** Begin with the form of a new one. */
  add?: boolean;
  /** Begin with those that fit the wishes of this trail's participant. */
  wishOf?: string | undefined;
};

export function EmployersPage({ add = false, wishOf }: EmployersPageProps) {
  const { t } = useTranslation();
  const { visit, go } = useNavigation();
  const [filters, setFilters] = useKept("employers", NO_FILTERS);
  const change = (part: Partial<Filters>) => setFilters((now) => ({ ...now, ...part }));
  const wishTitle = usePortfolio().data?.trails.find(({ id }) => id === wishOf)?.title;
  useEffect(() => {
    if (wishOf !== undefined && wishTitle !== undefined) setFilters(() => ({ ...NO_FILTERS, wishOf, wishText: wishTitle }));
  }, [wishOf, wishTitle, setFilters]);
  const query = usePaused(filters.query);
  const employers = useEmployerList(toFilter({ ...filters, query }));
  const [adding, setAdding] = useState(add);
  const search = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement>(null);

  useEffect(() => search.current?.focus({ preventScroll: true }), [visit]);

  /** Down from the search into the list, up again, Enter opens: as in search. */
  const moveInList = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const names = [...(page.current?.querySelectorAll<HTMLElement>("tbody .wt-name") ?? [])];
    const at = names.findIndex((name) => name === document.activeElement);
    if (step === 0 || (at < 0 && document.activeElement !== search.current)) return;
    event.preventDefault();
    if (at + step < 0) search.current?.focus();
    else names[Math.min(at + step, names.length - 1)]?.focus();
  };

  const rows = employers.data ?? [];
  const sought = filters.query.trim();
  return (
    <div className="wt-page" role="search" ref={page} onKeyDown={moveInList}>
      <header className="wt-page__header">
        <PageHeading focus={false}>{t("employers.title")}</PageHeading>
        <Button size="small" variant="secondary" icon={<PlusIcon aria-hidden />} onClick={() => setAdding(true)} data-testid="employer-new">
          {t("employers.new")}
        </Button>
      </header>
      <EmployerFilters filters={filters} onChange={change} search={search} />
      {employers.isError ? <LoadError error={employers.error} retry={() => void employers.refetch()} /> : null}
      {employers.isPending ? <ListSkeleton rows={6} /> : null}
      {employers.data !== undefined && rows.length === 0 && (
        <div className="wt-card">
          {isFiltered(filters) ? (
            <EmptyState level="2" icon={<Buildings3Icon />} title={t(filters.wishOf !== "" && sought === "" ? "employers.noWishMatch" : "employers.noMatch")} hint={t("employers.noMatchHint")}>
              <div className="wt-row">
                <Button size="small" variant="secondary" onClick={() => change(NO_FILTERS)}>
                  {t("employers.showAll")}
                </Button>
                {sought !== "" && (
                  <Button size="small" variant="tertiary" onClick={() => setAdding(true)}>
                    {t("employers.addNamed", { name: sought })}
                  </Button>
                )}
              </div>
            </EmptyState>
          ) : (
            <EmptyState level="2" icon={<Buildings3Icon />} title={t("employers.empty")} hint={t("employers.emptyHint")} />
          )}
        </div>
      )}
      {rows.length > 0 && <EmployerTable rows={rows} />}
      <div className="wt-row">
        <BodyShort size="small" textColor="subtle" role="status">
          {employers.data === undefined ? "" : t("employers.shown", { count: rows.length })}
          {rows.length >= ROWS_MAX ? ` · ${t("employers.cut")}` : ""}
        </BodyShort>
        {rows.length > 0 && isFiltered(filters) && (
          <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => change(NO_FILTERS)}>
            {t("employers.showAll")}
          </Button>
        )}
      </div>
      {adding && (
        <NewEmployerDialog
          begin={sought === "" ? {} : isOrgNumber(sought) ? { org_number: sought } : { name: sought }}
          onClose={() => setAdding(false)}
          onSaved={(org) => go({ name: "employer", org })}
        />
      )}
    </div>
  );
}
