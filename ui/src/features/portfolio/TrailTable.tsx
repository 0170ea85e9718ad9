/// The portfolio as a list that is sorted by its headings.
import { Table } from "@navikt/ds-react";
import { useTranslation } from "react-i18next";
import type { TrailRow } from "../../bindings/api";
import { PhaseTag, StandingTag, UnsentMark } from "../../shared/components/Tags";
import { dayOf, formatTime, shortDay } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { COLUMNS, type Sort } from "./filters";

type TrailTableProps = { trails: TrailRow[]; sort: Sort | null; onSort: (sort: Sort | null) => void };

export function TrailTable({ trails, sort, onSort }: TrailTableProps) {
  const { t } = useTranslation();
  // Up, down, and back to the order of the store.
  const sortBy = (key: string) => {
    const column = COLUMNS.find((of) => of === key);
    if (column === undefined) return;
    if (sort?.orderBy !== column) onSort({ orderBy: column, direction: "ascending" });
    else onSort(sort.direction === "ascending" ? { orderBy: column, direction: "descending" } : null);
  };
  return (
    <div className="wt-scroll-x">
      <Table size="medium" className="wt-table" sort={sort ?? { orderBy: "", direction: "none" }} onSortChange={sortBy}>
        <Table.Header>
          <Table.Row>
            {COLUMNS.map((column) => (
              <Table.ColumnHeader key={column} scope="col" sortable sortKey={column}>
                {t(`portfolio.${column}`)}
              </Table.ColumnHeader>
            ))}
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

export function TaskCounts({ trail }: { trail: TrailRow }) {
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
