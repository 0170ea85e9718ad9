/// A stored record of any kind, to be changed, settled where two disagree, or put aside.
import { Button } from "@navikt/ds-react";
import { useState } from "react";
import type { RecordView } from "../../../bindings/api";
import { reportOf } from "../../backend";
import { OWN_PLACE, recordDraft } from "../../draft-keys";
import { useCommand, useRecord } from "../../queries";
import { codeLabel, useRecordKind } from "../../record-kinds";
import { useReturnFocus } from "../../return-focus";
import { useToast } from "../../toast";
import { ConflictCard } from "../ConflictCard";
import { DialogFrame } from "../DialogFrame";
import { LoadError } from "../Feedback";
import { useTranslation } from "../../translation";
import { RecordDialog } from "./RecordDialog";
import type { RecordPlace } from "./ReferenceField";
import { typedOf } from "./values";

type EditRecordDialogProps = {
  id: string;
  place?: RecordPlace;
  /** Go on with the kept draft at once. */
  restore?: boolean;
  onClose: () => void;
};

export function EditRecordDialog({ id, place = {}, restore = false, onClose }: EditRecordDialogProps) {
  const { t } = useTranslation();
  const returnFocus = useReturnFocus();
  const record = useRecord(id);
  if (record.data !== undefined) return <Loaded view={record.data} place={place} restore={restore} onClose={onClose} />;
  // Opened once it is read, in a few milliseconds: a dialog that gives way to another takes the focus with it.
  if (record.isPending) return null;
  return (
    <DialogFrame title={t("recordForm.reading")} width="46rem" returnTo={returnFocus} onClose={onClose} light>
      <LoadError error={record.error} retry={() => void record.refetch()} />
    </DialogFrame>
  );
}

type LoadedProps = { view: RecordView; place: RecordPlace; restore: boolean; onClose: () => void };

function Loaded({ view, place, restore, onClose }: LoadedProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const { row } = view;
  const kind = useRecordKind(row.kind);
  const atEmployer = kind?.spec.stream === "employer";

  const write = (change: { fields: Record<string, string>; base?: string; discarded?: boolean }, namesConfirmed = false) =>
    atEmployer
      ? call("edit_employer_record", { input: { id: view.id, ...change }, names_confirmed: namesConfirmed })
      : call("edit_record", { input: { id: view.id, ...change } });

  const now = async (change: { fields: Record<string, string>; discarded?: boolean }, done: string, then?: () => void) => {
    setBusy(true);
    try {
      await write(change);
      toast.show(done);
      then?.();
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };

  const conflicts = view.conflicts.map((conflict) => {
    const field = kind?.fields.find(({ key }) => key === conflict.field);
    const words = (value: string) => codeLabel(field, field === undefined ? value : typedOf(field, value));
    return {
      field: conflict.field,
      label: field?.label ?? t("field.other"),
      chosen: words(conflict.chosen),
      other: words(conflict.other),
      settle: field === undefined ? null : (which: "chosen" | "other") => void now({ fields: { [conflict.field]: conflict[which] } }, t("recordForm.settled")),
    };
  });

  return (
    <RecordDialog
      kind={row.kind}
      title={row.title === row.label ? row.label : `${row.label}: ${row.title}`}
      omit={place.employer === undefined ? [] : ["employer"]}
      stored={row.fields}
      base={view.version}
      place={place}
      draftKey={recordDraft(row.kind, place.employer ?? row.trail ?? OWN_PLACE, view.id)}
      restore={restore}
      before={conflicts.length === 0 ? undefined : <ConflictCard conflicts={conflicts} busy={busy} />}
      onSave={async ({ fields, base, namesConfirmed }) => {
        if (Object.keys(fields).length > 0) await write({ fields, ...(base === "" ? {} : { base }) }, namesConfirmed);
        toast.show(t("recordForm.saved"));
      }}
      onClose={onClose}
      footer={
        <Button
          type="button"
          size="small"
          variant="tertiary"
          data-color="danger"
          loading={busy}
          onClick={() => void now({ fields: {}, discarded: !row.discarded }, t(row.discarded ? "recordForm.takenBack" : "recordForm.discarded"), onClose)}
          data-testid="record-discard"
        >
          {t(row.discarded ? "recordForm.takeBack" : "recordForm.discard")}
        </Button>
      }
    />
  );
}
