/// Takes an ended trail over into a new one: referred again, or on to another team or service. For supervisors.
import { Radio, RadioGroup, Select } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { ReadmissionKind, TrailType, TrailView } from "../../bindings/api";
import { DueField } from "../../shared/components/DueField";
import { fieldError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { formatDay, parseDay, today } from "../../shared/dates";
import { useColleagues, useCommand, useTrail } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { type Guided, NOT_GUIDED } from "./form";
import { ReferralFields } from "./GuidedFields";

type ReadmitDialogProps = { trail: string; onClose: () => void; onMade: (trail: string) => void };

const KINDS = ["copy", "move"] as const satisfies readonly ReadmissionKind[];
const SERVICES = ["ips", "ams", "ce"] as const satisfies readonly TrailType[];

export function ReadmitDialog({ trail, onClose, onMade }: ReadmitDialogProps) {
  const view = useTrail(trail).data;
  return view === undefined ? null : <Readmission view={view} onClose={onClose} onMade={onMade} />;
}

function Readmission({ view, onClose, onMade }: { view: TrailView } & Omit<ReadmitDialogProps, "trail">) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const element = useRef<HTMLFormElement>(null);
  const submit = useSubmit(element);
  const colleagues = (useColleagues().data ?? []).filter(({ role }) => role !== "admin");
  const [kind, setKind] = useState<ReadmissionKind>("copy");
  const [service, setService] = useState<TrailType>(view.row.service);
  const [owner, setOwner] = useState("");
  const [referred, setReferred] = useState(() => formatDay(today()));
  const [form, setForm] = useState<Guided>(NOT_GUIDED);

  const save = () => {
    const day = parseDay(referred);
    if (day === null) {
      submit.fail({ code: "date_impossible", message: t("error.day"), field: "referred" });
      return;
    }
    void submit.run(async () => {
      const { id } = await call("readmit", {
        input: {
          id: view.id, kind, service, referred: day, nav_counsellor: form.counsellor.trim(), referral_source: form.source.trim(), ...(owner === "" ? {} : { owner }),
        },
      });
      toast.show(t("readmission.saved"));
      onMade(id);
    });
  };

  return (
    <FormDialog title={t("readmission.title")} lead={t("readmission.lead")} form={element} submit={submit} saveLabel={t("readmission.save")} saveTestId="readmit-save" onSave={save} onClose={onClose} width="medium">
      <RadioGroup size="small" legend={t("readmission.kind")} name="kind" value={kind} onChange={(value: ReadmissionKind) => setKind(value)} error={fieldError(submit, "kind")}>
        {KINDS.map((of) => (
          <Radio key={of} value={of} description={t(`readmission.${of}Hint`)} data-testid={`readmit-${of}`}>
            {t(`readmission.${of}`)}
          </Radio>
        ))}
      </RadioGroup>
      <div className="wt-columns">
        <Select size="small" label={t("creation.service")} name="service" value={service} onChange={(event) => setService(SERVICES.find((of) => of === event.target.value) ?? service)} error={fieldError(submit, "service")} data-testid="readmit-service">
          {SERVICES.map((of) => (
            <option key={of} value={of}>
              {t(`creation.services.${of}`)}
            </option>
          ))}
        </Select>
        <Select size="small" label={t("readmission.owner")} name="owner" value={owner} onChange={(event) => setOwner(event.target.value)} error={fieldError(submit, "owner")} data-testid="readmit-owner">
          <option value="">{t("readmission.ownerChoose")}</option>
          {colleagues.map((colleague) => (
            <option key={colleague.id} value={colleague.id}>
              {colleague.name}
            </option>
          ))}
        </Select>
      </div>
      <ReferralFields form={form} set={(change) => setForm((now) => ({ ...now, ...change }))} submit={submit} service={service} />
      <DueField label={t("newTrail.referred")} name="referred" value={referred} onChange={setReferred} error={fieldError(submit, "referred")} testId="readmit-referred" />
    </FormDialog>
  );
}
