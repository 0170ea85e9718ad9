/// Everything that happened on a trail, newest first, by month.
import { CheckmarkCircleIcon, ClockIcon, ArrowsCirclepathIcon, TasklistIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Heading, Link, Tag } from "@navikt/ds-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingRow, TaskRow, TimelineEntry } from "../../bindings/api";
import { EmptyState } from "../../shared/components/Feedback";
import { MeetingIcon } from "../../shared/components/MeetingIcon";
import { ConflictMark, MeetingStatusTag, UnsentMark } from "../../shared/components/Tags";
import { dayOf, formatMonth, formatTime, relativeDay, shortDay } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";

/** Entries at first and for each press: three years of a trail are several hundred, and the newest matter most. */
const PAGE = 40;

export function TrailTimeline({ entries }: { entries: TimelineEntry[] }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(PAGE);
  if (entries.length === 0) {
    return <EmptyState icon={<ClockIcon />} title={t("trail.timelineEmpty")} hint={t("trail.timelineEmptyHint")} />;
  }
  const months = byMonth(entries.slice(0, limit));
  return (
    <>
      {months.map(({ month, items }) => (
        <section key={month} className="wt-timeline" aria-label={month}>
          <Heading level="3" size="xsmall" className="wt-timeline__month">
            {month}
          </Heading>
          <ol className="wt-timeline__list">
            {items.map((entry, index) => (
              <Entry key={keyOf(entry, index)} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      {entries.length > limit && (
        <Button size="small" variant="tertiary" onClick={() => setLimit((now) => now + PAGE)}>
          {t("trail.older", { count: entries.length - limit })}
        </Button>
      )}
    </>
  );
}

function byMonth(entries: TimelineEntry[]): { month: string; items: TimelineEntry[] }[] {
  const months: { month: string; items: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const month = formatMonth(dayOf(entry.at));
    const last = months.at(-1);
    if (last?.month === month) last.items.push(entry);
    else months.push({ month, items: [entry] });
  }
  return months;
}

function keyOf(entry: TimelineEntry, index: number): string {
  switch (entry.type) {
    case "meeting":
      return `meeting:${entry.meeting.id}`;
    case "task":
      return `task:${entry.task.id}:${entry.at}`;
    case "event":
      return `event:${entry.at}:${index}`;
  }
}

function Entry({ entry }: { entry: TimelineEntry }) {
  switch (entry.type) {
    case "meeting":
      return <MeetingEntry at={entry.at} meeting={entry.meeting} />;
    case "task":
      return <TaskEntry at={entry.at} task={entry.task} />;
    case "event":
      return <EventEntry entry={entry} />;
  }
}

function Row({ kind, icon, at, children }: { kind: string; icon: ReactNode; at: number; children: ReactNode }) {
  return (
    <li className="wt-timeline__item" data-testid="timeline-item" data-kind={kind}>
      <span className="wt-bubble" data-kind={kind}>
        {icon}
      </span>
      <div className="wt-timeline__body">{children}</div>
      <span className="wt-timeline__time">
        {shortDay(dayOf(at))}
        <span className="wt-timeline__clock">{formatTime(at)}</span>
      </span>
    </li>
  );
}

function MeetingEntry({ at, meeting }: { at: number; meeting: MeetingRow }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const details = [
    t(`kind.${meeting.kind}`),
    meeting.employer_name,
    meeting.place,
    t("trail.minutes", { count: meeting.minutes }),
  ].filter((text) => text !== "" && text !== meeting.subject);
  return (
    <Row kind={meeting.kind} icon={<MeetingIcon kind={meeting.kind} channel={meeting.channel} />} at={at}>
      <Link as="button" className="wt-link wt-link--strong" onClick={() => go({ name: "meeting", id: meeting.id })}>
        {meeting.subject}
      </Link>
      <div className="wt-meta">
        <span>{details.join(" · ")}</span>
        {meeting.status !== "completed" && <MeetingStatusTag status={meeting.status} />}
        <ConflictMark count={meeting.conflicts} />
        <UnsentMark unsent={meeting.unsent} />
      </div>
      {meeting.excerpt !== "" && (
        <BodyShort size="small" className="wt-excerpt">
          {meeting.excerpt}
        </BodyShort>
      )}
    </Row>
  );
}

function TaskEntry({ at, task }: { at: number; task: TaskRow }) {
  const { t } = useTranslation();
  const done = task.status === "done";
  return (
    <Row kind="task" icon={done ? <CheckmarkCircleIcon aria-hidden /> : <TasklistIcon aria-hidden />} at={at}>
      <BodyShort>{task.subject}</BodyShort>
      <div className="wt-meta">
        <span>{done ? t("trail.taskDone") : t("trail.taskAdded")}</span>
        {task.due !== null && !done && <span>{t("trail.dueOn", { day: relativeDay(task.due) })}</span>}
        {task.overdue && (
          <Tag size="xsmall" variant="moderate" data-color="danger" className="wt-tag">
            {t("mark.overdue")}
          </Tag>
        )}
        <UnsentMark unsent={task.unsent} />
      </div>
    </Row>
  );
}

function EventEntry({ entry }: { entry: Extract<TimelineEntry, { type: "event" }> }) {
  const { t } = useTranslation();
  return (
    <Row kind={entry.merged ? "merged" : "event"} icon={entry.merged ? <ArrowsCirclepathIcon aria-hidden /> : <ClockIcon aria-hidden />} at={entry.at}>
      <BodyShort size="small">{entry.text}</BodyShort>
      <div className="wt-meta">
        {entry.author !== "" && <span>{t("trail.eventBy", { author: entry.author })}</span>}
        {entry.merged && (
          <Tag size="xsmall" variant="moderate" data-color="info" className="wt-tag">
            {t("trail.merged")}
          </Tag>
        )}
      </div>
    </Row>
  );
}
