/// What a check of a file, or bringing it in, came to.
import { BodyShort, Button, InlineMessage, LocalAlert, ReadMore, Table } from "@navikt/ds-react";
import type { ImportProblem, ImportReport } from "../../bindings/api";
import { SideScroll } from "../../shared/components/SideScroll";
import { useNavigation } from "../../shared/navigation";
import { useTranslation } from "../../shared/translation";

/** Rows on screen: as many as a person mends before checking again. */
const ROWS_MAX = 100;

export function Faults({ report: { problems } }: { report: ImportReport }) {
  const { t } = useTranslation();
  return (
    <div className="wt-stack wt-stack--fields" data-testid="import-problems">
      <LocalAlert status="error">
        <LocalAlert.Header>
          <LocalAlert.Title as="h3">{t("data.problems", { count: problems.length })}</LocalAlert.Title>
        </LocalAlert.Header>
        <LocalAlert.Content>{t("data.problemsHint")}</LocalAlert.Content>
      </LocalAlert>
      <Places places={problems} label={t("data.problemsTable")} reason={t("data.todo")} />
    </div>
  );
}

type CleanProps = { report: ImportReport; busy: boolean; onApply: () => void };

export function Clean({ report, busy, onApply }: CleanProps) {
  const { t } = useTranslation();
  const { imported, skipped } = report;
  return (
    <div className="wt-stack wt-stack--fields" data-testid="import-clean">
      <InlineMessage status={imported === 0 ? "info" : "success"}>{imported === 0 ? t("data.nothing") : t("data.clean", { count: imported })}</InlineMessage>
      {skipped > 0 && <BodyShort>{t("data.skipped", { count: skipped })}</BodyShort>}
      <Kept report={report} />
      {imported > 0 && (
        <>
          <BodyShort>{t("data.owner")}</BodyShort>
          <div>
            <Button type="button" size="small" loading={busy} onClick={onApply} data-testid="import-apply">
              {t("data.apply", { count: imported })}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

export function Done({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { imported, skipped } = report;
  return (
    <div className="wt-stack wt-stack--fields" data-testid="import-done">
      <InlineMessage status="success">{t("data.done", { count: imported })}</InlineMessage>
      {skipped > 0 && <BodyShort>{t("data.skipped", { count: skipped })}</BodyShort>}
      <Kept report={report} />
      <BodyShort textColor="subtle">{t("data.doneHint")}</BodyShort>
      <div>
        <Button type="button" size="small" variant="secondary" onClick={() => go({ name: "portfolio" })} data-testid="import-to-portfolio">
          {t("data.toPortfolio")}
        </Button>
      </div>
    </div>
  );
}

/** What comes in as it stands although it could not be typed here. */
function Kept({ report: { kept } }: { report: ImportReport }) {
  const { t } = useTranslation();
  if (kept.length === 0) return null;
  const title = t("data.kept", { count: kept.length });
  return (
    <ReadMore header={title} data-testid="import-kept">
      <div className="wt-stack wt-stack--tight">
        <BodyShort>{t("data.keptHint")}</BodyShort>
        <Places places={kept} label={title} reason={t("data.why")} />
      </div>
    </ReadMore>
  );
}

/** Places in a file, each with what is to be said of it. The words are Rust's, in bokmål. */
function Places({ places, label, reason }: { places: ImportProblem[]; label: string; reason: string }) {
  const { t } = useTranslation();
  return (
    <>
      <SideScroll label={label}>
        <Table size="small" aria-label={label}>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t("data.where")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t("data.row")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t("data.column")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{reason}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {places.slice(0, ROWS_MAX).map(({ table, line, column, code, message }, index) => (
              <Table.Row key={`${table}:${line}:${column}:${code}:${index}`} data-testid="import-place">
                <Table.DataCell>{table}</Table.DataCell>
                <Table.DataCell className="wt-numbers">{line}</Table.DataCell>
                <Table.DataCell>{column === "" ? <span className="wt-quiet">{t("data.wholeRow")}</span> : <code>{column}</code>}</Table.DataCell>
                <Table.DataCell>{message}</Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </SideScroll>
      {places.length > ROWS_MAX && (
        <BodyShort size="small" textColor="subtle">
          {t("data.more", { count: places.length - ROWS_MAX })}
        </BodyShort>
      )}
    </>
  );
}
