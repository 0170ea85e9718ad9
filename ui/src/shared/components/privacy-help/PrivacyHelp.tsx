/// Advice under a text while it is typed: what should not stand there, why, and what to write instead. Never in the way.
import { ShieldLockIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useState } from "react";
import type { TextHint } from "../../../bindings/api";
import { useTranslation } from "../../translation";
import { usePrivacyHelp } from "./usePrivacyHelp";

/** Hints shown at a time; more is a wall. */
const SHOWN_MAX = 4;

/** Rust counts characters, the window counts units: one emoji is one of the first and two of the second. */
export const marked = (text: string, { start, end }: Pick<TextHint, "start" | "end">): string => [...text].slice(start, end).join("");

/** The text with the place of a hint written in another way. */
export function replaced(text: string, { start, end }: Pick<TextHint, "start" | "end">, by: string): string {
  const characters = [...text];
  const [before, after] = [characters.slice(0, start).join(""), characters.slice(end).join("")];
  return (by === "" ? without(before, after) : `${before}${by}${after}`).replace(/ {2,}/gu, " ");
}

/** What a number is called just before it stands there. */
const CALLED = /(^|[\s(])(?:fødselsn(?:umme)?r(?:et)?|personn(?:umme)?r(?:et)?|d-?n(?:umme)?r(?:et)?|fnr|pnr|national identity number)\.?\s*(?:er|is)?\s*[:=]?\s*$/iu;

/** The text when something is taken out between: neither what it is called nor a stop of its own is left alone. */
function without(before: string, after: string): string {
  const left = before.replace(CALLED, "$1");
  const alone = left.trim() === "" || /[.!?:;,(]\s*$/u.test(left);
  const right = alone ? after.replace(/^\s*[.,;:]/u, "") : after;
  const joined = (/^[.,;:!?)]/u.test(right) ? left.trimEnd() + right : left + right).replace(/\s?\(\s*\)/u, "");
  return joined.trim() === "" ? "" : joined;
}

/** The field that the advice stands under. */
function fieldAbove(advice: Element | null): HTMLTextAreaElement | HTMLInputElement | null {
  for (let above = advice?.previousElementSibling ?? null; above !== null; above = above.previousElementSibling) {
    const field = above.matches("textarea, input") ? above : [...above.querySelectorAll("textarea, input")].at(-1);
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) return field;
  }
  return null;
}

/** The button goes with its advice; one goes on writing where the words stood. */
function goOn(pressed: Element, text: string, { end }: Pick<TextHint, "end">): void {
  const field = fieldAbove(pressed.closest(".wt-privacy"));
  const behind = [...text].slice(end).join("").length;
  setTimeout(() => {
    if (field === null) return;
    field.focus();
    const at = Math.max(0, field.value.length - behind);
    field.setSelectionRange(at, at);
  });
}

type PrivacyHelpProps = {
  text: string;
  /** The trail the text is about; null for a text at an employer's side. */
  trail: string | null;
  /** The text is about a meeting with an employer, who must not be told everything. */
  withEmployer?: boolean;
  /** Takes the better wording over; left out where the text cannot be changed from here. */
  onChange?: (text: string) => void;
};

export function PrivacyHelp({ text, trail, withEmployer = false, onChange }: PrivacyHelpProps) {
  const { t } = useTranslation();
  const hints = usePrivacyHelp(text, trail, withEmployer);
  const [left, setLeft] = useState<string[]>([]);
  const keyOf = (hint: TextHint) => `${hint.kind}:${marked(text, hint).toLowerCase()}`;
  const shown = hints.filter((hint) => !left.includes(keyOf(hint))).slice(0, SHOWN_MAX);
  const wording = (hint: TextHint): string | null => {
    if (hint.kind === "participant_name") return t("privacy.candidate");
    return hint.kind === "national_number" ? "" : null;
  };
  return (
    <div className="wt-privacy" aria-live="polite" data-testid="privacy-help">
      {shown.length > 0 && (
        <ul>
          {shown.map((hint) => {
            const better = wording(hint);
            return (
              <li key={`${keyOf(hint)}:${hint.start}`} data-refused={hint.refused} data-testid="privacy-hint">
                <ShieldLockIcon aria-hidden />
                <div>
                  <p>
                    <mark>{marked(text, hint)}</mark> {hint.why}
                  </p>
                  <p className="wt-quiet">{hint.better}</p>
                  <div className="wt-row">
                    {better !== null && onChange !== undefined && (
                      <Button type="button" size="xsmall" variant="secondary" onClick={(event) => {
                          goOn(event.currentTarget, text, hint);
                          onChange(replaced(text, hint, better));
                        }} data-testid="privacy-replace">
                        {better === "" ? t("privacy.remove") : t("privacy.write", { better })}
                      </Button>
                    )}
                    {!hint.refused && (
                      <Button type="button" size="xsmall" variant="tertiary" data-color="neutral" onClick={(event) => {
                          goOn(event.currentTarget, text, hint);
                          setLeft((now) => [...now, keyOf(hint)]);
                        }} data-testid="privacy-leave">
                        {t("privacy.leave")}
                      </Button>
                    )}
                  </div>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
