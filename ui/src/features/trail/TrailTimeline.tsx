/// Everything that happened on a trail, newest first, by month.
import { ArrowsCirclepathIcon, BriefcaseIcon, CheckmarkCircleIcon, ClockIcon, FileTextIcon, FunnelIcon, TasklistIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Chips, Heading, Link, Select, Tag } from "@navikt/ds-react";
import { type ReactNode, useState } from "react";
import type { MeetingRow, TaskRow, TimelineEntry, TimelineRow } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { EmptyState, LoadError } from "../../shared/components/Feedback";
import { HolderMark } from "../../shared/components/HolderMark";
import { MeetingIcon } from "../../shared/components/MeetingIcon";
import { RecordStatus } from "../../shared/components/RecordStatus";
import { ConflictMark, MeetingStatusTag, UnsentMark } from "../../shared/components/Tags";
import { dayOf, formatMonth, formatTime, relativeDay, shortDay } from "../../shared/dates";
import { useKept } from "../../shared/kept";
import { useNavigation } from "../../shared/navigation";
import { useTimeline } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { codesOf, EVERYTHING, GROUP_NAMES, isNarrowed, STATE_NAMES, type TimelineNarrowing } from "./timeline-filter";

/** Entries at first and for each press: three years of a trail are several hundred, and the newest matter most. */
const PAGE = 40;

/** Something to show: as the trail's page has it, or a record, which only the timeline tells of. */
type Item = TimelineEntry | { type: "record"; at: number; row: TimelineRow };

/** The rows of the timeline, each as fully as the page knows it. */
function joined(rows: TimelineRow[], entries: TimelineEntry[]): Item[] {
  const meetings = new Map(entries.flatMap((entry) => (entry.type === "meeting" ? [[entry.meeting.id, entry] as const] : [])));
  const tasks = new Map(entries.flatMap((entry) => (entry.type === "task" ? [[entry.task.id, entry] as const] : [])));
  return rows.map((row) => {
    if (row.id === null) return { type: "event", at: row.at, text: row.title, author: row.author, merged: row.kind === "merge" };
    return meetings.get(row.id) ?? tasks.get(row.id) ?? { type: "record", at: row.at, row };
  });
}

export function TrailTimeline({ trail, entries }: { trail: string; entries: TimelineEntry[] }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(PAGE);
  const [narrowing, changeNarrowing] = useKept<TimelineNarrowing>(`timeline:${trail}`, EVERYTHING);
  const rows = useTimeline({ trail, ...codesOf(narrowing) });
  const narrowed = isNarrowed(narrowing);
  const [filters, setFilters] = useState(narrowed);
  const narrow = (change: Partial<TimelineNarrowing>) => {
    changeNarrowing((now) => ({ ...now, ...change }));
    setLimit(PAGE);
  };
  // Until the whole timeline is read, what the page has; it lacks the records only.
  const items = narrowed || (rows.data !== undefined && rows.data.length > 0) ? joined(rows.data ?? [], entries) : entries;
  if (entries.length === 0 && items.length === 0 && !narrowed) {
    return (
      <Card title={t("trail.timeline")} testId="timeline">
        <EmptyState icon={<ClockIcon />} title={t("trail.timelineEmpty")} hint={t("trail.timelineEmptyHint")} />
      </Card>
    );
  }
  return (
    <Card
      title={t("trail.timeline")}
      testId="timeline"
      action={
        <Button type="button" size="xsmall" variant="tertiary" data-color="neutral" icon={<FunnelIcon aria-hidden />} aria-expanded={filters} onClick={() => setFilters((now) => !now)} data-testid="timeline-filters">
          {t("timeline.show")}
        </Button>
      }
    >
      {filters && <Narrowing narrowing={narrowing} onChange={narrow} />}
      {narrowed && (
        <BodyShort size="small" textColor="subtle" role="status" className="wt-timeline__count">
          {t("timeline.count", { count: items.length })}
        </BodyShort>
      )}
      {rows.isError && <LoadError error={rows.error} retry={() => void rows.refetch()} />}
      {narrowed && items.length === 0 && !rows.isPending && !rows.isError && (
        <EmptyState icon={<ClockIcon />} title={t("timeline.none")}>
          <Button size="small" variant="tertiary" onClick={() => narrow(EVERYTHING)}>
            {t("timeline.showAll")}
          </Button>
        </EmptyState>
      )}
      {byMonth(items.slice(0, limit)).map(({ month, items: shown }) => (
        <section key={month} className="wt-timeline" aria-label={month}>
          <Heading level="3" size="xsmall" className="wt-timeline__month">
            {month}
          </Heading>
          <ol className="wt-timeline__list">
            {shown.map((item, index) => (
              <Entry key={keyOf(item, index)} item={item} trail={trail} />
            ))}
          </ol>
        </section>
      ))}
      {items.length > limit && (
        <Button size="small" variant="tertiary" onClick={() => setLimit((now) => now + PAGE)}>
          {t("trail.older", { count: items.length - limit })}
        </Button>
      )}
    </Card>
  );
}

function Narrowing({ narrowing, onChange }: { narrowing: TimelineNarrowing; onChange: (change: Partial<TimelineNarrowing>) => void }) {
  const { t } = useTranslation();
  const { groups, state } = narrowing;
  return (
    <div className="wt-timeline__filters">
      <Chips size="small" aria-label={t("timeline.show")}>
        {GROUP_NAMES.map((group) => (
          <Chips.Toggle
            key={group}
            checkmark={false}
            selected={groups.includes(group)}
            onClick={() => onChange({ groups: groups.includes(group) ? groups.filter((other) => other !== group) : [...groups, group] })}
            data-testid={`timeline-${group}`}
          >
            {t(`timeline.group.${group}`)}
          </Chips.Toggle>
        ))}
      </Chips>
      <Select size="small" label={t("timeline.status")} hideLabel value={state ?? ""} onChange={(event) => onChange({ state: STATE_NAMES.find((of) => of === event.target.value) ?? null })} data-testid="timeline-status">
        <option value="">{t("timeline.anyStatus")}</option>
        {STATE_NAMES.map((of) => (
          <option key={of} value={of}>
            {t(`timeline.state.${of}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}

function byMonth(entries: Item[]): { month: string; items: Item[] }[] {
  const months: { month: string; items: Item[] }[] = [];
  for (const entry of entries) {
    const month = formatMonth(dayOf(entry.at));
    const last = months.at(-1);
    if (last?.month === month) last.items.push(entry);
    else months.push({ month, items: [entry] });
  }
  return months;
}

function keyOf(entry: Item, index: number): string {
  switch (entry.type) {
    case "meeting":
      return `meeting:${entry.meeting.id}`;
    case "task":
      return `task:${entry.task.id}:${entry.at}`;
    case "event":
      return `event:${entry.at}:${index}`;
    case "record":
      return `record:${entry.row.id}`;
  }
}

function Entry({ item: entry, trail }: { item: Item; trail: string }) {
  switch (entry.type) {
    case "meeting":
      return <MeetingEntry at={entry.at} meeting={entry.meeting} />;
    case "task":
      return <TaskEntry at={entry.at} task={entry.task} />;
    case "event":
      return <EventEntry entry={entry} />;
    case "record":
      return <RecordEntry row={entry.row} trail={trail} />;
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
        <HolderMark meeting={meeting} />
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

const TASK_WORDS = { open: "trail.taskAdded", unknown: "trail.taskAdded", done: "trail.taskDone", discarded: "trail.taskDiscarded" } as const satisfies Record<TaskRow["status"], string>;

function TaskEntry({ at, task }: { at: number; task: TaskRow }) {
  const { t } = useTranslation();
  const done = task.status === "done";
  const isOver = done || task.status === "discarded";
  return (
    <Row kind="task" icon={done ? <CheckmarkCircleIcon aria-hidden /> : <TasklistIcon aria-hidden />} at={at}>
      <BodyShort>{task.subject}</BodyShort>
      <div className="wt-meta">
        <span>{t(TASK_WORDS[task.status])}</span>
        {task.due !== null && !isOver && <span>{t("trail.dueOn", { day: relativeDay(task.due) })}</span>}
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

/** A job, a period, a report: what it is called, and the way to where it is kept. */
function RecordEntry({ row, trail }: { row: TimelineRow; trail: string }) {
  const { go } = useNavigation();
  const isReport = row.kind === "report";
  const open = () => go(isReport && row.id !== null ? { name: "report", id: row.id } : { name: "trail", id: trail, tab: "records" });
  return (
    <Row kind="record" icon={isReport ? <FileTextIcon aria-hidden /> : <BriefcaseIcon aria-hidden />} at={row.at}>
      <Link as="button" className="wt-link wt-link--strong" onClick={open}>
        {row.title === "" ? row.label : row.title}
      </Link>
      <div className="wt-meta">
        {row.label}
        <RecordStatus status={row.status} />
      </div>
    </Row>
  );
}
