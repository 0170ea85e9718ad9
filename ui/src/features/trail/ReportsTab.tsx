/// The reports of a trail, and starting a new one.
import { FileTextIcon, PlusIcon, PrinterSmallIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Tag } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { RecordRow, ReportKind, TrailRow } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { DueField } from "../../shared/components/DueField";
import { EmptyState, fieldError, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { ConflictMark, UnsentMark } from "../../shared/components/Tags";
import { dayOf, formatDay, parseDay, shortDay } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { usePrintPage } from "../../shared/print-page";
import { useCommand, useReports } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";

const KINDS = ["interval", "end"] as const;

/** The two services call their reports differently. */
const serviceOf = (row: TrailRow): "ips" | "other" => (row.service === "ips" ? "ips" : "other");

export function ReportsTab({ row }: { row: TrailRow }) {
  const { t } = useTranslation();
  const printPage = usePrintPage();
  const reports = useReports(row.id);
  const [starting, setStarting] = useState<(typeof KINDS)[number] | null>(null);
  if (reports.isError) return <LoadError error={reports.error} retry={() => void reports.refetch()} />;
  if (reports.isPending) return <ListSkeleton rows={4} />;
  return (
    <div className="wt-stack">
      <div className="wt-row wt-row--between">
        <BodyShort textColor="subtle">{t("reports.lead")}</BodyShort>
        <div className="wt-row">
          {KINDS.map((kind) => (
            <Button key={kind} type="button" size="small" variant={kind === "interval" ? "primary" : "secondary"} icon={<PlusIcon aria-hidden />} onClick={() => setStarting(kind)} data-testid={`report-start-${kind}`}>
              {t(`reports.start.${serviceOf(row)}.${kind}`)}
            </Button>
          ))}
          <Button type="button" size="small" variant="tertiary" data-color="neutral" icon={<PrinterSmallIcon aria-hidden />} onClick={() => printPage((ask) => ask("trail_page", { id: row.id }))} data-testid="trail-print">
            {t("print.trail")}
          </Button>
        </div>
      </div>
      {reports.data.length === 0 ? (
        <div className="wt-card">
          <EmptyState level="2" icon={<FileTextIcon />} title={t("reports.empty")} hint={t("reports.emptyHint")} />
        </div>
      ) : (
        <Card title={t("reports.tab")} count={reports.data.length}>
          <ul className="wt-list">
            {reports.data.map((report) => (
              <ReportItem key={report.id} report={report} service={serviceOf(row)} />
            ))}
          </ul>
        </Card>
      )}
      {starting !== null && <StartDialog row={row} kind={starting} onClose={() => setStarting(null)} />}
    </div>
  );
}

const COLORS: Record<string, "info" | "warning" | "success" | "neutral"> = { open: "info", with_comment: "info", without_comment: "info", shared: "warning", archived: "success", completed: "success" };
const NAMED = ["open", "shared", "archived", "completed"] as const;

const kindOf = (code: string | undefined): ReportKind => (code === "interval" || code === "end" ? code : "unknown");

function ReportItem({ report, service }: { report: RecordRow; service: "ips" | "other" }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { fields } = report;
  const status = NAMED.find((of) => of === report.status);
  return (
    <li className="wt-report-row" data-testid="report-row" data-status={report.status}>
      <div>
        <button type="button" className="wt-name" onClick={() => go({ name: "report", id: report.id })} data-testid="report-open">
          {t(`reports.kind.${service}.${kindOf(fields.kind)}`)}
          {fields.date_from !== undefined && fields.date_to !== undefined && ` ${t("reports.period", { from: formatDay(fields.date_from), to: formatDay(fields.date_to) })}`}
        </button>
        <div className="wt-meta">
          <span>{[fields.number, fields.specialist, t("reports.made", { day: shortDay(dayOf(report.created_at)) })].filter((text) => text !== undefined && text !== "").join(" · ")}</span>
          <ConflictMark count={report.conflicts} />
          <UnsentMark unsent={report.unsent} />
        </div>
      </div>
      <Tag size="small" variant="moderate" data-color={COLORS[report.status] ?? "neutral"} className="wt-tag">
        {status === undefined ? report.status : t(`recordStatus.${status}`)}
      </Tag>
    </li>
  );
}

function StartDialog({ row, kind, onClose }: { row: TrailRow; kind: "interval" | "end"; onClose: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const { go } = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form, (field) => ({ date_from: "from", date_to: "to" })[field] ?? field);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const save = () => {
    const [first, last] = [from, to].map((typed) => (typed.trim() === "" ? undefined : parseDay(typed)));
    if (first === null || last === null) {
      submit.fail({ code: "date_impossible", message: t("error.day"), field: first === null ? "from" : "to" });
      return;
    }
    void submit.run(async () => {
      const period = { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) };
      const { id } = await call("start_report", { input: { trail: row.id, kind, ...period } });
      onClose();
      go({ name: "report", id });
    });
  };
  return (
    <FormDialog
      title={t(`reports.start.${serviceOf(row)}.${kind}`)}
      lead={t(kind === "interval" ? "reports.startLead" : "reports.endStartLead")}
      form={form}
      submit={submit}
      saveLabel={t("reports.startSave")}
      saveTestId="report-start-save"
      onSave={save}
      onClose={onClose}
    >
      {kind === "interval" && (
        <>
          <BodyShort size="small" textColor="subtle">
            {t("reports.periodProposed")}
          </BodyShort>
          <DueField label={t("reports.from")} name="from" value={from} onChange={setFrom} error={fieldError(submit, "from")} testId="report-from" />
          <DueField label={t("reports.to")} name="to" value={to} onChange={setTo} error={fieldError(submit, "to")} testId="report-to" />
        </>
      )}
    </FormDialog>
  );
}
