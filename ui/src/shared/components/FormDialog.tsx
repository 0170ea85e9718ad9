/// A dialog with one form: what it is for, its fields, what was refused, and one way to save.
import type { ReactNode, RefObject } from "react";
import type { Autosave } from "../drafts";
import type { Submit } from "../submit";
import { DialogForm, SaveButtons } from "./DialogForm";
import { DialogFrame } from "./DialogFrame";
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
  /** Its typing is kept as a draft. */
  saving?: Autosave;
  width?: "small" | "medium" | "large" | `${number}rem`;
  className?: string;
};

export function FormDialog({ title, lead, form, submit, saveLabel, saveTestId, onSave, onClose, children, returnTo, barred = false, saving, width = "small", className }: FormDialogProps) {
  const save = () => {
    if (!barred) onSave();
  };
  return (
    <DialogFrame
      title={title}
      {...(lead === undefined ? {} : { lead })}
      width={width}
      {...(className === undefined ? {} : { className })}
      firstFocus={(inside) => inside?.querySelector<HTMLElement>("input, textarea, select") ?? null}
      returnTo={returnTo}
      onClose={onClose}
    >
      <DialogForm form={form} {...(saving === undefined ? {} : { saving })} onSave={save} footer={<SaveButtons label={saveLabel} testId={saveTestId} busy={submit.busy} barred={barred} onClose={onClose} />}>
        <FormError report={submit.formError} />
        {children}
      </DialogForm>
    </DialogFrame>
  );
}
