/// A record of any kind in a dialog: new, or to be changed.
import type { RecordKind } from "../../../bindings/api";
import { useDrafts } from "../../queries";
import { useRecordKind, useRecordKinds } from "../../record-kinds";
import { DialogFrame } from "../DialogFrame";
import { ListSkeleton, LoadError } from "../Feedback";
import { useTranslation } from "../../translation";
import { RecordForm, type RecordFormProps } from "./RecordForm";

/** Kinds whose fields are filled in in another order than they are kept in. */
const ORDER: Partial<Record<RecordKind, string[]>> = {
  employer_contact: ["first_name", "last_name", "role", "email", "mobile", "phone", "informed", "themes"],
  note_template: ["title", "text", "use"],
};

type RecordDialogProps = Omit<RecordFormProps, "drafts" | "fields" | "saveLabel"> & {
  kind: RecordKind;
  title: string;
  /** Fields that the place fills in. */
  omit?: string[];
  /** What to mind before writing. */
  lead?: string;
  saveLabel?: string;
};

export function RecordDialog({ kind, omit = [], groups, title, lead, saveLabel, onClose, ...form }: RecordDialogProps) {
  const { t } = useTranslation();
  const drafts = useDrafts();
  const kinds = useRecordKinds();
  const order = ORDER[kind];
  const arranged = groups ?? (order === undefined ? undefined : [{ keys: order }]);
  const fields = useRecordKind(kind)?.fields.filter(({ key }) => !omit.includes(key));
  return (
    <DialogFrame title={title} {...(lead === undefined ? {} : { lead })} width="46rem" className="wt-quick-log" testId="record-dialog" onClose={onClose}>
      {kinds.isError && <LoadError error={kinds.error} retry={() => void kinds.refetch()} />}
      {kinds.isPending && <ListSkeleton rows={4} />}
      {!drafts.isPending && fields !== undefined && (
        <RecordForm {...form} {...(arranged === undefined ? {} : { groups: arranged })} fields={fields} drafts={drafts.data ?? []} saveLabel={saveLabel ?? t("recordForm.save")} onClose={onClose} />
      )}
    </DialogFrame>
  );
}
