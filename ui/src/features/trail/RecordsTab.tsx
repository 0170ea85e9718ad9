/// What is recorded on a trail besides meetings and tasks: jobs, education, periods, conversations, goals.
import { FileTextIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Switch } from "@navikt/ds-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { RecordStatus } from "../../shared/components/RecordStatus";
import { ConflictMark, UnsentMark } from "../../shared/components/Tags";
import { dayOf, formatDay, shortDay } from "../../shared/dates";
import { useCommand, useRecords } from "../../shared/queries";
import { useToast } from "../../shared/toast";

export function RecordsTab({ trail }: { trail: string }) {
  const { t } = useTranslation();
  const [discarded, setDiscarded] = useState(false);
  const records = useRecords({ trail, include_discarded: discarded });
  if (records.isError) return <LoadError error={records.error} retry={() => void records.refetch()} />;
  if (records.isPending) return <ListSkeleton rows={5} />;
  // How a duty was settled stands with the tasks.
  const groups = byLabel(records.data.filter(({ kind }) => kind !== "duty_mark"));
  return (
    <div className="wt-stack">
      <div className="wt-row wt-row--between">
        <BodyShort textColor="subtle">{t("records.lead")}</BodyShort>
        <Switch size="small" checked={discarded} onChange={(event) => setDiscarded(event.target.checked)}>
          {t("records.showDiscarded")}
        </Switch>
      </div>
      {groups.length === 0 && (
        <div className="wt-card">
          <EmptyState level="2" icon={<FileTextIcon />} title={t("records.empty")} hint={t("records.emptyHint")} />
        </div>
      )}
      {groups.map(([label, rows]) => (
        <Card key={label} title={label} count={rows.length}>
          <ul className="wt-list">
            {rows.map((row) => (
              <RecordItem key={row.id} row={row} />
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function byLabel(rows: RecordRow[]): [string, RecordRow[]][] {
  const groups = new Map<string, RecordRow[]>();
  for (const row of rows) groups.set(row.label, [...(groups.get(row.label) ?? []), row]);
  return [...groups];
}

/** The dates a record runs between, as far as it has any. */
function spanOf({ fields }: RecordRow): string {
  const day = (...keys: string[]) => keys.map((key) => fields[key]).find((value) => value !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(value));
  const [from, to] = [day("start_date", "from", "date_from"), day("end_date", "to", "until", "date_to")];
  if (from === undefined && to === undefined) return "";
  return `${from === undefined ? "" : formatDay(from)} – ${to === undefined ? "" : formatDay(to)}`.trim();
}

function RecordItem({ row }: { row: RecordRow }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
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
  const details = [spanOf(row), t("records.added", { day: shortDay(dayOf(row.created_at)) })];
  return (
    <li className="wt-record" data-testid="record-row" data-kind={row.kind}>
      <div>
        <BodyShort className={row.discarded ? "wt-task__subject--done" : ""}>{row.title === "" ? row.label : row.title}</BodyShort>
        <div className="wt-meta">
          <RecordStatus status={row.status} />
          <span>{details.filter((text) => text !== "").join(" · ")}</span>
          <ConflictMark count={row.conflicts} />
          <UnsentMark unsent={row.unsent} />
        </div>
      </div>
      <Button
        type="button"
        size="xsmall"
        variant="tertiary"
        data-color="neutral"
        loading={busy}
        onClick={() => void mark()}
        aria-label={t(row.discarded ? "records.restoreNamed" : "records.discardNamed", { title: row.title })}
      >
        {t(row.discarded ? "records.restore" : "records.discard")}
      </Button>
    </li>
  );
}
