/// Planned meetings whose day is over: each is settled in one press, and the next one is where the keyboard is.
import { Link } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { MeetingRow } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { MeetingItem } from "../../shared/components/MeetingItem";
import { dayOf, formatDay, formatDayInYear } from "../../shared/dates";
import { useTranslation } from "../../shared/translation";
import { SettleButton } from "./SettleButton";

/** Rows at first; a pile is worked down from the top. */
const ROWS = 4;

export function LeftOpen({ meetings, today }: { meetings: MeetingRow[]; today: string }) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [all, setAll] = useState(false);
  if (meetings.length === 0) return null;

  const focusNext = (settled: MeetingRow) => {
    const here = meetings.findIndex(({ id }) => id === settled.id);
    const next = meetings[here + 1] ?? meetings[here - 1];
    const button = next === undefined ? null : list.current?.querySelector<HTMLElement>(`[data-settle="${next.id}"]`);
    (button ?? document.querySelector<HTMLElement>(".wt-page-heading"))?.focus();
  };
  return (
    <Card title={t("home.leftOpen")} count={meetings.length} hint={t("home.leftOpenHint")} testId="meetings-left-open">
      <ul className="wt-list wt-list--compact" ref={list}>
        {meetings.slice(0, all ? meetings.length : ROWS).map((meeting) => (
          <MeetingItem key={meeting.id} meeting={meeting} when={pastDay(meeting, today)} action={<SettleButton meeting={meeting} onSettled={() => focusNext(meeting)} />} />
        ))}
      </ul>
      {!all && meetings.length > ROWS && (
        <Link as="button" className="wt-link wt-more" onClick={() => setAll(true)}>
          {t("morning.showAll", { count: meetings.length })}
        </Link>
      )}
    </Card>
  );
}

const pastDay = (meeting: MeetingRow, from: string): string => {
  const day = dayOf(meeting.at);
  return day.slice(0, 4) === from.slice(0, 4) ? formatDayInYear(day) : formatDay(day);
};
