/// One record of a trail in its list.
import { ClockDashedIcon, PrinterSmallIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Link, Tag } from "@navikt/ds-react";
import { useState } from "react";
import type { TFunction } from "i18next";
import type { RecordKind, RecordRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { nameOf, useChosenEmployer } from "../../shared/components/EmployerField";
import { RecordStatus } from "../../shared/components/RecordStatus";
import { ConflictMark, UnsentMark } from "../../shared/components/Tags";
import { dayOf, formatDay, shortDay } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { usePrintPage } from "../../shared/print-page";
import { useCommand } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { endingOf } from "./record-shapes";

/** What is handed out on paper. */
const PRINTED: ReadonlySet<RecordKind> = new Set(["job", "education", "vocational_training", "apprentice_job"]);

type RecordItemProps = { row: RecordRow; onOpen: () => void; onEnd: () => void; onAddJob?: (() => void) | undefined };

/** The dates a record runs between, as far as it has any. */
function spanOf({ fields }: RecordRow, t: TFunction): string {
  const day = (...keys: string[]) => keys.map((key) => fields[key]).find((value) => value !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(value));
  const [from, to] = [day("start_date", "from", "date_from"), day("end_date", "to", "until", "date_to")];
  if (from === undefined) return to === undefined ? "" : t("plan.until", { day: formatDay(to) });
  return to === undefined ? t("plan.since", { day: formatDay(from) }) : `${formatDay(from)} – ${formatDay(to)}`;
}

export function RecordItem({ row, onOpen, onEnd, onAddJob }: RecordItemProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const { openPast } = useLauncher();
  const printPage = usePrintPage();
  const [busy, setBusy] = useState(false);
  const title = row.title === "" ? row.label : row.title;
  const text = row.fields.description ?? row.fields.reason ?? "";

  const mark = async () => {
    setBusy(true);
    try {
      await call("edit_record", { input: { id: row.id, fields: {}, discarded: !row.discarded } });
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };

  return (
    <li className="wt-record" data-testid="record-row" data-kind={row.kind}>
      <div>
        <Link as="button" className={row.discarded ? "wt-link wt-link--strong wt-task__subject--done" : "wt-link wt-link--strong"} onClick={onOpen} aria-label={t("plan.open", { title })} data-testid="record-open">
          {title}
        </Link>
        {text !== "" && text !== title && (
          <BodyShort size="small" textColor="subtle" className="wt-excerpt">
            {text}
          </BodyShort>
        )}
        <div className="wt-meta">
          <RecordStatus status={row.status} />
          {row.fields.minutes_shared === "true" && (
            <Tag size="xsmall" variant="outline" data-color="info" className="wt-tag">
              {t("plan.shared")}
            </Tag>
          )}
          {row.fields.employer !== undefined && row.fields.employer !== "" && <Employer value={row.fields.employer} />}
          <span>{[spanOf(row, t), t("records.added", { day: shortDay(dayOf(row.created_at)) })].filter((part) => part !== "").join(" · ")}</span>
          <ConflictMark count={row.conflicts} />
          <UnsentMark unsent={row.unsent} />
        </div>
      </div>
      <div className="wt-row wt-row--end">
        {onAddJob !== undefined && !row.discarded && (
          <Button type="button" size="xsmall" variant="secondary" data-color="neutral" onClick={onAddJob} aria-label={t("plan.addJobNamed", { title })} data-testid="record-add-job">
            {t("plan.addJob")}
          </Button>
        )}
        {endingOf(row) !== null && (
          <Button type="button" size="xsmall" variant="secondary" data-color="neutral" onClick={onEnd} aria-label={t("plan.endNamed", { title })} data-testid="record-end">
            {t("plan.end")}
          </Button>
        )}
        <Button
          type="button"
          size="xsmall"
          variant="tertiary"
          data-color="neutral"
          icon={<ClockDashedIcon aria-hidden />}
          aria-label={t("past.openNamed", { title })}
          title={t("past.open")}
          onClick={() => openPast({ id: row.id, title })}
          data-testid="open-past"
        />
        {PRINTED.has(row.kind) && (
          <Button
            type="button"
            size="xsmall"
            variant="tertiary"
            data-color="neutral"
            icon={<PrinterSmallIcon aria-hidden />}
            aria-label={t("print.named", { title })}
            title={t("print.print")}
            onClick={() => printPage((ask) => ask("record_page", { id: row.id }))}
            data-testid="record-print"
          />
        )}
        <Button type="button" size="xsmall" variant="tertiary" data-color="neutral" loading={busy} onClick={() => void mark()} aria-label={t(row.discarded ? "records.restoreNamed" : "records.discardNamed", { title })}>
          {t(row.discarded ? "records.restore" : "records.discard")}
        </Button>
      </div>
    </li>
  );
}

function Employer({ value }: { value: string }) {
  const row = useChosenEmployer(value);
  return <span>{row === undefined ? value : nameOf(row)}</span>;
}
