/// The codes of a list, found by words.
import { BodyShort, Search, Table } from "@navikt/ds-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CodeRow } from "../../bindings/api";
import { formatDay } from "../../shared/dates";
import { currentLanguage } from "../../shared/language";

/** Rows on screen; the rest is found by typing. */
const ROWS_MAX = 100;

export function CodeTable({ codes }: { codes: CodeRow[] }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const nynorsk = currentLanguage() === "nn";
  const sought = words.trim().toLowerCase();
  const found = codes.filter(({ code, title_nb, title_nn }) => sought === "" || code.toLowerCase().startsWith(sought) || `${title_nb} ${title_nn}`.toLowerCase().includes(sought));
  return (
    <div className="wt-stack wt-stack--tight">
      <Search size="small" variant="simple" label={t("codeLists.find")} hideLabel={false} value={words} onChange={setWords} autoComplete="off" className="wt-filters__words" />
      <div className="wt-scroll-x">
        <Table size="small">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t("codeLists.code")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t("codeLists.name")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t("codeLists.holds")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {found.slice(0, ROWS_MAX).map(({ code, title_nb, title_nn, valid_from, valid_to, can_be_chosen }) => (
              <Table.Row key={`${code}:${valid_from}`} data-testid="code-row">
                <Table.HeaderCell scope="row" className="wt-numbers">
                  {code}
                </Table.HeaderCell>
                <Table.DataCell lang={nynorsk ? "nn" : "nb"}>{nynorsk ? title_nn : title_nb}</Table.DataCell>
                <Table.DataCell>
                  <span className={can_be_chosen ? undefined : "wt-quiet"}>{valid_to === null ? t("codeLists.from", { day: formatDay(valid_from) }) : `${formatDay(valid_from)} – ${formatDay(valid_to)}`}</span>
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      <BodyShort size="small" textColor="subtle" role="status">
        {t("codeLists.shown", { count: found.length })}
        {found.length > ROWS_MAX ? ` · ${t("codeLists.cut", { count: ROWS_MAX })}` : ""}
      </BodyShort>
    </div>
  );
}
