/// The ready-made lists: chosen by name, read as a table, sorted, narrowed and printed.
import { PrinterSmallIcon, TableIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Search, Select, type SortState, Table } from "@navikt/ds-react";
import { useDeferredValue, useMemo, useState } from "react";
import type { ListRow, ListView, ListViewRow } from "../../bindings/api";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { SideScroll } from "../../shared/components/SideScroll";
import { writtenHere } from "../../shared/dates";
import { STEP_OF_HEAVY_ROWS, useGrowing } from "../../shared/growing";
import { type Route, useNavigation } from "../../shared/navigation";
import { useListView, useListViews } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";

/** Where a row leads: to its trail, or to the meeting itself when it is about no participant. */
const placeOf = (row: ListRow): Route =>
  row.trail === null ? { name: "meeting", id: row.id } : { name: "trail", id: row.trail };

export function ReadyLists({ start }: { start: string | undefined }) {
  const { t } = useTranslation();
  const lists = useListViews();
  const [chosen, setChosen] = useState(start);
  if (lists.isError) return <LoadError error={lists.error} retry={() => void lists.refetch()} />;
  if (lists.isPending) return <ListSkeleton rows={6} />;
  const code = lists.data.find((list) => list.code === chosen)?.code ?? lists.data[0]?.code;
  if (code === undefined) {
    return (
      <div className="wt-card">
        <EmptyState level="2" icon={<TableIcon />} title={t("lists.none")} />
      </div>
    );
  }
  return (
    <div className="wt-stack">
      <Select size="small" label={t("lists.choose")} value={code} onChange={(event) => setChosen(event.target.value)} className="wt-lists__choice" data-testid="list-choice">
        <Options label={t("lists.mine")} lists={lists.data.filter((list) => !list.everybodys)} />
        <Options label={t("lists.everybodys")} lists={lists.data.filter((list) => list.everybodys)} />
      </Select>
      <List key={code} code={code} />
    </div>
  );
}

function Options({ label, lists }: { label: string; lists: ListViewRow[] }) {
  if (lists.length === 0) return null;
  return (
    <optgroup label={label}>
      {lists.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

function List({ code }: { code: string }) {
  const { t } = useTranslation();
  const list = useListView(code);
  if (list.isError) return <LoadError error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <ListSkeleton rows={8} />;
  if (list.data.rows.length === 0) {
    return (
      <div className="wt-card">
        <EmptyState level="2" icon={<TableIcon />} title={t("lists.empty")} hint={t("lists.emptyHint")} />
      </div>
    );
  }
  return <ListTable view={list.data} />;
}

/** Numbers by their size, the rest by the alphabet; empty cells last. */
export function sortedRows(rows: ListRow[], column: number, direction: SortState["direction"]): ListRow[] {
  if (direction === "none" || column < 0) return rows;
  const step = direction === "ascending" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [a.cells[column] ?? "", b.cells[column] ?? ""];
    if (left === "" || right === "") return left === right ? 0 : left === "" ? 1 : -1;
    return left.localeCompare(right, "nb", { numeric: true }) * step;
  });
}

/** Longer than this is prose, and takes the room that is left. */
const LONG_CHARS = 40;

/** The columns with prose in them. */
const longColumns = ({ columns, rows }: ListView): ReadonlySet<number> => new Set(columns.flatMap((_, index) => (rows.some(({ cells }) => (cells[index] ?? "").length > LONG_CHARS) ? [index] : [])));

function ListTable({ view }: { view: ListView }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const [words, setWords] = useState("");
  const [sort, setSort] = useState<SortState | null>(null);
  const sought = useDeferredValue(words.trim().toLowerCase());
  const rows = useMemo(() => {
    const found = view.rows.filter((row) => sought === "" || row.cells.join(" ").toLowerCase().includes(sought));
    return sort === null ? found : sortedRows(found, view.columns.findIndex(({ key }) => key === sort.orderBy), sort.direction);
  }, [view, sought, sort]);
  // Until all of a long list is read, only its length is known of the rest.
  const count = rows.length === view.rows.length ? view.count : rows.length;
  const { shown, end } = useGrowing(rows, `${sought} ${sort?.orderBy} ${sort?.direction}`, STEP_OF_HEAVY_ROWS);
  const sortBy = (orderBy: string) => {
    if (sort?.orderBy !== orderBy) setSort({ orderBy, direction: "ascending" });
    else setSort(sort.direction === "ascending" ? { orderBy, direction: "descending" } : null);
  };
  const long = useMemo(() => longColumns(view), [view]);
  return (
    <>
      <div className="wt-filters">
        <BodyShort size="small" textColor="subtle" role="status">
          {t("lists.rows", { count })}
        </BodyShort>
        <div className="wt-row">
          <Search size="small" variant="simple" label={t("portfolio.filter")} placeholder={t("portfolio.filter")} value={words} onChange={setWords} className="wt-filters__words" />
          <Button type="button" size="small" variant="secondary" data-color="neutral" icon={<PrinterSmallIcon aria-hidden />} onClick={() => window.print()}>
            {t("lists.print")}
          </Button>
        </div>
      </div>
      <div className="wt-card wt-card--flush">
        <SideScroll>
          <Table size="small" className="wt-table" aria-rowcount={count + 1} sort={sort ?? { orderBy: "", direction: "none" }} onSortChange={sortBy}>
            <caption className="wt-visually-hidden">{view.name}</caption>
            <Table.Header>
              <Table.Row>
                {view.columns.map(({ key, label }) => (
                  <Table.ColumnHeader key={key} scope="col" sortable sortKey={key}>
                    {label}
                  </Table.ColumnHeader>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {shown.map((row) => (
                <Table.Row key={row.id} className="wt-table__row" data-testid="list-row" onClick={() => go(placeOf(row))}>
                  {row.cells.map((cell, index) =>
                    index === 0 ? (
                      <Table.HeaderCell key={view.columns[index]?.key ?? index} scope="row">
                        <button
                          type="button"
                          className="wt-name"
                          onClick={(event) => {
                            event.stopPropagation();
                            go(placeOf(row));
                          }}
                        >
                          {cell === "" ? "–" : writtenHere(cell)}
                        </button>
                      </Table.HeaderCell>
                    ) : (
                      <Table.DataCell key={view.columns[index]?.key ?? index} className="wt-lists__cell" data-long={long.has(index)}>
                        {writtenHere(cell)}
                      </Table.DataCell>
                    ),
                  )}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
          {end}
        </SideScroll>
      </div>
    </>
  );
}
