/// A report about a trail: written beside what it is made of, read as it will be filed.
import { ArrowUndoIcon, CheckmarkCircleIcon, ClockDashedIcon, ExclamationmarkTriangleIcon, PadlockLockedIcon, PrinterSmallIcon, TrashIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, InfoCard, Link, LocalAlert, Tag, ToggleGroup } from "@navikt/ds-react";
import { useState } from "react";
import type { DraftView, ReportView } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { ConflictMark, UnsentMark } from "../../shared/components/Tags";
import { formatDay, relativeInstant } from "../../shared/dates";
import { reportDraft } from "../../shared/draft-keys";
import { useLauncher } from "../../shared/launcher";
import { useNavigation } from "../../shared/navigation";
import { usePrintPage } from "../../shared/print-page";
import { useCommand, useDrafts, useReport } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { Facts, isEmpty, Section } from "./Blocks";
import { PeriodDialog } from "./dialogs";
import { ReportConflicts } from "./ReportConflicts";
import { ownTexts, ReportText } from "./ReportText";
import { Steps } from "./Steps";

/** From so many texts on they no longer fit beside the data, and scroll with it. */
const LONG = 3;

export function ReportPage({ id }: { id: string }) {
  const report = useReport(id);
  const drafts = useDrafts();
  return (
    <div className="wt-page">
      {report.isError ? <LoadError error={report.error} retry={() => void report.refetch()} /> : null}
      {report.isPending ? <ListSkeleton rows={6} height={72} /> : null}
      {report.data && !drafts.isPending ? <Report key={id} view={report.data} drafts={drafts.data ?? []} /> : null}
    </div>
  );
}

const STATUS_COLORS = { open: "info", shared: "warning", archived: "success", completed: "success", with_comment: "info", without_comment: "info", unknown: "neutral" } as const;

function Report({ view, drafts }: { view: ReportView; drafts: DraftView[] }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { openPast } = useLauncher();
  const call = useCommand();
  const printPage = usePrintPage();
  const toast = useToast();
  const [shape, setShape] = useState<"write" | "read">("write");
  const [period, setPeriod] = useState(false);
  const { row } = view;
  const editable = view.steps.includes("share") && !row.discarded;
  const writing = editable && shape === "write";

  const attempt = (action: () => Promise<void>) => void action().catch((thrown: unknown) => toast.show(reportOf(thrown, t("error.unexpected")).message, "error"));
  const discard = (discarded: boolean) =>
    attempt(async () => {
      await call("edit_record", { input: { id: view.id, fields: {}, discarded } });
      toast.show(t(discarded ? "reports.discarded" : "reports.restored"));
      if (discarded && row.trail !== null) go({ name: "trail", id: row.trail, tab: "reports" });
    });

  return (
    <>
      <header className="wt-page__header">
        <div>
          <PageHeading testId="report-title">
            <span lang="nb">{view.report.title_nb}</span>
          </PageHeading>
          <div className="wt-meta">
            {row.trail !== null && (
              <Link as="button" className="wt-link" onClick={() => go({ name: "trail", id: row.trail ?? "", tab: "reports" })}>
                {row.trail_title}
              </Link>
            )}
            {row.fields.date_from !== undefined && row.fields.date_to !== undefined && (
              <span>{t("reports.period", { from: formatDay(row.fields.date_from), to: formatDay(row.fields.date_to) })}</span>
            )}
            {editable && view.kind === "interval" && (
              <Link as="button" className="wt-link" onClick={() => setPeriod(true)} data-testid="report-period">
                {t("reports.changePeriod")}
              </Link>
            )}
            <Tag size="small" variant="moderate" data-color={STATUS_COLORS[view.status]} className="wt-tag" data-testid="report-status">
              <span>{view.status_label}</span>
            </Tag>
            <ConflictMark count={view.conflicts.length} />
            <UnsentMark unsent={row.unsent} />
          </div>
        </div>
        <div className="wt-row">
          {editable && (
            <ToggleGroup size="small" value={shape} onChange={(chosen) => setShape(chosen === "read" ? "read" : "write")} aria-label={t("reports.shape")}>
              <ToggleGroup.Item value="write" label={t("reports.write")} data-testid="report-write" />
              <ToggleGroup.Item value="read" label={t("reports.read")} data-testid="report-read" />
            </ToggleGroup>
          )}
          <Button type="button" size="small" variant="secondary" data-color="neutral" icon={<PrinterSmallIcon aria-hidden />} onClick={() => printPage((ask) => ask("report_page", { id: view.id }))} data-testid="report-print">
            {t("print.print")}
          </Button>
        </div>
      </header>
      <Standing view={view} />
      {row.discarded && (
        <InfoCard data-color="neutral" size="small">
          <InfoCard.Content>
            <div className="wt-row wt-row--between">
              <span>{t("reports.restoreHint")}</span>
              <Button type="button" size="small" variant="secondary" icon={<ArrowUndoIcon aria-hidden />} onClick={() => discard(false)} data-testid="report-restore">
                {t("reports.restore")}
              </Button>
            </div>
          </InfoCard.Content>
        </InfoCard>
      )}
      <ReportConflicts view={view} />
      {writing ? <Writing view={view} drafts={drafts} /> : <Reading view={view} />}
      {!row.discarded && view.filed === null && !writing && <Steps view={view} />}
      <div className="wt-report__sheet">
        <Card
          title={t("reports.log")}
          count={view.log.length}
          action={
            <Button type="button" size="xsmall" variant="tertiary" icon={<ClockDashedIcon aria-hidden />} onClick={() => openPast({ id: view.id, title: view.report.title_nb })} data-testid="open-past">
              {t("past.open")}
            </Button>
          }
        >
          <ol className="wt-history">
            {view.log.map(({ at, author, text }, index) => (
              <li key={`${at}:${index}`}>
                <span>
                  <strong>{author}</strong> <span>{text}</span>
                </span>
                <span className="wt-meta">{relativeInstant(at)}</span>
              </li>
            ))}
          </ol>
        </Card>
        {editable && (
          <Button type="button" size="small" variant="tertiary" data-color="danger" icon={<TrashIcon aria-hidden />} onClick={() => discard(true)} data-testid="report-discard">
            {t("reports.discard")}
          </Button>
        )}
      </div>
      {period && <PeriodDialog view={view} onClose={() => setPeriod(false)} />}
    </>
  );
}

/** What one writes, and beside it what it is about. */
function Writing({ view, drafts }: { view: ReportView; drafts: DraftView[] }) {
  const { t } = useTranslation();
  const texts = ownTexts(view);
  const own = new Set(texts.map(({ field }) => field));
  const data = view.report.sections
    .map((section) => ({ section, blocks: section.blocks.filter((block) => block.block !== "text" || block.field === null || !own.has(block.field)) }))
    .filter(({ blocks }) => blocks.length > 0);
  return (
    <div className="wt-report__sheet">
      <div className="wt-stack wt-report__own" data-long={texts.length > LONG}>
        <Card title={t("reports.own")}>
          <div className="wt-stack wt-stack--tight">
            {texts.map((text) => (
              <ReportText key={text.field} view={view} text={text} kept={drafts.find(({ key }) => key === reportDraft(view.id, text.field))?.body} />
            ))}
          </div>
        </Card>
        <Steps view={view} />
      </div>
      <Card title={t("reports.data")} hint={t("reports.dataHint")} testId="report-data">
        <Facts lines={view.report.heading} />
        {data.map(({ section, blocks }) => (
          <Section key={section.code} section={section} blocks={blocks} level="3" />
        ))}
      </Card>
    </div>
  );
}

/** The report as it will be filed, or was. */
function Reading({ view }: { view: ReportView }) {
  const sections = view.report.sections.filter(({ blocks }) => blocks.some((block) => !isEmpty(block)));
  return (
    <article className="wt-card wt-report__paper" data-testid="report-paper">
      <Facts lines={view.report.heading} />
      {sections.map((section) => (
        <Section key={section.code} section={section} blocks={section.blocks} level="2" />
      ))}
    </article>
  );
}

/** What its status means for the one who looks at it. */
function Standing({ view }: { view: ReportView }) {
  const { t } = useTranslation();
  if (view.filed !== null) {
    const { at, case: number, sha256, intact } = view.filed;
    if (!intact) {
      return (
        <LocalAlert status="error">
          <LocalAlert.Header>
            <LocalAlert.Title as="h2">{t("reports.filedTitle")}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            <span data-testid="report-broken">
              <ExclamationmarkTriangleIcon aria-hidden /> {t("reports.filedBroken")}
            </span>
          </LocalAlert.Content>
        </LocalAlert>
      );
    }
    return (
      <InfoCard data-color="success" as="section" data-testid="report-filed" aria-label={t("reports.filedTitle")}>
        <InfoCard.Header icon={<CheckmarkCircleIcon aria-hidden />}>
          <InfoCard.Title as="h2">{t("reports.filedTitle")}</InfoCard.Title>
        </InfoCard.Header>
        <InfoCard.Content>
          <BodyShort>{t("reports.filedText", { time: relativeInstant(at), case: number })}</BodyShort>
          <details>
            <summary>{t("reports.filedProof")}</summary>
            <code className="wt-hash">{sha256}</code>
          </details>
        </InfoCard.Content>
      </InfoCard>
    );
  }
  if (view.status === "shared") {
    const until = view.row.fields.comment_due;
    return (
      <InfoCard data-color="warning" as="section" data-testid="report-shared" aria-label={t("reports.sharedTitle")}>
        <InfoCard.Header icon={<PadlockLockedIcon aria-hidden />}>
          <InfoCard.Title as="h2">{t("reports.sharedTitle")}</InfoCard.Title>
        </InfoCard.Header>
        <InfoCard.Content>{t("reports.sharedText", { day: until === undefined ? "–" : formatDay(until) })}</InfoCard.Content>
      </InfoCard>
    );
  }
  if (view.status === "completed") {
    return (
      <InfoCard data-color="success">
        <InfoCard.Header icon={<CheckmarkCircleIcon aria-hidden />}>
          <InfoCard.Title as="h2">{t("reports.doneTitle")}</InfoCard.Title>
        </InfoCard.Header>
        <InfoCard.Content>{t("reports.doneText")}</InfoCard.Content>
      </InfoCard>
    );
  }
  return null;
}
