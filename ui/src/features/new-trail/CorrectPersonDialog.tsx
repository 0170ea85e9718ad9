/// Puts a trail's person right: another number, another name, or both.
import { TextField } from "@navikt/ds-react";
import { useRef, useState } from "react";
import { fieldError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { useCommand, useTrail } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { NumberField } from "./NumberField";

export function CorrectPersonDialog({ trail, onClose }: { trail: string; onClose: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const view = useTrail(trail).data;
  const element = useRef<HTMLFormElement>(null);
  const submit = useSubmit(element);
  const [number, setNumber] = useState("");
  const [name, setName] = useState("");

  const save = () => {
    void submit.run(async () => {
      await call("correct_person", {
        input: { id: trail, ...(number.trim() === "" ? {} : { national_id: number.replaceAll(/\s/gu, "") }), ...(name.trim() === "" ? {} : { name: name.trim() }) },
      });
      toast.show(t("creation.corrected"));
      onClose();
    });
  };

  return (
    <FormDialog
      title={t("creation.correctTitle")}
      lead={t("creation.correctLead")}
      form={element}
      submit={submit}
      saveLabel={t("creation.correctSave")}
      saveTestId="correct-person-save"
      onSave={save}
      onClose={onClose}
      barred={number.trim() === "" && name.trim() === ""}
    >
      <NumberField label={t("creation.correctNumber")} hint={t("creation.correctNumberHint")} value={number} onChange={setNumber} submit={submit} testId="correct-number" />
      <TextField
        size="small"
        label={t("creation.correctName")}
        name="name"
        autoComplete="off"
        placeholder={view?.row.title}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={fieldError(submit, "name")}
        data-testid="correct-name"
      />
    </FormDialog>
  );
}
