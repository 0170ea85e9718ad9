/// Two values of one field side by side, the difference marked; the person takes one, both, or writes the right one.
import { Button, Tag, TextField, Textarea } from "@navikt/ds-react";
import { useId, useState } from "react";
import { useTranslation } from "../translation";
import { combined, type DiffPart, hasLines, wordDiff } from "../word-diff";

export type DiffSide = { shown: string; value: string; by: string; when: string; recommended: boolean };

type DiffChoiceProps = {
  label: string;
  chosen: DiffSide;
  other: DiffSide;
  /** Why one of them is recommended. */
  why: string;
  /** People write words in it: both can be taken, and edited. */
  isText: boolean;
  busy: boolean;
  onSettle: (value: string) => void;
  testId?: string;
};

export function DiffChoice({ label, chosen, other, why, isText, busy, onSettle, testId }: DiffChoiceProps) {
  const { t } = useTranslation();
  const [own, setOwn] = useState<string | null>(null);
  const heading = useId();
  const [left, right] = wordDiff(chosen.shown, other.shown);
  return (
    <div className="wt-diff" role="group" aria-labelledby={heading} data-testid={testId}>
      <strong id={heading}>{label}</strong>
      <div className="wt-diff__sides">
        <Side side={chosen} parts={left} mark="chosen" busy={busy} action={t("inbox.keep")} name={t("inbox.keepNamed", { field: label })} onTake={() => onSettle(chosen.value)} />
        <Side side={other} parts={right} mark="other" busy={busy} action={t("inbox.take")} name={t("inbox.takeNamed", { field: label })} onTake={() => onSettle(other.value)} />
      </div>
      {why !== "" && <p className="wt-quiet">{why}</p>}
      {own === null ? (
        <div className="wt-row">
          {isText && (
            <Button type="button" size="small" variant="tertiary" disabled={busy} onClick={() => setOwn(combined(chosen.value, other.value))} data-testid="take-both">
              {t("inbox.both")}
            </Button>
          )}
          <Button type="button" size="small" variant="tertiary" disabled={busy} onClick={() => setOwn(isText ? chosen.value : chosen.shown)} data-testid="write-own">
            {t("inbox.own")}
          </Button>
        </div>
      ) : (
        <form
          className="wt-stack wt-stack--tight"
          onSubmit={(event) => {
            event.preventDefault();
            onSettle(own);
          }}
        >
          {hasLines(own) ? (
            <Textarea size="small" label={t("inbox.ownLabel")} value={own} onChange={(event) => setOwn(event.target.value)} autoFocus data-testid="own-value" />
          ) : (
            <TextField size="small" label={t("inbox.ownLabel")} value={own} onChange={(event) => setOwn(event.target.value)} autoFocus data-testid="own-value" />
          )}
          <div className="wt-row">
            <Button type="submit" size="small" loading={busy} data-testid="settle-own">
              {t("inbox.ownSave")}
            </Button>
            <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={() => setOwn(null)}>
              {t("app.cancel")}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

type SideProps = { side: DiffSide; parts: DiffPart[]; mark: "chosen" | "other"; busy: boolean; action: string; name: string; onTake: () => void };

function Side({ side, parts, mark, busy, action, name, onTake }: SideProps) {
  const { t } = useTranslation();
  return (
    <div className="wt-diff__side" data-recommended={side.recommended || undefined}>
      <span className="wt-quiet">{t(mark === "chosen" ? "inbox.now" : "inbox.aside")}</span>
      <p className="wt-diff__value">
        {parts.length === 0 ? <span className="wt-quiet">{t("meeting.conflictEmpty")}</span> : parts.map(({ text, same }, at) => (same ? <span key={at}>{text}</span> : <mark key={at}>{text}</mark>))}
      </p>
      <span className="wt-quiet">{t("inbox.who", { who: side.by === "" ? t("inbox.somebody") : side.by, when: side.when })}</span>
      <div className="wt-row">
        <Button type="button" size="small" variant={side.recommended ? "primary" : "secondary"} disabled={busy} onClick={onTake} aria-label={name} data-testid={`take-${mark}`}>
          {action}
        </Button>
        {side.recommended && (
          <Tag size="small" variant="info">
            {t("inbox.recommended")}
          </Tag>
        )}
      </div>
    </div>
  );
}
