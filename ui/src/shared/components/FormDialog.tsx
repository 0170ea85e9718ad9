/// A dialog with one form: what it is for, its fields, what was refused, and one way to save.
import { Button, Dialog } from "@navikt/ds-react";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useReturnFocus } from "../return-focus";
import type { Submit } from "../submit";
import { FormError } from "./Feedback";

type FormDialogProps = {
  title: string;
  lead?: ReactNode;
  form: RefObject<HTMLFormElement | null>;
  submit: Submit;
  saveLabel: string;
  saveTestId: string;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
  /** Where the focus goes afterwards, when that is not where it was. */
  returnTo?: () => HTMLElement | null;
  /** Nothing can be saved as it stands; the form says why. */
  barred?: boolean;
  width?: "small" | "medium" | "large";
};

export function FormDialog({ title, lead, form, submit, saveLabel, saveTestId, onSave, onClose, children, returnTo, barred = false, width = "small" }: FormDialogProps) {
  const { t } = useTranslation();
  const before = useReturnFocus();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="small">
      <Dialog.Popup
        returnFocusTo={() => returnTo?.() ?? before()}
        width={width}
        closeOnOutsideClick={false}
        initialFocusTo={() => form.current?.querySelector<HTMLElement>("input, textarea, select") ?? null}
      >
        <Dialog.Header>
          <Dialog.Title>{title}</Dialog.Title>
          {lead !== undefined && <Dialog.Description>{lead}</Dialog.Description>}
        </Dialog.Header>
        <form
          ref={form}
          noValidate
          className="wt-dialog-form"
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || barred) return;
            event.preventDefault();
            onSave();
          }}
          onSubmit={(event) => {
            event.preventDefault();
            if (!barred) onSave();
          }}
        >
          <Dialog.Body className="wt-stack">
            <FormError report={submit.formError} />
            {children}
          </Dialog.Body>
          <Dialog.Footer>
            <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
              {t("app.cancel")}
            </Button>
            <Button type="submit" size="small" loading={submit.busy} disabled={barred} data-testid={saveTestId}>
              {saveLabel}
            </Button>
          </Dialog.Footer>
        </form>
      </Dialog.Popup>
    </Dialog>
  );
}
