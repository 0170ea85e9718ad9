/// Participants to be reminded by SMS of a meeting: the number, a text without names, and a tick when it is sent.
import { ChatIcon, ChevronDownIcon } from "@navikt/aksel-icons";
import { Button, CopyButton, Link } from "@navikt/ds-react";
import type { TFunction } from "i18next";
import { useId, useState } from "react";
import type { MeetingRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { dayOf, formatDayMonth, formatTime, relativeInstant, weekday } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { useCommand, useSmsReminders, useTrail } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

/** One line until it is asked for: the tasks come first. */
export function SmsReminders() {
  const { t } = useTranslation();
  const reminders = useSmsReminders().data ?? [];
  const [open, setOpen] = useState(false);
  const id = useId();
  if (reminders.length === 0) return null;
  return (
    <section className="wt-card wt-fold" aria-label={t("sms.title")} data-testid="sms-reminders">
      <button type="button" className="wt-fold__line" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)} data-testid="sms-open">
        <ChatIcon aria-hidden className="wt-fold__icon" />
        <span>{t("sms.line", { count: reminders.length })}</span>
        <ChevronDownIcon aria-hidden className="wt-fold__turn" />
      </button>
      <div id={id} hidden={!open} className="wt-fold__body">
        {open && (
          <>
            <p className="wt-card__hint">{t("sms.hint")}</p>
            <ul className="wt-list">
              {reminders.map((meeting) => (
                <Reminder key={meeting.id} meeting={meeting} />
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

/** As much of a place as the message carries. */
const PLACE_CHARS_MAX = 30;

/** Where it is, as its own sentence: a call has no place, and a meeting without one says nothing. */
function whereOf({ channel, place }: MeetingRow, t: TFunction): string {
  if (channel === "phone" || channel === "video") return t(`sms.by.${channel}`);
  return place.trim() === "" ? "" : t("sms.place", { place: clipped(place.trim()) });
}

/** Never in the middle of a word, unless it is one. */
function clipped(place: string): string {
  if (place.length <= PLACE_CHARS_MAX) return place;
  const cut = place.slice(0, PLACE_CHARS_MAX + 1);
  return cut.slice(0, cut.includes(" ") ? cut.lastIndexOf(" ") : PLACE_CHARS_MAX).replace(/[\s,]+$/u, "");
}

function Reminder({ meeting }: { meeting: MeetingRow }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const { go } = useNavigation();
  const [busy, setBusy] = useState(false);
  const mobile = useTrail(meeting.trail ?? "", meeting.trail !== null).data?.person.mobile ?? "";
  const day = dayOf(meeting.at);
  const first = t("sms.text", { day: `${weekday(day)} ${formatDayMonth(day)}`, time: formatTime(meeting.at) });
  const text = [first, whereOf(meeting, t), t("sms.noAnswer")].filter((sentence) => sentence !== "").join(" ");

  const sent = async () => {
    setBusy(true);
    try {
      await call("mark_reminded", { id: meeting.id });
      toast.show(t("sms.marked"));
      // The line is gone; what is read next is the list.
      document.getElementById("content")?.focus();
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
      setBusy(false);
    }
  };

  return (
    <li className="wt-sms" data-testid="sms-row">
      <div>
        <Link as="button" className="wt-link wt-task__who" onClick={() => go({ name: "meeting", id: meeting.id })}>
          {meeting.trail_title}
        </Link>{" "}
        <span>{relativeInstant(meeting.at)}</span>
        <div className="wt-quiet">{text}</div>
      </div>
      <div className="wt-row">
        {mobile === "" ? <span className="wt-quiet">{t("sms.noNumber")}</span> : <CopyButton size="small" copyText={mobile} text={mobile} activeText={t("sms.copied")} />}
        <CopyButton size="small" copyText={text} text={t("sms.copyText")} activeText={t("sms.copied")} />
        <Button size="small" variant="secondary" loading={busy} onClick={() => void sent()} aria-label={t("sms.sentNamed", { name: meeting.trail_title })} data-testid="sms-sent">
          {t("sms.sent")}
        </Button>
      </div>
    </li>
  );
}
