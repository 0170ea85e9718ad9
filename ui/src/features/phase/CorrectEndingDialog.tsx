/// Corrects how a trail ended, in the days after it was registered.
import { Button, Dialog } from "@navikt/ds-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TrailView } from "../../bindings/api";
import { FormError } from "../../shared/components/Feedback";
import { formatDay } from "../../shared/dates";
import { useCommand, useTrail } from "../../shared/queries";
import { useReturnFocus } from "../../shared/return-focus";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { EndFields, type Ending, readEnding } from "./EndFields";

type CorrectEndingDialogProps = { trail: string; onClose: () => void };

export function CorrectEndingDialog({ trail, onClose }: CorrectEndingDialogProps) {
  const { t } = useTranslation();
  const view = useTrail(trail).data;
  const returnFocus = useReturnFocus();
  const until = view?.ending_correctable_until ?? null;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="small">
      <Dialog.Popup returnFocusTo={returnFocus} width="small" closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>{t("phaseDialog.correctTitle")}</Dialog.Title>
          {until !== null && <Dialog.Description>{t("phaseDialog.correctLead", { day: formatDay(until) })}</Dialog.Description>}
        </Dialog.Header>
        {view !== undefined && <CorrectionForm view={view} onClose={onClose} />}
      </Dialog.Popup>
    </Dialog>
  );
}

function CorrectionForm({ view, onClose }: { view: TrailView; onClose: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [ending, setEnding] = useState<Ending>(() => ({
    cause: view.end_cause ?? "",
    detail: view.end_detail ?? "",
    on: view.ended_on === null ? "" : formatDay(view.ended_on),
  }));

  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = readEnding(ending, { cause: t("trail.endCauseChoose"), detail: t("trail.endDetailChoose"), day: t("error.day") });
    if ("refused" in read) {
      submit.fail(read.refused);
      return;
    }
    // Only what the person changed, so that a colleague's correction of the rest stands.
    const changed = {
      ...(read.cause === view.end_cause ? {} : { cause: read.cause }),
      ...(read.detail === view.end_detail ? {} : { detail: read.detail }),
      ...(read.on === view.ended_on ? {} : { on: read.on }),
    };
    void submit.run(async () => {
      await call("correct_ending", { input: { id: view.id, ...changed } });
      toast.show(t("phaseDialog.corrected"));
      onClose();
    });
  };

  return (
    <form ref={form} onSubmit={save} noValidate className="wt-dialog-form">
      <Dialog.Body className="wt-stack">
        <FormError report={submit.formError} />
        <EndFields choices={view.end_choices} ending={ending} onChange={setEnding} submit={submit} />
      </Dialog.Body>
      <Dialog.Footer>
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" size="small" loading={submit.busy} data-testid="correct-save">
          {t("phaseDialog.correctSave")}
        </Button>
      </Dialog.Footer>
    </form>
  );
}
