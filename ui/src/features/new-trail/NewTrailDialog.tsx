/// Creates a trail (nytt jobbspor) in three short steps, also without a network. It can be begun with the number alone.
import { Button } from "@navikt/ds-react";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Me } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { DialogForm } from "../../shared/components/DialogForm";
import { DialogFrame } from "../../shared/components/DialogFrame";
import { FormError } from "../../shared/components/Feedback";
import { NEW_TRAIL_DRAFT } from "../../shared/draft-keys";
import { useAutosave } from "../../shared/drafts";
import type { NewTrailStart } from "../../shared/launcher";
import { useCommand } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { draftBody, emptyIn, emptyTrail, type NewTrailForm, readDraft, STEPS, stepOf, toCommand, worthKeeping } from "./form";
import { InformStep, ReferralStep, WhoStep } from "./steps";

type NewTrailDialogProps = { me: Me; start: NewTrailStart; onClose: () => void; onCreated: (id: string) => void; onOpen: (trail: string) => void };

export function NewTrailDialog({ me, start, onClose, onCreated, onOpen }: NewTrailDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const element = useRef<HTMLFormElement>(null);
  const submit = useSubmit(element);
  const [form, setForm] = useState<NewTrailForm>(() => (start.draft === undefined ? emptyTrail() : readDraft(start.draft.body)));
  const [at, setAt] = useState(0);
  const moved = useRef(false);
  const saving = useAutosave(NEW_TRAIL_DRAFT, worthKeeping(form) ? draftBody(form) : null);
  const step = STEPS[at] ?? "who";
  const last = at === STEPS.length - 1;
  const set = (change: Partial<NewTrailForm>) => setForm((now) => ({ ...now, ...change }));

  // A step that was gone to takes the focus to its first field.
  useEffect(() => {
    if (moved.current) element.current?.querySelector<HTMLElement>(`[data-step="${step}"] :is(input, select, textarea)`)?.focus();
    moved.current = false;
  }, [step]);

  const goTo = (index: number) => {
    moved.current = true;
    setAt(Math.max(0, Math.min(STEPS.length - 1, index)));
  };

  const next = () => {
    const field = emptyIn(step, form);
    if (field !== null) {
      submit.fail({ code: "required", message: t(field === "person_confirmed" ? "creation.confirmFirst" : "error.required"), field });
      return;
    }
    submit.clear();
    goTo(at + 1);
  };

  const create = (whole: boolean) => {
    const read = toCommand(form, whole, { day: t("error.day") });
    void submit.run(async () => {
      try {
        if ("refused" in read) throw read.refused;
        const { id } = await call("create_trail", { input: read.input });
        await saving.discard();
        toast.show(t("creation.created"));
        onCreated(id);
      } catch (thrown) {
        // The step with the refused field comes to the front before the field is looked for.
        const refusedAt = stepOf(reportOf(thrown, "").field);
        if (refusedAt !== null) flushSync(() => setAt(STEPS.indexOf(refusedAt)));
        throw thrown;
      }
    });
  };

  const steps = {
    who: <WhoStep form={form} set={set} submit={submit} rehearsal={me.synthetic_only} onOpen={onOpen} />,
    referral: <ReferralStep form={form} set={set} submit={submit} me={me} />,
    inform: <InformStep form={form} set={set} submit={submit} />,
  };

  const footer = (
    <>
      {at === 0 ? (
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
          {t("app.cancel")}
        </Button>
      ) : (
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={() => goTo(at - 1)} data-testid="nt-back">
          {t("creation.back")}
        </Button>
      )}
      <Button type="button" size="small" variant="secondary" loading={submit.busy && !last} onClick={() => create(false)} data-testid="nt-save">
        {t("creation.later")}
      </Button>
      <Button type="submit" size="small" loading={submit.busy && last} data-testid={last ? "nt-create" : "nt-next"} aria-keyshortcuts={last ? "Control+Enter" : undefined}>
        {t(last ? "creation.create" : "creation.next")}
      </Button>
    </>
  );

  return (
    <DialogFrame
      title={t("newTrail.title")}
      lead={t("newTrail.lead")}
      width="40rem"
      className="wt-new-trail"
      firstFocus={(inside) => inside?.querySelector<HTMLElement>('[name="national_id"]') ?? null}
      onClose={onClose}
    >
      <DialogForm form={element} saving={saving} onSave={() => create(true)} onSubmit={() => (last ? create(true) : next())} footer={footer}>
        <nav aria-label={t("creation.steps")} className="wt-steps">
          {STEPS.map((of, index) => (
            <button key={of} type="button" className="wt-steps__step" aria-current={of === step ? "step" : undefined} data-done={index < at} onClick={() => goTo(index)} data-testid={`nt-step-${of}`}>
              <span className="wt-steps__number" aria-hidden>
                {index + 1}
              </span>
              {t(`creation.step.${of}`)}
            </button>
          ))}
        </nav>
        <FormError report={submit.formError} />
        {STEPS.map((of) => (
          <div key={of} hidden={of !== step} data-step={of} className="wt-stack wt-stack--fields">
            {steps[of]}
          </div>
        ))}
      </DialogForm>
    </DialogFrame>
  );
}
