/// Which keys the sheet knows, in one line above it; the whole of it is read out with the sheet.
import { Kbd } from "../../shared/components/Kbd";
import { useTranslation } from "../../shared/translation";

const KEYS = [
  ["← ↑ ↓ →", "go"],
  ["Ctrl ↑ ↓", "meetings"],
  ["Enter", "open"],
  ["M", "move"],
  ["Page ↑ ↓", "turn"],
] as const;

export function KeyHelp({ month }: { month: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="wt-cal-keys">
      <span aria-hidden>
        {KEYS.map(([keys, what]) => (
          <span key={what} className="wt-cal-keys__one">
            <Kbd>{keys}</Kbd> {t(what === "go" || what === "turn" || what === "open" ? `calendar.key.${what}${month ? "Month" : ""}` : `calendar.key.${what}`)}
          </span>
        ))}
      </span>
      <span className="wt-visually-hidden" id="calendar-keys">
        {t(month ? "calendar.keysMonth" : "calendar.keys")}
      </span>
    </div>
  );
}
