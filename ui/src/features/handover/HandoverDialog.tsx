/// Gives one or several trails to a colleague: which, to whom, what goes along and what must be settled first.
import { XMarkIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Heading, InlineMessage, Link, TextField } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { HandoverPlanView, HandoverStep } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { ColleagueField, NO_COLLEAGUE } from "../../shared/components/ColleagueField";
import { fieldError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { useNavigation } from "../../shared/navigation";
import { useCommand, useHandoverPlans, usePortfolio } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

const STEPS: HandoverStep[] = ["settle_first", "move", "end", "stay", "unknown"];

export function HandoverDialog({ trails: asked, onClose }: { trails: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const { go } = useNavigation();
  const portfolio = usePortfolio();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [trails, setTrails] = useState(asked);
  const [to, setTo] = useState(NO_COLLEAGUE);
  const [note, setNote] = useState("");
  const plans = useHandoverPlans(trails, to.id);
  const titleOf = (id: string): string => portfolio.data?.trails.find((trail) => trail.id === id)?.title ?? "–";

  const refused = plans.flatMap((plan, index) => (plan.isError ? [{ trail: trails[index] ?? "", report: reportOf(plan.error, t("error.unexpected")) }] : []));
  const read = plans.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const toSettle = read.filter((plan) => plan.to_settle > 0);
  const ready = to.id !== null && read.length === trails.length && toSettle.length === 0;

  const open = (id: string) => {
    onClose();
    go({ name: "trail", id });
  };
  const save = () => {
    const chosen = to.id;
    if (chosen === null) {
      submit.fail({ code: "required", message: t("access.chooseColleague"), field: "to" });
      return;
    }
    void submit.run(async () => {
      const done = await call("hand_over", { input: { trails, to: chosen, ...(note.trim() === "" ? {} : { note: note.trim() }) } });
      toast.show(t("handover.done", { count: done.trails.length, name: done.to_name }));
      onClose();
    });
  };

  return (
    <FormDialog
      title={t("handover.title")}
      form={form}
      submit={submit}
      saveLabel={t("handover.save", { count: trails.length })}
      saveTestId="handover-save"
      onSave={save}
      onClose={onClose}
      barred={to.id !== null && !ready}
      width="large"
    >
      <ul className="wt-chosen" aria-label={t("handover.which", { count: trails.length })}>
        {trails.map((id) => (
          <li key={id} data-testid="handover-trail">
            {titleOf(id)}
            {trails.length > 1 && (
              <Button
                type="button"
                size="xsmall"
                variant="tertiary"
                data-color="neutral"
                icon={<XMarkIcon aria-hidden />}
                aria-label={t("handover.leaveOutNamed", { name: titleOf(id) })}
                onClick={() => {
                  setTrails((now) => now.filter((other) => other !== id));
                  form.current?.querySelector<HTMLElement>('[name="to"]')?.focus();
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <ColleagueField label={t("handover.to")} description={t("handover.toHint")} name="to" value={to} onChange={setTo} error={fieldError(submit, "to")} testId="handover-to" />
      <section aria-live="polite" className="wt-stack wt-stack--tight" data-testid="handover-plan">
        <Heading level="2" size="xsmall">
          {t("handover.planTitle")}
        </Heading>
        {to.id === null && <BodyShort textColor="subtle">{t("handover.planFirst")}</BodyShort>}
        {refused.map(({ trail, report }) => (
          <InlineMessage key={trail} status="error" size="small">
            <strong>{titleOf(trail)}:</strong> {report.message}
          </InlineMessage>
        ))}
        {toSettle.length > 0 && (
          <InlineMessage status="warning" size="small" data-testid="handover-settle">
            <strong>{t("handover.settleTitle")}.</strong> {t("handover.settleText")}
          </InlineMessage>
        )}
        {read.length > 0 && <Summary plans={read} />}
        {read.map((plan) => (
          <Plan key={plan.trail} plan={plan} alone={trails.length === 1} onOpen={() => open(plan.trail)} />
        ))}
      </section>
      <TextField size="small" label={t("handover.note")} description={t("handover.noteHint")} name="note" value={note} autoComplete="off" onChange={(event) => setNote(event.target.value)} error={fieldError(submit, "note")} data-testid="handover-note" />
    </FormDialog>
  );
}

/** How much of each, over all trails. */
function Summary({ plans }: { plans: HandoverPlanView[] }) {
  const { t } = useTranslation();
  const lines = plans.flatMap((plan) => plan.lines);
  if (lines.length === 0) return <BodyShort>{t("handover.planNothing")}</BodyShort>;
  const counts = STEPS.map((step) => ({ step, count: lines.filter((line) => line.step === step).length })).filter(({ count }) => count > 0);
  return <BodyShort weight="semibold">{counts.map(({ step, count }) => t(`handover.count.${step}`, { count })).join(" · ")}</BodyShort>;
}

/** Everything open in one trail. What must be settled stands open; the rest is there for whoever wants to see it. */
function Plan({ plan, alone, onOpen }: { plan: HandoverPlanView; alone: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  if (plan.lines.length === 0) return null;
  const lines = plan.lines.toSorted((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step));
  return (
    <details open={plan.to_settle > 0} className="wt-plan">
      <summary>{alone ? t("handover.details") : plan.trail_title}</summary>
      <ul className="wt-plan__lines">
        {lines.map((line) => (
          <li key={line.id} data-step={line.step}>
            <span>
              <strong>{line.step_label}</strong> {line.label}
              {line.title !== "" && `: ${line.title}`}
            </span>
            <span className="wt-quiet">
              {line.why}
            </span>
          </li>
        ))}
      </ul>
      {plan.to_settle > 0 && (
        <Link as="button" type="button" className="wt-link" onClick={onOpen}>
          {t("handover.openTrail")}
        </Link>
      )}
    </details>
  );
}
