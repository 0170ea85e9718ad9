/// Everything that has happened to a trail: who did what, on which computer, and what it was before.
import { ArrowRightIcon, ClockDashedIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Heading, Search } from "@navikt/ds-react";
import { useState } from "react";
import type { TrailEvent } from "../../bindings/api";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PastValue } from "../../shared/components/PastValue";
import { dayOf, formatMonth, formatTime, shortDay } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { useTrailHistory } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { DayChoice, TrailOnDay } from "./TrailOnDay";

/** Events at first and for each press; years of a trail are many hundred. */
const PAGE = 60;

export function HistoryTab({ trail }: { trail: string }) {
  const { t } = useTranslation();
  const history = useTrailHistory(trail);
  const [words, setWords] = useState("");
  const [limit, setLimit] = useState(PAGE);
  const [day, setDay] = useState<string | null>(null);
  const { openPast } = useLauncher();
  if (day !== null) return <TrailOnDay trail={trail} day={day} onBack={() => setDay(null)} />;
  if (history.isError) return <LoadError error={history.error} retry={() => void history.refetch()} />;
  if (history.isPending) return <ListSkeleton rows={8} height={40} />;
  const sought = words.trim().toLowerCase();
  const found = history.data.filter((event) => sought === "" || textOf(event).includes(sought));
  return (
    <div className="wt-stack">
      <DayChoice onChoose={setDay} />
      <div className="wt-row wt-row--between">
        <Search
          size="small"
          variant="simple"
          label={t("history.find")}
          placeholder={t("history.find")}
          value={words}
          onChange={(typed) => {
            setWords(typed);
            setLimit(PAGE);
          }}
          className="wt-filters__words"
        />
        <Button type="button" size="small" variant="tertiary" icon={<ClockDashedIcon aria-hidden />} onClick={() => openPast({ id: trail, title: t("past.trailEntity") })} data-testid="trail-past">
          {t("past.trailEntity")}
        </Button>
      </div>
      <div className="wt-card">
        {found.length === 0 ? (
          <EmptyState level="2" icon={<ClockDashedIcon />} title={t(sought === "" ? "history.empty" : "history.noMatch")} />
        ) : (
          byMonth(found.slice(0, limit)).map(([month, events]) => (
            <section key={month} className="wt-timeline" aria-label={month}>
              <Heading level="2" size="xsmall" className="wt-timeline__month">
                {month}
              </Heading>
              <ol className="wt-events">
                {events.map((event, index) => (
                  <EventItem key={`${event.at}:${event.device}:${index}`} event={event} />
                ))}
              </ol>
            </section>
          ))
        )}
        {found.length > limit && (
          <Button size="small" variant="tertiary" onClick={() => setLimit((now) => now + PAGE)}>
            {t("trail.older", { count: found.length - limit })}
          </Button>
        )}
      </div>
    </div>
  );
}

const textOf = (event: TrailEvent): string =>
  [event.author, event.text, ...event.changes.flatMap(({ what, before, after }) => [what, before, after])].join(" ").toLowerCase();

function byMonth(events: TrailEvent[]): [string, TrailEvent[]][] {
  const months = new Map<string, TrailEvent[]>();
  for (const event of events) {
    const month = formatMonth(dayOf(event.at));
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  return [...months];
}

/** What happened is told in bokmål, as Rust has it. */
function EventItem({ event }: { event: TrailEvent }) {
  const { t } = useTranslation();
  return (
    <li className="wt-event" data-testid="history-event">
      <span className="wt-event__time">
        {shortDay(dayOf(event.at))} {formatTime(event.at)}
      </span>
      <div>
        <BodyShort>{event.text}</BodyShort>
        {event.changes.length > 0 && (
          <ul className="wt-event__changes">
            {event.changes.map(({ what, before, after }, index) => (
              <li key={`${what}:${index}`}>
                <span className="wt-quiet">
                  {what}:
                </span>{" "}
                <span>{before === "" ? t("meeting.conflictEmpty") : <PastValue value={before} />}</span> <ArrowRightIcon title={t("history.became")} />{" "}
                <strong>{after === "" ? t("meeting.conflictEmpty") : <PastValue value={after} />}</strong>
              </li>
            ))}
          </ul>
        )}
        <span className="wt-quiet">
          {event.author} · {t(event.this_device ? "history.here" : "history.elsewhere")}
        </span>
      </div>
    </li>
  );
}
