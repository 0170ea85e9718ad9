/// A figure by week: columns to glance at, one sentence that says the same, and the table they are drawn from.
import { BodyShort, ReadMore, Table } from "@navikt/ds-react";
import { type ReactNode, useId } from "react";
import { formatDayInYear } from "../../shared/dates";
import { useTranslation } from "../../shared/translation";

export type WeekColumn = {
  week: number;
  monday: string;
  /** What decides the height. */
  value: number;
  /** The value over the column, as short as can be. */
  label: string;
  /** The value in the table. */
  shown: string;
};

type Line = { value: number; label: string };
type WeekChartProps = { name: string; summary: string; columns: WeekColumn[]; lines?: Line[]; children?: ReactNode };

/** Names of weeks under the columns; more would run into each other. */
const NAMES_MAX = 12;

export function WeekChart({ name, summary, columns, lines = [], children }: WeekChartProps) {
  const { t } = useTranslation();
  const caption = useId();
  const most = Math.max(1, ...columns.map(({ value }) => value), ...lines.map(({ value }) => value * 1.1));
  const every = Math.ceil(columns.length / NAMES_MAX);
  return (
    <figure className="wt-chart" aria-labelledby={caption}>
      <figcaption id={caption}>
        <BodyShort textColor="subtle">{summary}</BodyShort>
      </figcaption>
      {children}
      <div className="wt-chart__plot" aria-hidden>
        {lines.map((line) => (
          <span key={line.label} className="wt-chart__line" style={{ bottom: `${(line.value / most) * 100}%` }}>
            <span>{line.label}</span>
          </span>
        ))}
        {columns.map((column) => (
          <span key={column.monday} className="wt-chart__column">
            {columns.length <= NAMES_MAX && column.value > 0 && <span className="wt-chart__value">{column.label}</span>}
            <span className="wt-chart__bar" style={{ height: `${(column.value / most) * 100}%` }} />
          </span>
        ))}
      </div>
      <div className="wt-chart__names" aria-hidden>
        {columns.map((column, index) => (
          <span key={column.monday}>{(columns.length - 1 - index) % every === 0 ? column.week : ""}</span>
        ))}
      </div>
      <ReadMore size="small" header={t("figures.asTable")}>
        <Table size="small">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t("figures.week")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t("figures.from")}</Table.HeaderCell>
              <Table.HeaderCell scope="col" align="right">
                {name}
              </Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {columns.toReversed().map((column) => (
              <Table.Row key={column.monday}>
                <Table.HeaderCell scope="row">{column.week}</Table.HeaderCell>
                <Table.DataCell>{formatDayInYear(column.monday)}</Table.DataCell>
                <Table.DataCell align="right">{column.shown}</Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ReadMore>
    </figure>
  );
}
