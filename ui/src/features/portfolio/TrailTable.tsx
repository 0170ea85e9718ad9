/// The portfolio as a list that is sorted by its headings: one line for each trail, chosen with a tick or with X.
import { Checkbox, Table } from "@navikt/ds-react";
import type { KeyboardEvent } from "react";
import type { TrailRow } from "../../bindings/api";
import { PhaseTag, StandingTag, TrailMarks, UnsentMark } from "../../shared/components/Tags";
import { dayOf, formatTime, shortDay } from "../../shared/dates";
import { STEP_OF_HEAVY_ROWS, useGrowing } from "../../shared/growing";
import { useNavigation } from "../../shared/navigation";
import { useTranslation } from "../../shared/translation";
import { COLUMNS, type Sort } from "./filters";

type TrailTableProps = {
  trails: TrailRow[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  /** Somebody else's trails are here too. */
  withOwner: boolean;
  chosen: ReadonlySet<string>;
  onChoose: (ids: string[], chosen: boolean) => void;
};

export function TrailTable({ trails, sort, onSort, withOwner, chosen, onChoose }: TrailTableProps) {
  const { t } = useTranslation();
  // Up, down, and back to the order of the store.
  const sortBy = (key: string) => {
    const column = COLUMNS.find((of) => of === key);
    if (column === undefined) return;
    if (sort?.orderBy !== column) onSort({ orderBy: column, direction: "ascending" });
    else onSort(sort.direction === "ascending" ? { orderBy: column, direction: "descending" } : null);
  };
  const count = trails.filter(({ id }) => chosen.has(id)).length;
  const { shown, end } = useGrowing(trails, `${sort?.orderBy} ${sort?.direction}`, STEP_OF_HEAVY_ROWS);
  return (
    <div className="wt-scroll-x">
      <Table size="small" className="wt-table wt-table--dense" aria-rowcount={trails.length + 1} sort={sort ?? { orderBy: "", direction: "none" }} onSortChange={sortBy}>
        <Table.Header>
          <Table.Row>
            <Table.DataCell className="wt-table__tick">
              <Checkbox
                hideLabel
                size="small"
                checked={count > 0 && count === trails.length}
                indeterminate={count > 0 && count < trails.length}
                onChange={() => onChoose(trails.map(({ id }) => id), count < trails.length)}
                data-testid="choose-all"
              >
                {t("bulk.selectAll")}
              </Checkbox>
            </Table.DataCell>
            {COLUMNS.filter((column) => withOwner || column !== "owner").map((column) => (
              <Table.ColumnHeader key={column} scope="col" sortable sortKey={column}>
                {t(`portfolio.${column}`)}
              </Table.ColumnHeader>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {shown.map((trail) => (
            <TrailLine key={trail.id} trail={trail} withOwner={withOwner} chosen={chosen.has(trail.id)} onChoose={(on) => onChoose([trail.id], on)} />
          ))}
        </Table.Body>
      </Table>
      {end}
      <p id="list-keys" className="wt-visually-hidden">
        {t("bulk.keys")}
      </p>
    </div>
  );
}

type TrailLineProps = { trail: TrailRow; withOwner: boolean; chosen: boolean; onChoose: (on: boolean) => void };

function TrailLine({ trail, withOwner, chosen, onChoose }: TrailLineProps) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const open = () => go({ name: "trail", id: trail.id });
  /** Arrows move from name to name, X chooses. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.currentTarget.closest("tr");
    const beside = event.key === "ArrowDown" ? row?.nextElementSibling : event.key === "ArrowUp" ? row?.previousElementSibling : undefined;
    if (beside !== undefined) {
      event.preventDefault();
      beside?.querySelector<HTMLElement>(".wt-name")?.focus();
    } else if (event.key.toLowerCase() === "x") {
      event.preventDefault();
      onChoose(!chosen);
    }
  };
  return (
    <Table.Row data-testid="trail-row" data-trail={trail.id} className="wt-table__row" selected={chosen} onClick={open}>
      <Table.DataCell className="wt-table__tick" onClick={(event) => event.stopPropagation()}>
        <Checkbox hideLabel size="small" checked={chosen} onChange={(event) => onChoose(event.target.checked)} data-testid="choose-trail">
          {t("bulk.selectOne", { name: trail.title })}
        </Checkbox>
      </Table.DataCell>
      <Table.HeaderCell scope="row" className="wt-table__name">
        <span className="wt-table__who">
          <button
            type="button"
            className="wt-name"
            aria-describedby="list-keys"
            onKeyDown={onKeyDown}
            onClick={(event) => {
              event.stopPropagation();
              open();
            }}
          >
            {trail.title}
          </button>
          <span className="wt-meta">
            <span>{t("portfolio.born", { year: trail.birth_year })}</span>
            <TrailMarks trail={trail} />
            <StandingTag standing={trail.standing} />
            <UnsentMark unsent={trail.unsent} />
          </span>
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
      {withOwner && <Table.DataCell>{trail.mine ? <Quiet text={t("portfolio.mine")} /> : trail.owner_name}</Table.DataCell>}
    </Table.Row>
  );
}

export function TaskCounts({ trail }: { trail: TrailRow }) {
  const { t } = useTranslation();
  if (trail.open_tasks === 0) return <Quiet text="–" />;
  return (
    <span className="wt-counts">
      <span className="wt-quiet">{t("portfolio.open", { count: trail.open_tasks })}</span>
      {trail.overdue_tasks > 0 && <span className="wt-counts__overdue">{t("portfolio.overdue", { count: trail.overdue_tasks })}</span>}
    </span>
  );
}

const Quiet = ({ text }: { text: string }) => <span className="wt-quiet">{text}</span>;
