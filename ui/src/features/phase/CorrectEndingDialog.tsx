/// Corrects how a trail ended, in the days after it was registered.
import { useRef, useState } from "react";
import type { TrailView } from "../../bindings/api";
import { FormDialog } from "../../shared/components/FormDialog";
import { formatDay } from "../../shared/dates";
import { useCommand, useTrail } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { EndFields, type Ending, readEnding } from "./EndFields";

type CorrectEndingDialogProps = { trail: string; onClose: () => void };

export function CorrectEndingDialog({ trail, onClose }: CorrectEndingDialogProps) {
  const view = useTrail(trail).data;
  return view === undefined ? null : <Correction view={view} onClose={onClose} />;
}

function Correction({ view, onClose }: { view: TrailView; onClose: () => void }) {
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

  const save = () => {
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

  const until = view.ending_correctable_until;
  return (
    <FormDialog
      title={t("phaseDialog.correctTitle")}
      lead={until === null ? undefined : t("phaseDialog.correctLead", { day: formatDay(until) })}
      form={form}
      submit={submit}
      saveLabel={t("phaseDialog.correctSave")}
      saveTestId="correct-save"
      onSave={save}
      onClose={onClose}
    >
      <EndFields choices={view.end_choices} ending={ending} onChange={setEnding} submit={submit} />
    </FormDialog>
  );
}
