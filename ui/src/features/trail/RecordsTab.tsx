/// What is recorded on a trail besides meetings and tasks: jobs, education, periods, conversations, goals.
import { FileTextIcon, PlusIcon } from "@navikt/aksel-icons";
import { ActionMenu, BodyShort, Button, Switch } from "@navikt/ds-react";
import { useState } from "react";
import type { RecordKind, RecordRow, TrailRow } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { EditRecordDialog } from "../../shared/components/record-form/EditRecordDialog";
import { draftForm } from "../../shared/draft-keys";
import { useRecords } from "../../shared/queries";
import { useRecordKinds } from "../../shared/record-kinds";
import { useTranslation } from "../../shared/translation";
import { AddTrailRecord } from "./AddTrailRecord";
import { EndRecordDialog } from "./EndRecordDialog";
import { RecordItem } from "./RecordItem";
import { endingOf, isAdded, isListed, rank } from "./record-shapes";
import { SmsReservation } from "./SmsReservation";

type Open = { form: "add"; kind: RecordKind; training?: string; restore?: true } | { form: "edit"; id: string; restore?: true } | { form: "end"; row: RecordRow } | null;

/** The form that a kept draft belongs to. */
function openOf(restore: string | undefined): Open {
  const form = restore === undefined ? null : draftForm(restore);
  if (form?.name !== "record") return null;
  return form.id === "new" ? { form: "add", kind: form.kind as RecordKind, restore: true } : { form: "edit", id: form.id, restore: true };
}

type RecordsTabProps = { trail: TrailRow; /** The key of a draft to go on with at once. */ restore?: string | undefined };

export function RecordsTab({ trail, restore }: RecordsTabProps) {
  const { t } = useTranslation();
  const [discarded, setDiscarded] = useState(false);
  const [open, setOpen] = useState<Open>(() => openOf(restore));
  const records = useRecords({ trail: trail.id, include_discarded: discarded });
  const kinds = useRecordKinds();
  if (records.isError) return <LoadError error={records.error} retry={() => void records.refetch()} />;
  if (records.isPending) return <ListSkeleton rows={5} />;

  const ended = trail.phase === "ended";
  const added = (kinds.data?.kinds ?? [])
    .filter(({ kind, stream, services }) => stream === "trail" && isAdded(kind) && (services.length === 0 || services.includes(trail.service)))
    .toSorted((a, b) => rank(a.kind) - rank(b.kind));
  const groups = byKind(records.data.filter(({ kind }) => isListed(kind)));
  const close = () => setOpen(null);

  return (
    <div className="wt-stack">
      <div className="wt-row wt-row--between">
        <BodyShort textColor="subtle">{t("records.lead")}</BodyShort>
        <div className="wt-row">
          <Switch size="small" checked={discarded} onChange={(event) => setDiscarded(event.target.checked)}>
            {t("records.showDiscarded")}
          </Switch>
          {!ended && added.length > 0 && (
            <ActionMenu>
              <ActionMenu.Trigger>
                <Button size="small" variant="secondary" icon={<PlusIcon aria-hidden />} data-testid="record-add">
                  {t("plan.add")}
                </Button>
              </ActionMenu.Trigger>
              <ActionMenu.Content>
                {added.map(({ kind, label }) => (
                  <ActionMenu.Item key={kind} onSelect={() => setOpen({ form: "add", kind })}>
                    {label}
                  </ActionMenu.Item>
                ))}
              </ActionMenu.Content>
            </ActionMenu>
          )}
        </div>
      </div>
      {groups.length === 0 && (
        <div className="wt-card">
          <EmptyState level="2" icon={<FileTextIcon />} title={t("records.empty")} hint={t("records.emptyHint")} />
        </div>
      )}
      {groups.map(({ kind, label, rows }) => (
        <Card
          key={kind}
          title={label}
          count={rows.length}
          action={
            !ended && added.some((of) => of.kind === kind) ? (
              <Button size="xsmall" variant="tertiary" icon={<PlusIcon aria-hidden />} onClick={() => setOpen({ form: "add", kind })} aria-label={t("plan.addKind", { kind: label })}>
                {t("plan.add")}
              </Button>
            ) : undefined
          }
        >
          <ul className="wt-list">
            {rows.map((row) => (
              <RecordItem
                key={row.id}
                row={row}
                onOpen={() => setOpen({ form: "edit", id: row.id })}
                onEnd={() => setOpen({ form: "end", row })}
                onAddJob={kind === "vocational_training" && !ended ? () => setOpen({ form: "add", kind: "apprentice_job", training: row.id }) : undefined}
              />
            ))}
          </ul>
        </Card>
      ))}
      {trail.service !== "ce" && <SmsReservation trail={trail.id} records={records.data} disabled={ended} />}
      {open?.form === "add" && <AddTrailRecord trail={trail.id} kind={open.kind} training={open.training} restore={open.restore === true} onClose={close} />}
      {open?.form === "edit" && <EditRecordDialog id={open.id} place={{ trail: trail.id }} restore={open.restore === true} onClose={close} />}
      {open?.form === "end" && <Ending row={open.row} onClose={close} />}
    </div>
  );
}

function Ending({ row, onClose }: { row: RecordRow; onClose: () => void }) {
  const ending = endingOf(row);
  return ending === null ? null : <EndRecordDialog row={row} ending={ending} onClose={onClose} />;
}

function byKind(rows: RecordRow[]): { kind: RecordKind; label: string; rows: RecordRow[] }[] {
  const groups = new Map<RecordKind, { kind: RecordKind; label: string; rows: RecordRow[] }>();
  for (const row of rows) {
    const group = groups.get(row.kind) ?? { kind: row.kind, label: row.label, rows: [] };
    groups.set(row.kind, { ...group, rows: [...group.rows, row] });
  }
  return [...groups.values()].toSorted((a, b) => rank(a.kind) - rank(b.kind));
}
