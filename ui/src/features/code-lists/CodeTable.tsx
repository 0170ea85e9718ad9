/// The codes of a list, found by words.
import { BodyShort, Search, Table } from "@navikt/ds-react";
import { useState } from "react";
import type { CodeRow } from "../../bindings/api";
import { SideScroll } from "../../shared/components/SideScroll";
import { formatDay } from "../../shared/dates";
import { currentLanguage } from "../../shared/language";
import { useTranslation } from "../../shared/translation";

/** Rows on screen; the rest is found by typing. */
const ROWS_MAX = 100;

export function CodeTable({ codes }: { codes: CodeRow[] }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const language = currentLanguage();
  const titleOf = ({ title_nb, title_nn, title_en }: CodeRow): string => (language === "nn" ? title_nn : language === "en" && title_en !== "" ? title_en : title_nb);
  const sought = words.trim().toLowerCase();
  const found = codes.filter(({ code, title_nb, title_nn, title_en }) => sought === "" || code.toLowerCase().startsWith(sought) || `${title_nb} ${title_nn} ${title_en}`.toLowerCase().includes(sought));
  return (
    <div className="wt-stack wt-stack--tight">
      <Search size="small" variant="simple" label={t("codeLists.find")} hideLabel={false} value={words} onChange={setWords} autoComplete="off" className="wt-filters__words" />
      <SideScroll label={t("codeLists.name")}>
        <Table size="small">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t("codeLists.code")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t("codeLists.name")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t("codeLists.holds")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {found.slice(0, ROWS_MAX).map((row) => (
              <Table.Row key={`${row.code}:${row.valid_from}`} data-testid="code-row">
                <Table.HeaderCell scope="row" className="wt-numbers">
                  {row.code}
                </Table.HeaderCell>
                <Table.DataCell>{titleOf(row)}</Table.DataCell>
                <Table.DataCell>
                  <span className={row.can_be_chosen ? undefined : "wt-quiet"}>{row.valid_to === null ? t("codeLists.from", { day: formatDay(row.valid_from) }) : `${formatDay(row.valid_from)} – ${formatDay(row.valid_to)}`}</span>
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </SideScroll>
      <BodyShort size="small" textColor="subtle" role="status">
        {t("codeLists.shown", { count: found.length })}
        {found.length > ROWS_MAX ? ` · ${t("codeLists.cut", { count: ROWS_MAX })}` : ""}
      </BodyShort>
    </div>
  );
}
