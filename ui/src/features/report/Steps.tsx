/// What can be done with a report, what each step means, and what stands in the way of it.
import { BodyShort, Button, Checkbox, InlineMessage } from "@navikt/ds-react";
import { type ReactNode, useState } from "react";
import type { ReportView } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { useCommand } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { CommentDialog, FileDialog, ShareDialog } from "./dialogs";

type Asking = "share" | "comment" | "file" | null;

export function Steps({ view }: { view: ReportView }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const [asking, setAsking] = useState<Asking>(null);
  const [busy, setBusy] = useState(false);
  const editable = view.steps.includes("share");
  const close = () => setAsking(null);

  const run = async (action: () => Promise<unknown>, said: string | null) => {
    setBusy(true);
    try {
      await action();
      if (said !== null) toast.show(said);
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };
  const involved = view.row.fields.participant_involved === "true";

  return (
    <Card title={t("reports.next")} testId="report-steps">
      <ol className="wt-onward">
        {editable && (
          <li>
            <Checkbox
              size="small"
              checked={involved}
              disabled={busy}
              description={t("reports.involvedHint")}
              onChange={() => void run(() => call("edit_record", { input: { id: view.id, fields: { participant_involved: involved ? "" : "true" } } }), null)}
              data-testid="report-involved"
            >
              {t("reports.involved")}
            </Checkbox>
          </li>
        )}
        {editable && (
          <Step hint={t("reports.shareHint")} title={t("reports.share")}>
            <Button type="button" size="small" variant="secondary" onClick={() => setAsking("share")} data-testid="report-share">
              {t("reports.shareSave")} …
            </Button>
          </Step>
        )}
        {view.steps.includes("end_sharing") && (
          <Step title={t("reports.sharedTitle")}>
            <Button type="button" size="small" variant="secondary" loading={busy} onClick={() => void run(() => call("unshare_report", { id: view.id }), t("reports.unshared"))} data-testid="report-unshare">
              {t("reports.unshare")}
            </Button>
          </Step>
        )}
        <Step title={t("reports.comment")} hint={t("reports.commentHint")}>
          <Button type="button" size="small" variant="secondary" data-color="neutral" onClick={() => setAsking("comment")} data-testid="report-comment-open">
            {t("reports.commentSave")} …
          </Button>
        </Step>
        {view.steps.includes("file") && (
          <Step title={t("reports.file")} hint={t("reports.fileHint")}>
            <Button type="button" size="small" disabled={view.filing !== null} onClick={() => setAsking("file")} data-testid="report-file">
              {t("reports.file")} …
            </Button>
            {view.filing !== null && (
              <InlineMessage status="info" size="small" className="wt-onward__note" data-testid="report-obstacle" data-code={view.filing.code}>
                {view.filing.message}
              </InlineMessage>
            )}
          </Step>
        )}
      </ol>
      {asking === "share" && <ShareDialog view={view} onClose={close} />}
      {asking === "comment" && <CommentDialog view={view} onClose={close} />}
      {asking === "file" && <FileDialog view={view} onClose={close} />}
    </Card>
  );
}

function Step({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <li>
      <div>
        <BodyShort weight="semibold">{title}</BodyShort>
        {hint !== undefined && (
          <BodyShort size="small" textColor="subtle">
            {hint}
          </BodyShort>
        )}
      </div>
      {children}
    </li>
  );
}
