/// A form whose typing is kept as a draft: leaving a field keeps it at once, Ctrl+Enter saves from anywhere in it.
import { Button } from "@navikt/ds-react";
import type { ReactNode, RefObject } from "react";
import { formatTime } from "../dates";
import type { Autosave } from "../drafts";
import type { Submit } from "../submit";
import { useTranslation } from "../translation";

type DraftFormProps = {
  form: RefObject<HTMLFormElement | null>;
  /** Nothing is kept without it. */
  saving?: Autosave;
  onSave: () => void;
  /** What plain Enter does, when that is not to save. */
  onSubmit?: () => void;
  children: ReactNode;
  className?: string;
  /** It may stand in front of another form, whose keys and whose saving are not meant. */
  inFront?: boolean;
};

export function DraftForm({ form, saving, onSave, onSubmit = onSave, children, className, inFront = false }: DraftFormProps) {
  return (
    <form
      ref={form}
      noValidate
      className={className ?? "wt-stack wt-stack--tight"}
      onBlur={() => void saving?.flush()}
      onKeyDown={(event) => {
        if (inFront && event.altKey) event.stopPropagation();
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (inFront) event.stopPropagation();
        onSave();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (inFront) event.stopPropagation();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** Whether what is typed is kept meanwhile. */
export function DraftKept({ saving }: { saving: Autosave }) {
  const { t } = useTranslation();
  return (
    <span className="wt-quiet" role="status" data-testid="draft-kept" data-whole={saving.whole}>
      {saving.savedAt === null ? "" : t("quickLog.savedDraft", { time: formatTime(saving.savedAt) })}
    </span>
  );
}

type EditFooterProps = { submit: Submit; saving: Autosave; onClose: () => void; testId: string };

/** Save, or leave without; and whether what is typed is kept meanwhile. */
export function EditFooter({ submit, saving, onClose, testId }: EditFooterProps) {
  const { t } = useTranslation();
  return (
    <div className="wt-row">
      <Button type="submit" size="small" loading={submit.busy} data-testid={testId} aria-keyshortcuts="Control+Enter">
        {t("section.save")}
      </Button>
      <Button
        type="button"
        size="small"
        variant="tertiary"
        data-color="neutral"
        onClick={() => {
          void saving.discard();
          onClose();
        }}
      >
        {t("app.cancel")}
      </Button>
      <DraftKept saving={saving} />
    </div>
  );
}
