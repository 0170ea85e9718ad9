/// Participants to be reminded by SMS of a meeting: the number, a text without names, and a tick when it is sent.
import { Button, CopyButton, Link } from "@navikt/ds-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { dayOf, formatDayMonth, formatTime, relativeInstant, weekday } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { useCommand, useSmsReminders, useTrail } from "../../shared/queries";
import { useToast } from "../../shared/toast";

export function SmsReminders() {
  const { t } = useTranslation();
  const reminders = useSmsReminders().data ?? [];
  if (reminders.length === 0) return null;
  return (
    <Card title={t("sms.title")} count={reminders.length} hint={t("sms.hint")} testId="sms-reminders">
      <ul className="wt-list">
        {reminders.map((meeting) => (
          <Reminder key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </Card>
  );
}

function Reminder({ meeting }: { meeting: MeetingRow }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const { go } = useNavigation();
  const [busy, setBusy] = useState(false);
  const mobile = useTrail(meeting.trail ?? "", meeting.trail !== null).data?.person.mobile ?? "";
  const day = dayOf(meeting.at);
  const place = meeting.place === "" ? t(`channel.${meeting.channel}`) : meeting.place;
  const text = t("sms.text", { day: `${weekday(day)} ${formatDayMonth(day)}`, time: formatTime(meeting.at), place });

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
