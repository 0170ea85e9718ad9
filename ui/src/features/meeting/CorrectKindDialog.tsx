/// Corrects the kind of a meeting; what the new kind asks for is given in the same step.
import { Radio, RadioGroup, TextField } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { MeetingView } from "../../bindings/api";
import { EmployerField } from "../../shared/components/EmployerField";
import { fieldError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { type KnownKind, kindsOf } from "../../shared/meeting-facts";
import { useCommand, usePortfolio } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

type CorrectKindDialogProps = { view: MeetingView; returnTo: () => HTMLElement | null; onClose: () => void };

export function CorrectKindDialog({ view, returnTo, onClose }: CorrectKindDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const { row } = view;
  const service = usePortfolio().data?.trails.find(({ id }) => id === row.trail)?.service ?? "ips";
  // A text written for other readers stays where it is.
  const kinds = kindsOf(service).filter((of) => of !== row.kind && of !== "employer_only");
  const [kind, setKind] = useState<KnownKind | "">("");
  const [employer, setEmployer] = useState({ number: "", name: "" });
  const [institution, setInstitution] = useState("");

  const save = () => {
    if (kind === "") return;
    void submit.run(async () => {
      await call("correct_meeting", {
        input: {
          id: view.id,
          kind,
          ...(kind === "employer" && employer.number !== "" ? { employer: employer.number, ...(employer.name === "" ? {} : { employer_name: employer.name }) } : {}),
          ...(kind === "education" && institution.trim() !== "" ? { institution: institution.trim() } : {}),
        },
      });
      toast.show(t("meetingPage.corrected"));
      onClose();
    });
  };

  return (
    <FormDialog title={t("meetingPage.correct")} lead={t("meetingPage.correctLead")} form={form} submit={submit} saveLabel={t("meetingPage.correctSave")} saveTestId="correct-kind-save" onSave={save} onClose={onClose} returnTo={returnTo} barred={kind === ""}>
      <RadioGroup size="small" legend={t("meetingPage.correctTo")} name="kind" value={kind} onChange={(value: KnownKind) => setKind(value)} error={fieldError(submit, "kind")}>
        {kinds.map((of) => (
          <Radio key={of} value={of} data-testid={`correct-kind-${of}`}>
            {t(`kind.${of}`)}
          </Radio>
        ))}
      </RadioGroup>
      {kind === "employer" && (
        <EmployerField
          label={t("quickLog.employer")}
          name="employer"
          value={employer.number}
          onChange={(number, found) => setEmployer({ number, name: found?.name ?? "" })}
          error={fieldError(submit, "employer")}
          testId="correct-kind-employer-number"
        />
      )}
      {kind === "education" && (
        <TextField size="small" label={t("facts.institution")} name="institution" autoComplete="off" value={institution} onChange={(event) => setInstitution(event.target.value)} error={fieldError(submit, "institution")} data-testid="correct-kind-institution" />
      )}
    </FormDialog>
  );
}
