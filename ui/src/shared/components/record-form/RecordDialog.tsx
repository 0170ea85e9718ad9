/// A record of any kind in a dialog: new, or to be changed.
import { Dialog } from "@navikt/ds-react";
import { useTranslation } from "react-i18next";
import { useDrafts } from "../../queries";
import { useReturnFocus } from "../../return-focus";
import { RecordForm, type RecordFormProps } from "./RecordForm";

type RecordDialogProps = Omit<RecordFormProps, "drafts" | "saveLabel"> & {
  title: string;
  /** What to mind before writing. */
  lead?: string;
  saveLabel?: string;
};

export function RecordDialog({ title, lead, saveLabel, onClose, ...form }: RecordDialogProps) {
  const { t } = useTranslation();
  const returnFocus = useReturnFocus();
  const drafts = useDrafts();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="small">
      <Dialog.Popup returnFocusTo={returnFocus} width="46rem" closeOnOutsideClick={false} className="wt-quick-log" data-testid="record-dialog">
        <Dialog.Header>
          <Dialog.Title>{title}</Dialog.Title>
          {lead !== undefined && <Dialog.Description>{lead}</Dialog.Description>}
        </Dialog.Header>
        <div className="wt-dialog-content">
          {!drafts.isPending && <RecordForm {...form} drafts={drafts.data ?? []} saveLabel={saveLabel ?? t("recordForm.save")} onClose={onClose} />}
        </div>
      </Dialog.Popup>
    </Dialog>
  );
}
