/// The calendar (*kalender*): meetings with the travel around them, by day, week or month, and where the next one fits.
import { CalendarIcon, ChevronLeftIcon, ChevronRightIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Switch, ToggleGroup } from "@navikt/ds-react";
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { addDays, dayOf, localTime, today, weekNumber } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { CALENDAR_SHAPES, type CalendarShape, useNavigation } from "../../shared/navigation";
import { useCalendar, useNamedDays } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { AgendaList } from "./AgendaList";
import { CalendarFile, type Offers } from "./CalendarFile";
import type { Cursor } from "./cursor";
import { FileOffers } from "./FileOffers";
import { daysOf, stepped, stretchOf, titleOf } from "./days";
import { KeyHelp } from "./KeyHelp";
import { MonthGrid } from "./MonthGrid";
import { MoveBar } from "./MoveBar";
import { useMove } from "./move";
import { TimeGrid } from "./TimeGrid";
import { minuteOf, type Visit, visitsOf } from "./visits";
import { useWide } from "./wide";

/** What a week needs to be read, in the person's text size; with less it is a list. */
const SHEET_REM = 42;
/** As many days as Rust answers for at once. */
const OFFERED_DAYS_MAX = 74;

type CalendarPageProps = { day?: string | undefined; shape?: CalendarShape | undefined };

export function CalendarPage({ day: asked, shape = "week" }: CalendarPageProps) {
  const { t } = useTranslation();
  const { go, turn, visit } = useNavigation();
  const { openQuickLog } = useLauncher();
  const page = useRef<HTMLDivElement>(null);
  const wide = useWide(page, SHEET_REM);
  const [everybody, setEverybody] = useState(false);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [offers, setOffers] = useState<Offers | null>(null);
  const [focusCount, setFocusCount] = useState(0);
  const day = asked ?? today();
  const stretch = useMemo(() => stretchOf(shape, day), [shape, day]);
  const days = useMemo(() => daysOf(stretch), [stretch]);
  const calendar = useCalendar({ ...stretch, everybody });
  const named = useNamedDays(stretch.from, stretch.to);
  const visits = useMemo(() => visitsOf(calendar.data ?? []), [calendar.data]);
  const names = useMemo(() => new Map((named.data ?? []).map((of) => [of.date, { name: of.title, off: of.off }])), [named.data]);
  const planned = usePlannedAround(offers);

  const sheet = shape === "list" || !wide ? "list" : shape;
  const show = useCallback((to: { day?: string; shape?: CalendarShape }) => turn({ name: "calendar", day, shape, ...to }), [turn, day, shape]);
  const goTo = (to: Cursor, focus: boolean) => {
    setCursor(to);
    if (focus) setFocusCount((count) => count + 1);
    // The month's own day is where the keyboard is.
    if (!days.includes(to.day) || (sheet === "month" && to.day !== day)) show({ day: to.day });
  };
  const move = useMove((id, at) => goTo({ day: at.slice(0, 10), minute: minuteOf(at), meeting: id }, true));
  const { moving } = move;
  const putAt = (at: string) => {
    move.put(at);
    // What is on its way is kept in sight.
    if (!days.includes(at.slice(0, 10))) show({ day: at.slice(0, 10) });
  };
  const step = (by: 1 | -1) => {
    setCursor((now) => (now === null ? null : { ...now, day: stepped(shape, now.day, by), meeting: null }));
    show({ day: stepped(shape, day, by) });
  };
  /** By a hand that let the button go at once: the keys are for the sheet. By a key, the button is pressed again. */
  const withHand = (event: MouseEvent) => {
    if (event.detail > 0) setFocusCount((count) => count + 1);
  };
  const turned = (by: 1 | -1, event: MouseEvent) => {
    step(by);
    withHand(event);
  };
  /** As [`step`], by a key on the sheet: the focus goes along. */
  const stepWithin = (by: 1 | -1) => {
    step(by);
    setFocusCount((count) => count + 1);
  };
  const cancel = () => {
    move.cancel();
    if (moving !== null) goTo({ day: localTime(moving.meeting.at).slice(0, 10), minute: minuteOf(localTime(moving.meeting.at)), meeting: moving.meeting.id }, true);
  };

  // On the sheet, as soon as it is there: on arrival, so that its keys work at once, and whenever they were used.
  const asks = `${visit}:${focusCount}`;
  const answered = useRef(visit > 0 ? "" : asks);
  const ready = calendar.data !== undefined;
  useEffect(() => {
    if (!ready || answered.current === asks) return;
    answered.current = asks;
    page.current?.querySelector<HTMLElement>('[data-cursor="true"]')?.focus();
  }, [asks, ready]);

  const title = titleOf(shape, day);
  return (
    <div className="wt-page wt-page--wide" ref={page}>
      <header className="wt-page__header">
        <div>
          <PageHeading>
            <span className="wt-capital">{title}</span>
          </PageHeading>
          <BodyShort textColor="subtle">{shape === "month" ? t("nav.calendar") : `${t("nav.calendar")} · ${t("home.week", { week: weekNumber(stretch.from) })}`}</BodyShort>
        </div>
        <div className="wt-row">
          <CalendarFile days={{ ...stretch, everybody: false }} title={title} onRead={setOffers} />
          <Button variant="secondary" size="small" icon={<CalendarIcon aria-hidden />} onClick={() => openQuickLog({ at: nextSlot(day) })} data-testid="plan-meeting">
            {t("calendar.plan")}
          </Button>
        </div>
      </header>
      <div className="wt-filters">
        <div className="wt-row">
          <Turn to="before" shape={shape} onTurn={turned} />
          <Button
            size="small"
            variant="secondary"
            data-color="neutral"
            onClick={(event) => {
              setCursor(null);
              show({ day: today() });
              withHand(event);
            }}
            data-testid="calendar-today"
          >
            {t("calendar.today")}
          </Button>
          <Turn to="after" shape={shape} onTurn={turned} />
          <ToggleGroup size="small" value={shape} onChange={(to) => show({ shape: CALENDAR_SHAPES.find((of) => of === to) ?? "week" })} aria-label={t("calendar.shape")}>
            {CALENDAR_SHAPES.map((of) => (
              <ToggleGroup.Item key={of} value={of} label={t(`calendar.${of}`)} data-testid={`calendar-as-${of}`} />
            ))}
          </ToggleGroup>
        </div>
        <Switch size="small" checked={everybody} onChange={(event) => setEverybody(event.target.checked)} data-testid="calendar-everybody">
          {t("calendar.everybody")}
        </Switch>
      </div>
      {offers !== null && <FileOffers offers={offers} visits={planned} onClose={() => setOffers(null)} />}
      {calendar.isError ? <LoadError error={calendar.error} retry={() => void calendar.refetch()} /> : null}
      {calendar.isPending ? <ListSkeleton rows={6} height={72} /> : null}
      {calendar.data !== undefined && (
        <>
          {sheet !== "list" && <KeyHelp month={sheet === "month"} />}
          {sheet === "list" && <AgendaList days={days} visits={visits} names={names} />}
          {sheet === "month" && (
            <MonthGrid
              label={title}
              day={day}
              visits={visits}
              names={names}
              move={move}
              cursor={cursor}
              onCursor={goTo}
              onMeeting={(id) => go({ name: "meeting", id })}
              onOpen={(to) => {
                setCursor(null);
                show({ day: to, shape: "day" });
                setFocusCount((count) => count + 1);
              }}
              onStep={stepWithin}
            />
          )}
          {(sheet === "day" || sheet === "week") && (
            <TimeGrid
              label={title}
              days={days}
              visits={visits}
              names={names}
              move={move}
              cursor={cursor}
              onCursor={goTo}
              onOpen={(id) => go({ name: "meeting", id })}
              onPlan={(at) => openQuickLog({ at })}
              onStep={stepWithin}
            />
          )}
          {moving !== null && <MoveBar move={move} moving={moving} byDay={sheet === "month"} onPut={putAt} onCancel={cancel} />}
        </>
      )}
    </div>
  );
}

/** To the days before these or after them. */
function Turn({ to, shape, onTurn }: { to: "before" | "after"; shape: CalendarShape; onTurn: (by: 1 | -1, event: MouseEvent) => void }) {
  const { t } = useTranslation();
  const Icon = to === "before" ? ChevronLeftIcon : ChevronRightIcon;
  return (
    <Button
      size="small"
      variant="secondary"
      data-color="neutral"
      icon={<Icon aria-hidden />}
      aria-label={t(`calendar.${to}.${shape}`)}
      onClick={(event) => onTurn(to === "before" ? -1 : 1, event)}
      data-testid={`calendar-${to}`}
    />
  );
}

/** Own meetings in the days of a file that was read, as far as one question reaches. */
function usePlannedAround(offers: Offers | null): Visit[] {
  const days = (offers?.events ?? []).flatMap(({ from }) => (from === null ? [] : [dayOf(from)])).toSorted();
  const first = days[0] ?? today();
  const last = days.at(-1) ?? first;
  const answer = useCalendar({ from: first, to: last < addDays(first, OFFERED_DAYS_MAX) ? last : addDays(first, OFFERED_DAYS_MAX), everybody: false }, offers !== null);
  return useMemo(() => visitsOf(answer.data ?? []), [answer.data]);
}

/** The next full hour of today, or the first of the working day. */
function nextSlot(day: string): string {
  const now = localTime(Date.now());
  if (day !== now.slice(0, 10)) return `${day}T09:00`;
  const hour = Math.min(Number(now.slice(11, 13)) + 1, 23);
  return `${day}T${String(hour).padStart(2, "0")}:00`;
}
