/// Anything as it was: every step with who, when and on which machine; the whole of it after a step, held against today;
/// and the way back, field by field.
import { CheckmarkIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Checkbox, Dialog, Heading } from "@navikt/ds-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { EntityAt, EntityField, EntityStep } from "../../bindings/api";
import { DialogFrame } from "../../shared/components/DialogFrame";
import { EmptyState, FormError, fieldError, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PastValue } from "../../shared/components/PastValue";
import { UnsentMark } from "../../shared/components/Tags";
import { relativeInstant } from "../../shared/dates";
import { useGrowing } from "../../shared/growing";
import type { PastStart } from "../../shared/launcher";
import { useCommand, useEntityAt, useEntityHistory } from "../../shared/queries";
import { useReturnFocus } from "../../shared/return-focus";
import { type Submit, useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

export function PastDialog({ entity: { id, title, returnTo }, onClose }: { entity: PastStart; onClose: () => void }) {
  const { t } = useTranslation();
  const history = useEntityHistory(id);
  const returnFocus = useReturnFocus();
  // Opened once it is read, in a few milliseconds, so that the focus goes straight to the steps.
  if (history.isPending) return null;
  return (
    <DialogFrame
      title={`${t("past.title")} · ${title}`}
      lead={t("past.lead")}
      width="64rem"
      firstFocus={(inside) => inside?.querySelector<HTMLElement>('[aria-current="true"]') ?? inside?.querySelector<HTMLElement>("button") ?? null}
      returnTo={() => returnTo?.() ?? returnFocus()}
      onClose={onClose}
      light
      testId="past-dialog"
    >
      {history.isError && (
        <Dialog.Body>
          <LoadError error={history.error} retry={() => void history.refetch()} />
        </Dialog.Body>
      )}
      {history.data?.length === 0 && (
        <Dialog.Body>
          <EmptyState icon={<CheckmarkIcon />} title={t("past.none")} />
        </Dialog.Body>
      )}
      {history.data !== undefined && history.data.length > 0 && <Past id={id} steps={history.data} onClose={onClose} />}
    </DialogFrame>
  );
}

function Past({ id, steps, onClose }: { id: string; steps: EntityStep[]; onClose: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  // What it was before the last change is what is asked for most.
  const [at, setAt] = useState(Math.min(1, steps.length - 1));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const step = steps[at];
  const now = useEntityAt(id, steps[0]?.at ?? null);
  const then = useEntityAt(id, step?.at ?? null);
  const changed = then.data === undefined || now.data === undefined ? [] : differing(then.data, now.data);
  const taken = changed.filter(({ field }) => !left.has(field));

  const choose = (index: number) => {
    setAt(index);
    setLeft(new Set());
    submit.clear();
  };
  const save = () => {
    if (step === undefined || taken.length === 0) return;
    void submit.run(async () => {
      // All of it: Rust leaves alone what has steps of its own.
      const fields = taken.length === changed.length ? {} : { fields: taken.map(({ field }) => field) };
      await call("take_back", { input: { id, at: step.at, ...fields } });
      toast.show(t("past.takenBack"));
      onClose();
    });
  };

  return (
    <form
      ref={form}
      noValidate
      className="wt-dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Dialog.Body className="wt-past">
        <Steps steps={steps} at={at} onChoose={choose} />
        <section className="wt-stack wt-stack--tight" aria-live="polite" data-testid="past-then">
          <FormError report={submit.formError} />
          {step !== undefined && (
            <Heading level="2" size="xsmall">
              {t("past.after", { time: relativeInstant(step.at) })}
            </Heading>
          )}
          {then.isError && <LoadError error={then.error} retry={() => void then.refetch()} />}
          {then.isPending && <ListSkeleton rows={4} height={32} />}
          {then.data !== undefined && now.data !== undefined && (
            <>
              {changed.length === 0 && <BodyShort textColor="subtle">{t(at === 0 ? "past.current" : "past.same")}</BodyShort>}
              {changed.map((field) => (
                <Difference
                  key={field.field}
                  field={field}
                  taken={!left.has(field.field)}
                  submit={submit}
                  onTake={(on) => setLeft((fields) => new Set(on ? [...fields].filter((other) => other !== field.field) : [...fields, field.field]))}
                />
              ))}
              <Same fields={then.data.fields.filter(({ field }) => changed.every((other) => other.field !== field))} open={changed.length === 0} />
            </>
          )}
        </section>
      </Dialog.Body>
      <Dialog.Footer>
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
          {t("past.close")}
        </Button>
        {changed.length > 0 && (
          <Button type="submit" size="small" loading={submit.busy} disabled={taken.length === 0} data-testid="past-take-back">
            {t("past.takeBack", { count: taken.length })}
          </Button>
        )}
      </Dialog.Footer>
    </form>
  );
}

type Changed = { field: string; label: string; was: string; now: string };

/** The fields that say something else today, in the order they had then; those that were empty then last. */
export function differing(then: EntityAt, now: EntityAt): Changed[] {
  const today = new Map(now.fields.map((field) => [field.field, field]));
  const before = new Set(then.fields.map(({ field }) => field));
  return [
    ...then.fields.map(({ field, label, value }) => ({ field, label, was: value, now: today.get(field)?.value ?? "" })),
    ...now.fields.filter(({ field }) => !before.has(field)).map(({ field, label, value }) => ({ field, label, was: "", now: value })),
  ].filter((field) => field.was !== field.now);
}

type StepsProps = { steps: EntityStep[]; at: number; onChoose: (index: number) => void };

/** Newest first; arrows move through time. */
function Steps({ steps, at, onChoose }: StepsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const { shown, end, reach } = useGrowing(steps);
  // At once: what is read meanwhile replaces what stands for it, and a dialog without focus then takes it itself.
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const to = at + by;
    if (by === 0 || to < 0 || to >= steps.length) return;
    event.preventDefault();
    onChoose(to);
    reach(to);
    list.current?.querySelectorAll<HTMLElement>("button")[to]?.focus();
  };
  return (
    <nav aria-label={t("past.steps")} className="wt-past__steps">
      <ol ref={list}>
        {shown.map((step, index) => (
          <li key={`${step.at}:${step.device}:${index}`}>
            <button type="button" className="wt-past__step" aria-current={index === at} onClick={() => onChoose(index)} onKeyDown={onKeyDown} data-testid="past-step">
              <span className="wt-past__when">{relativeInstant(step.at)}</span>
              <strong>{step.command_label}</strong>
              {step.changes.length > 0 && (
                <span className="wt-past__what">
                  {step.changes.map(({ what }) => what).join(", ")}
                </span>
              )}
              <span className="wt-quiet">
                {step.author} · {t(step.this_device ? "history.here" : "history.elsewhere")}
              </span>
              <UnsentMark unsent={!step.delivered} />
            </button>
          </li>
        ))}
      </ol>
      {end}
    </nav>
  );
}

type DifferenceProps = { field: Changed; taken: boolean; submit: Submit; onTake: (on: boolean) => void };

function Difference({ field, taken, submit, onTake }: DifferenceProps) {
  const { t } = useTranslation();
  const words = (value: string) => (value === "" ? t("past.empty") : <PastValue value={value} />);
  const error = fieldError(submit, field.field);
  return (
    <div className="wt-past__difference" data-testid="past-difference" data-field={field.field}>
      <Checkbox size="small" name={field.field} checked={taken} onChange={(event) => onTake(event.target.checked)} aria-label={t("past.takeBackField", { field: field.label })}>
        <strong>{field.label}</strong>
      </Checkbox>
      <dl className="wt-past__sides">
        <div data-side="then">
          <dt>{t("past.was")}</dt>
          <dd className="wt-prose">{words(field.was)}</dd>
        </div>
        <div>
          <dt>{t("past.now")}</dt>
          <dd className="wt-prose">{words(field.now)}</dd>
        </div>
      </dl>
      {error}
    </div>
  );
}

function Same({ fields, open }: { fields: EntityField[]; open: boolean }) {
  const { t } = useTranslation();
  if (fields.length === 0) return null;
  return (
    <details open={open}>
      <summary>{t("past.sameFields", { count: fields.length })}</summary>
      <dl className="wt-facts wt-facts--plain wt-report__facts">
        {fields.map(({ field, label, value }) => (
          <div key={field} className="wt-facts__row">
            <dt>{label}</dt>
            <dd className="wt-prose">
              <PastValue value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
