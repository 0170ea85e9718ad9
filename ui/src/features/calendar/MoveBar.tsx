/// The bar that has the focus while a meeting is on its way: where it would go, what Rust says of that, and the way out.
import { ExclamationmarkTriangleIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef } from "react";
import { Kbd } from "../../shared/components/Kbd";
import { formatDayMonth, weekday } from "../../shared/dates";
import { useTranslation } from "../../shared/translation";
import { type Move, type Moving, shifted } from "./move";
import { clock, minuteOf } from "./visits";

/** Minutes of one press; fewer with Shift, for the bus that leaves at ten past. */
const STEP = 15;
const SMALL_STEP = 5;

type Keys = Record<string, [days: number, minutes: number]>;
const KEYS: Keys = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0], PageUp: [-7, 0], PageDown: [7, 0] };
/** In a month the arrows go over days, as they do without a meeting in hand. */
const KEYS_MONTH: Keys = { ArrowUp: [-7, 0], ArrowDown: [7, 0], ArrowLeft: [-1, 0], ArrowRight: [1, 0], PageUp: [-28, 0], PageDown: [28, 0] };

type MoveBarProps = {
  move: Move;
  moving: Moving;
  /** On a month only the day is chosen; the time of the day stays. */
  byDay: boolean;
  onPut: (at: string) => void;
  onCancel: () => void;
};

export function MoveBar({ move, moving, byDay, onPut, onCancel }: MoveBarProps) {
  const { t } = useTranslation();
  const here = useRef<HTMLButtonElement>(null);
  useEffect(() => here.current?.focus({ preventScroll: true }), []);
  const cancel = useRef(onCancel);
  useEffect(() => {
    cancel.current = onCancel;
  });
  // Wherever the focus has gone meanwhile; what is in front of the page has the key first.
  useEffect(() => {
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
      event.preventDefault();
      cancel.current();
    };
    window.addEventListener("keydown", onEscape);
    return () => window.removeEventListener("keydown", onEscape);
  }, []);
  const start = minuteOf(moving.at);
  const day = moving.at.slice(0, 10);
  const place = t("calendar.place", { weekday: weekday(day), day: formatDayMonth(day), from: clock(start), to: clock((start + moving.meeting.minutes) % (24 * 60)) });

  const onKeyDown = (event: ReactKeyboardEvent) => {
    const [days, minutes] = (byDay ? KEYS_MONTH : KEYS)[event.key] ?? [0, 0];
    if ((days === 0 && minutes === 0) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onPut(shifted(moving.at, days, minutes * (event.shiftKey ? SMALL_STEP : STEP)));
  };

  return (
    <div className="wt-cal-bar" role="group" aria-label={t("calendar.moving", { subject: moving.meeting.subject })} onKeyDown={onKeyDown} data-testid="move-bar">
      <div className="wt-cal-bar__text">
        <p>
          <span>{t("calendar.moving", { subject: moving.meeting.subject })}</span> <strong data-testid="move-place">{place}</strong>
        </p>
        <div aria-live="polite" className="wt-cal-bar__said">
          <span className="wt-visually-hidden">{place}</span>
          {move.refused === null ? (
            move.hints?.map((hint) => (
              <span key={`${hint.code}${hint.meeting ?? ""}`} className="wt-cal-bar__hint" data-testid="move-hint">
                <ExclamationmarkTriangleIcon aria-hidden /> {hint.message}
              </span>
            ))
          ) : (
            <span className="wt-cal-bar__hint" data-tone="error" data-testid="error-message">
              <ExclamationmarkTriangleIcon aria-hidden /> {move.refused.message}
            </span>
          )}
        </div>
        <p className="wt-quiet">{t(byDay ? "calendar.moveKeysMonth" : "calendar.moveKeys")}</p>
      </div>
      <div className="wt-row">
        <Button size="small" type="button" ref={here} loading={move.busy} onClick={() => void move.settle()} data-testid="move-settle">
          <span className="wt-label-keys">
            {t(move.hints === null || move.hints.length === 0 ? "calendar.moveHere" : "calendar.moveAnyway")} <Kbd>Enter</Kbd>
          </span>
        </Button>
        <Button size="small" type="button" variant="tertiary" data-color="neutral" onClick={onCancel}>
          <span className="wt-label-keys">
            {t("app.cancel")} <Kbd>Esc</Kbd>
          </span>
        </Button>
      </div>
    </div>
  );
}
