/// One text of a report: it saves itself, and says so.
import { InlineMessage, Textarea } from "@navikt/ds-react";
import type { ReportBlock, ReportView } from "../../bindings/api";
import { formatTime } from "../../shared/dates";
import { reportDraft } from "../../shared/draft-keys";
import { useLiveText } from "../../shared/live-text";
import { useCommand, useFreshReport } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";

export type OwnText = Extract<ReportBlock, { block: "text" }> & { field: string };

/** What the participant says is added by a step of its own, with day and name. */
const BY_STEP = "comment_on_behalf";

/** The texts that the specialist writes in the report, in order. */
export const ownTexts = (view: ReportView): OwnText[] =>
  view.report.sections.flatMap(({ blocks }) => blocks).filter((block): block is OwnText => block.block === "text" && block.field !== null && block.field !== BY_STEP);

const ROWS_MIN = 5;

export function ReportText({ view, text, kept }: { view: ReportView; text: OwnText; kept: string | undefined }) {
  const { t } = useTranslation();
  const call = useCommand();
  const fresh = useFreshReport();
  const live = useLiveText({
    stored: { text: text.text, version: view.version },
    draftKey: reportDraft(view.id, text.field),
    kept,
    save: async (typed, base) => {
      await call("edit_record", { input: { id: view.id, fields: { [text.field]: typed }, base } });
      const saved = await fresh(view.id);
      return { text: ownTexts(saved).find(({ field }) => field === text.field)?.text ?? typed, version: saved.version };
    },
  });
  return (
    <div>
      <Textarea
        size="small"
        label={<span lang="nb">{text.label_nb}</span>}
        name={text.field}
        minRows={ROWS_MIN}
        value={live.text}
        onChange={(event) => live.type(event.target.value)}
        onBlur={live.commit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) live.commit();
        }}
        error={live.error === null ? undefined : <span data-testid="error-message">{live.error}</span>}
        data-testid={`report-text-${text.field}`}
      />
      <p className="wt-report__saved" role="status" data-testid={`report-saved-${text.field}`}>
        {live.state === "stored" ? "" : t(`reports.save.${live.state}`, { time: live.savedAt === null ? "" : formatTime(live.savedAt) })}
      </p>
      {live.elsewhere && (
        <InlineMessage status="info" size="small" data-testid="changed-elsewhere">
          {t("reports.elsewhere")}
        </InlineMessage>
      )}
    </div>
  );
}
