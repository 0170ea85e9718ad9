/// Employers as a list: who, what they do, when somebody was there last.
import { CheckmarkIcon } from "@navikt/aksel-icons";
import { Table, Tag } from "@navikt/ds-react";
import type { EmployerRow } from "../../bindings/api";
import { nameOf } from "../../shared/components/EmployerField";
import { dayOf, shortDay } from "../../shared/dates";
import { useGrowing } from "../../shared/growing";
import { useNavigation } from "../../shared/navigation";
import { spacedOrgNumber } from "../../shared/org-number";
import { useTranslation } from "../../shared/translation";
import { contactWords } from "./contact-words";

/** Words of a wish on one line; the rest is counted. */
const FITS_MAX = 4;

export function EmployerTable({ rows }: { rows: EmployerRow[] }) {
  const { t } = useTranslation();
  const { shown, end } = useGrowing(rows);
  return (
    <div className="wt-card wt-card--flush wt-scroll-x">
      <Table size="medium" className="wt-table" aria-rowcount={rows.length + 1}>
        <Table.Header>
          <Table.Row>
            <Table.ColumnHeader scope="col">{t("employers.employer")}</Table.ColumnHeader>
            <Table.ColumnHeader scope="col">{t("employers.lastContact")}</Table.ColumnHeader>
            <Table.ColumnHeader scope="col">{t("employers.contactCount")}</Table.ColumnHeader>
            <Table.ColumnHeader scope="col">{t("employers.needs")}</Table.ColumnHeader>
            <Table.ColumnHeader scope="col">{t("employers.employees")}</Table.ColumnHeader>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {shown.map((row) => (
            <EmployerLine key={row.org_number} row={row} />
          ))}
        </Table.Body>
      </Table>
      {end}
    </div>
  );
}

function EmployerLine({ row }: { row: EmployerRow }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const open = () => go({ name: "employer", org: row.org_number });
  const place = row.municipality === "" ? row.place : row.municipality;
  const facts = [row.postal_code === "" ? place : `${place} (${row.postal_code})`.trim(), row.trade].filter((text) => text !== "");
  return (
    <Table.Row className="wt-table__row" onClick={open} data-testid="employer-row" data-org={row.org_number}>
      <Table.HeaderCell scope="row" className="wt-employer__name">
        <button
          type="button"
          className="wt-name"
          onClick={(event) => {
            event.stopPropagation();
            open();
          }}
        >
          {nameOf(row)}
        </button>
        <span className="wt-meta">
          <span>{facts.length === 0 ? `${t("employers.orgNumberShort")} ${spacedOrgNumber(row.org_number)}` : facts.join(" · ")}</span>
          {row.closed_down && (
            <Tag size="xsmall" variant="moderate" data-color="warning" className="wt-tag">
              {t("employers.closedDown")}
            </Tag>
          )}
          {row.id === null && (
            <Tag size="xsmall" variant="outline" data-color="neutral" className="wt-tag">
              {t("employers.onlyMet")}
            </Tag>
          )}
        </span>
        {row.fits.length > 0 && (
          <span className="wt-meta wt-employer__fits">
            <CheckmarkIcon aria-hidden />
            <span>
              {t("employers.fits", { words: row.fits.slice(0, FITS_MAX).join(", ") })}
              {row.fits.length > FITS_MAX ? ` ${t("employers.fitsMore", { count: row.fits.length - FITS_MAX })}` : ""}
            </span>
          </span>
        )}
      </Table.HeaderCell>
      <Table.DataCell>{row.last_met_at === null ? <Quiet text={t("employers.never")} /> : shortDay(dayOf(row.last_met_at))}</Table.DataCell>
      <Table.DataCell>{row.meetings === 0 ? <Quiet text="–" /> : contactWords(row, t)}</Table.DataCell>
      <Table.DataCell>
        {row.open_needs === 0 ? (
          <Quiet text="–" />
        ) : (
          <Tag size="xsmall" variant="moderate" data-color="success" className="wt-tag">
            {t("employers.openNeeds", { count: row.open_needs })}
          </Tag>
        )}
      </Table.DataCell>
      <Table.DataCell className="wt-numbers">{row.employees === null ? <Quiet text="–" /> : row.employees}</Table.DataCell>
    </Table.Row>
  );
}

const Quiet = ({ text }: { text: string }) => <span className="wt-quiet">{text}</span>;
