/// The form of a dialog: fields that scroll, ways out that stay, and whether what is typed is kept meanwhile.
import { Button, Dialog } from "@navikt/ds-react";
import type { ReactNode, RefObject } from "react";
import type { Autosave } from "../drafts";
import { useTranslation } from "../translation";
import { DraftForm, DraftKept } from "./DraftForm";
import { Kbd } from "./Kbd";

type DialogFormProps = {
  form: RefObject<HTMLFormElement | null>;
  /** Its typing is kept as a draft. */
  saving?: Autosave;
  /** Ctrl + Enter, and Enter where that is not something else. */
  onSave: () => void;
  /** What Enter and the first button do, when that is not to save. */
  onSubmit?: () => void;
  inFront?: boolean;
  bodyClass?: string;
  children: ReactNode;
  /** The ways out; the first of them stands last. */
  footer: ReactNode;
};

export function DialogForm({ form, saving, onSave, onSubmit, inFront = false, bodyClass = "wt-stack", children, footer }: DialogFormProps) {
  return (
    <DraftForm form={form} {...(saving === undefined ? {} : { saving })} onSave={onSave} {...(onSubmit === undefined ? {} : { onSubmit })} className="wt-dialog-form" inFront={inFront}>
      <Dialog.Body className={bodyClass}>{children}</Dialog.Body>
      <Dialog.Footer className="wt-dialog-footer">
        {saving !== undefined && <DraftKept saving={saving} />}
        {footer}
      </Dialog.Footer>
    </DraftForm>
  );
}

type SaveButtonsProps = {
  label: string;
  testId: string;
  busy: boolean;
  onClose: () => void;
  /** Nothing can be saved as it stands; the form says why. */
  barred?: boolean;
  /** Says which keys save. */
  keys?: boolean;
};

/** To leave without saving, and to save. */
export function SaveButtons({ label, testId, busy, onClose, barred = false, keys = false }: SaveButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
        {t("app.cancel")}
      </Button>
      <Button type="submit" size="small" loading={busy} disabled={barred} data-testid={testId} aria-keyshortcuts="Control+Enter">
        {keys ? (
          <span className="wt-label-keys">
            {label} <Kbd>{t("quickLog.saveKeys")}</Kbd>
          </span>
        ) : (
          label
        )}
      </Button>
    </>
  );
}
