/// Moves a trail along its path: what each phase is for, what it still needs, and everything that belongs to the step.
import { BodyLong, Dialog, InlineMessage, Radio, RadioGroup } from "@navikt/ds-react";
import { type ReactNode, useRef, useState } from "react";
import type { NextPhase, Phase, SetPhase, TrailView } from "../../bindings/api";
import { DialogForm, SaveButtons } from "../../shared/components/DialogForm";
import { DialogFrame } from "../../shared/components/DialogFrame";
import { FormError, fieldError, LoadError } from "../../shared/components/Feedback";
import { PhaseTag } from "../../shared/components/Tags";
import { formatDay, today } from "../../shared/dates";
import type { PhaseStart } from "../../shared/launcher";
import { useCommand, useTrail } from "../../shared/queries";
import { useReturnFocus } from "../../shared/return-focus";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { Celebration } from "./Celebration";
import { EndFields, type Ending, readEnding } from "./EndFields";
import { EMPTY_OPENING, opener, OpeningFields, readOpening } from "./OpeningFields";

/** The phase that is chosen, or the first that can be. */
const choiceIn = (part: HTMLElement | null): HTMLElement | null =>
  part?.querySelector<HTMLElement>("input[type=radio]:checked") ?? part?.querySelector<HTMLElement>("input[type=radio]") ?? null;

type PhaseDialogProps = { start: PhaseStart; onClose: () => void };

export function PhaseDialog({ start, onClose }: PhaseDialogProps) {
  const { t } = useTranslation();
  const trail = useTrail(start.trail);
  const returnFocus = useReturnFocus();
  const [reached, setReached] = useState<Phase | null>(null);
  // Opened once it is read, in a few milliseconds, so that the focus goes straight to the choice.
  if (trail.isPending) return null;
  return (
    <DialogFrame
      title={trail.data === undefined ? t("phaseDialog.title") : `${t("phaseDialog.title")} · ${trail.data.row.title}`}
      lead={t("phaseDialog.lead")}
      width="46rem"
      firstFocus={choiceIn}
      returnTo={() => start.returnTo?.() ?? returnFocus()}
      onClose={onClose}
      testId="phase-dialog"
    >
      {trail.isError ? <Dialog.Body><LoadError error={trail.error} retry={() => void trail.refetch()} /></Dialog.Body> : null}
      {trail.data !== undefined && reached !== null && <Celebration phase={reached} name={trail.data.row.title} onClose={onClose} />}
      {trail.data !== undefined && reached === null && <PhaseForm view={trail.data} to={start.to} onClose={onClose} onCelebrate={setReached} />}
    </DialogFrame>
  );
}

type PhaseFormProps = { view: TrailView; to: Phase | undefined; onClose: () => void; onCelebrate: (phase: Phase) => void };

function PhaseForm({ view, to, onClose, onCelebrate }: PhaseFormProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [chosen, setChosen] = useState<Phase | null>(to ?? null);
  const [ending, setEnding] = useState<Ending>(() => ({ cause: "", detail: "", on: formatDay(today()) }));
  const [opening, setOpening] = useState(EMPTY_OPENING);
  // A job that was recorded before the step was refused is not recorded a second time.
  const registered = useRef<string | null>(null);

  const target = view.next_phases.find(({ guide }) => guide.phase === chosen);
  const kinds = target?.obstacles.map(({ code }) => opener(code)) ?? [];
  const kind = kinds.length > 0 && kinds.every((of) => of !== null) ? (kinds[0] ?? null) : null;
  const barred = target !== undefined && target.obstacles.length > 0 && kind === null;

  const save = () => {
    if (target === undefined) {
      submit.fail({ code: "required", message: t("phaseDialog.chooseFirst"), field: "phase" });
      return;
    }
    if (barred) return;
    const input: SetPhase = { id: view.id, phase: target.guide.phase };
    if (target.asks_ending) {
      const read = readEnding(ending, { cause: t("trail.endCauseChoose"), detail: t("trail.endDetailChoose"), day: t("error.day") });
      if ("refused" in read) {
        submit.fail(read.refused);
        return;
      }
      Object.assign(input, read);
    }
    const record = kind === null || registered.current === kind ? null : readOpening(view.id, kind, opening, t("error.day"));
    if (record !== null && "refused" in record) {
      submit.fail(record.refused);
      return;
    }
    void submit.run(async () => {
      if (record !== null) {
        await call("add_record", { input: record.input });
        registered.current = kind;
      }
      const { phase, celebrate } = await call("set_phase", { input });
      if (celebrate) {
        onCelebrate(phase);
      } else {
        toast.show(t("phaseDialog.changed", { phase: t(`phase.${phase}`) }));
        onClose();
      }
    });
  };

  return (
    <DialogForm
      form={form}
      onSave={save}
      bodyClass="wt-phase"
      footer={
        <SaveButtons
          label={target?.asks_ending === true ? t("phaseDialog.saveEnd") : kind === null ? t("phaseDialog.save") : t("phaseDialog.saveRegister")}
          testId="phase-save"
          busy={submit.busy}
          barred={barred}
          onClose={onClose}
        />
      }
    >
      <PathChoice
        view={view}
        chosen={chosen}
        error={fieldError(submit, "phase")}
        onChoose={(phase) => {
          setChosen(phase);
          submit.clear();
        }}
      />
      <div className="wt-stack wt-stack--fields" aria-live="polite">
        <FormError report={submit.formError} />
        {target !== undefined && <Guide target={target} />}
        {target?.asks_ending === true && !barred && <EndFields choices={view.end_choices} ending={ending} onChange={setEnding} submit={submit} />}
        {kind !== null && <OpeningFields kind={kind} opening={opening} onChange={setOpening} submit={submit} />}
      </div>
    </DialogForm>
  );
}

type PathChoiceProps = { view: TrailView; chosen: Phase | null; error: ReactNode; onChoose: (phase: Phase) => void };

/** The path of the service, in order; the trail's own phase stands in its place. */
function PathChoice({ view, chosen, error, onChoose }: PathChoiceProps) {
  const { t } = useTranslation();
  const here = view.phase_guide;
  const steps = [...view.next_phases.map(({ guide, obstacles }) => ({ guide, obstacles })), ...(here === null ? [] : [{ guide: here, obstacles: [] }])];
  return (
    <RadioGroup size="small" legend={t("phaseDialog.choose")} name="phase" value={chosen ?? ""} onChange={onChoose} error={error} className="wt-phase__path">
      {steps
        .toSorted((a, b) => a.guide.order - b.guide.order)
        .map(({ guide, obstacles }) =>
          guide.phase === here?.phase ? (
            <div key={guide.phase} className="wt-phase__here">
              <PhaseTag phase={guide.phase} />
              <span className="wt-visually-hidden">{t("phaseDialog.now", { phase: t(`phase.${guide.phase}`) })}</span>
            </div>
          ) : (
            <Radio
              key={guide.phase}
              value={guide.phase}
              {...(obstacles.some(({ code }) => opener(code) === null) ? { description: t("phaseDialog.cannot") } : {})}
              data-testid={`phase-${guide.phase}`}
            >
              {t(`phase.${guide.phase}`)}
            </Radio>
          ),
        )}
    </RadioGroup>
  );
}

/** The words of the method are in bokmål, whatever the language of the window. */
function Guide({ target }: { target: NextPhase }) {
  const { t } = useTranslation();
  const { purpose, guidance } = target.guide;
  return (
    <>
      <div>
        {purpose !== "" && <BodyLong>{purpose}</BodyLong>}
        {guidance.length > 0 && (
          <details className="wt-phase__advice">
            <summary>{t("phaseDialog.advice")}</summary>
            <ul>
              {guidance.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {target.obstacles.map(({ code, message }) => (
        <InlineMessage key={code} status="warning" size="small" data-testid="phase-obstacle" data-code={code}>
          {message}
        </InlineMessage>
      ))}
    </>
  );
}
