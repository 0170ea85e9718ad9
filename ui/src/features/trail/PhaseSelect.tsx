/// Moves the trail to another phase; ending it asks for cause and date in the same step.
import { Button, Dialog, Select } from "@navikt/ds-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EndCause, EndCauseDetail, EndChoice, Phase, TrailView } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { DueField } from "../../shared/components/DueField";
import { FormError, fieldError } from "../../shared/components/Feedback";
import { formatDay, parseDay, today } from "../../shared/dates";
import { useCommand } from "../../shared/queries";
import { useReturnFocus } from "../../shared/return-focus";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";

const PHASES: Phase[] = ["referred", "mapping", "job_development", "in_education", "working", "downsizing", "ended"];

export function PhaseSelect({ view }: { view: TrailView }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [ending, setEnding] = useState(false);
  const { id, phase } = view.row;

  const move = async (to: Phase) => {
    setBusy(true);
    try {
      await call("set_phase", { input: { id, phase: to } });
      toast.show(`${t("trail.phase")}: ${t(`phase.${to}`)}`);
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Select
        size="small"
        label={t("trail.phase")}
        className="wt-phase-select"
        value={phase}
        disabled={busy}
        onChange={(event) => {
          const to = PHASES.find((of) => of === event.target.value);
          if (to === "ended") setEnding(true);
          else if (to !== undefined && to !== phase) void move(to);
        }}
        data-testid="phase-select"
      >
        {phase === "unknown" && <option value="unknown">{t("phase.unknown")}</option>}
        {PHASES.map((of) => (
          <option key={of} value={of}>
            {t(`phase.${of}`)}
          </option>
        ))}
      </Select>
      {ending && <EndDialog id={id} choices={view.end_choices} onClose={() => setEnding(false)} />}
    </>
  );
}

function EndDialog({ id, choices, onClose }: { id: string; choices: EndChoice[]; onClose: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const returnFocus = useReturnFocus();
  const [cause, setCause] = useState<EndCause | "">("");
  const [detail, setDetail] = useState<EndCauseDetail | "">("");
  const details = choices.find((of) => of.cause === cause)?.details ?? [];
  const [on, setOn] = useState(() => formatDay(today()));

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const day = parseDay(on);
    if (cause === "") {
      submit.fail({ code: "required", message: t("trail.endCauseChoose"), field: "cause" });
    } else if (detail === "") {
      submit.fail({ code: "required", message: t("trail.endDetailChoose"), field: "detail" });
    } else if (day === null) {
      submit.fail({ code: "date_impossible", message: t("error.day"), field: "on" });
    } else {
      void submit.run(async () => {
        await call("set_phase", { input: { id, phase: "ended", cause, detail, on: day } });
        onClose();
      });
    }
  };

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="small">
      <Dialog.Popup returnFocusTo={returnFocus} width="small" initialFocusTo={() => form.current?.querySelector<HTMLElement>('[name="cause"]') ?? null}>
        <Dialog.Header>
          <Dialog.Title>{t("trail.endTitle")}</Dialog.Title>
          <Dialog.Description>{t("trail.endLead")}</Dialog.Description>
        </Dialog.Header>
        <form ref={form} onSubmit={onSubmit} noValidate className="wt-dialog-form">
          <Dialog.Body className="wt-stack">
            <FormError report={submit.formError} />
            <Select
              size="small"
              label={t("trail.endCause")}
              name="cause"
              value={cause}
              onChange={(event) => {
                setCause(choices.find((of) => of.cause === event.target.value)?.cause ?? "");
                setDetail("");
              }}
              error={fieldError(submit, "cause")}
              data-testid="end-cause"
            >
              <option value="">{t("trail.endCauseChoose")}</option>
              {choices.map((of) => (
                <option key={of.cause} value={of.cause}>
                  {t(`endCause.${of.cause}`)}
                </option>
              ))}
            </Select>
            <Select
              size="small"
              label={t("trail.endDetail")}
              name="detail"
              value={detail}
              onChange={(event) => setDetail(details.find((of) => of.detail === event.target.value)?.detail ?? "")}
              error={fieldError(submit, "detail")}
              data-testid="end-detail"
            >
              <option value="">{t("trail.endDetailChoose")}</option>
              {details.map((of) => (
                <option key={of.detail} value={of.detail}>
                  {of.label}
                </option>
              ))}
            </Select>
            <DueField label={t("trail.endOn")} name="on" value={on} onChange={setOn} error={fieldError(submit, "on")} testId="end-on" />
          </Dialog.Body>
          <Dialog.Footer>
            <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
              {t("app.cancel")}
            </Button>
            <Button type="submit" size="small" loading={submit.busy} data-testid="end-save">
              {t("trail.endSave")}
            </Button>
          </Dialog.Footer>
        </form>
      </Dialog.Popup>
    </Dialog>
  );
}
