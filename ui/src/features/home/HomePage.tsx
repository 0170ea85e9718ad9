/// The morning sheet: today's visits and what to know before each, what is due, what was left open, what others did.
import { PersonPlusIcon, PrinterSmallIcon } from "@navikt/aksel-icons";
import { BodyShort, Button } from "@navikt/ds-react";
import { useCallback, useEffect, useState } from "react";
import type { HomeView, Me, MorningView, TaskRow, VisitPreparation } from "../../bindings/api";
import { useAfterPaint } from "../../shared/after-paint";
import { ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { Freshness } from "../../shared/components/Freshness";
import { PageHeading } from "../../shared/components/PageHeading";
import { PrintSheet } from "../../shared/components/PrintSheet";
import { dayOf, formatDayMonth, localTime, weekday, weekNumber } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { useNavigation } from "../../shared/navigation";
import { useNow } from "../../shared/now";
import { useOwnTasks } from "../../shared/own-tasks";
import { useHome, useMorning, usePressing } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { Ahead } from "./Ahead";
import { Clocks, Colleagues, Links, Portfolio, Tip } from "./Aside";
import { dayName } from "./day-name";
import { GoodNews } from "./GoodNews";
import { LeftOpen } from "./LeftOpen";
import { MorningPaper } from "./MorningPaper";
import { OpenDrafts } from "./OpenDrafts";
import { TasksDue } from "./TasksDue";
import { usePaperFacts } from "./paper-facts";
import { preparedVisits, Visits } from "./Visits";

export function HomePage({ me }: { me: Me }) {
  const { t } = useTranslation();
  const home = useHome();
  const morning = useMorning();
  const pressing = usePressing();
  const now = useNow();
  const { openNewTrail } = useLauncher();
  const { route, turn } = useNavigation();
  const day = home.data?.today ?? dayOf(now);
  const tasks = useOwnTasks(pressing.data?.tasks_due);
  // On paper as on screen: with what is known before each visit, or without it where that cannot be read.
  const ready = home.data !== undefined && tasks !== undefined && !morning.isPending;
  // Read before one came: all of it is painted at once.
  const [isKnown] = useState(home.data !== undefined);
  const isPrinting = route.name === "home" && route.print === true;
  const visits = home.data === undefined ? [] : preparedVisits(home.data, morning.data);
  const facts = usePaperFacts(visits, ready && isPrinting);
  const print = useCallback(() => turn({ name: "home", print: true }), [turn]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "p" || event.defaultPrevented || !ready) return;
      event.preventDefault();
      print();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [ready, print]);

  return (
    <div className="wt-page">
      <header className="wt-page__header">
        <div>
          <PageHeading size="xlarge">{t(greeting(now), { name: me.user_name.split(" ")[0] ?? "" })}</PageHeading>
          <BodyShort size="large" textColor="subtle">
            {[`${weekday(day)} ${formatDayMonth(day)}`, t("home.week", { week: weekNumber(day) }), ...(morning.data?.named_days ?? []).map((of) => dayName(of, day, t))].join(" · ")}
          </BodyShort>
        </div>
        <div className="wt-row">
          <Button size="small" variant="tertiary" data-color="neutral" icon={<PrinterSmallIcon aria-hidden />} onClick={print} disabled={!ready} aria-keyshortcuts="Control+P" data-testid="print-day">
            {t("morning.print")}
          </Button>
          <Button size="small" variant="secondary" icon={<PersonPlusIcon aria-hidden />} onClick={() => openNewTrail()} data-testid="new-trail">
            {t("home.newTrail")}
          </Button>
        </div>
      </header>
      <OpenDrafts />
      <Freshness empty={home.data?.trail_count === 0} />
      {home.data !== undefined && <GoodNews home={home.data} />}
      {home.isError ? <LoadError error={home.error} retry={() => void home.refetch()} /> : null}
      {home.isPending ? <ListSkeleton rows={5} height={72} /> : null}
      {home.data !== undefined && <Sheet home={home.data} visits={visits} tasks={tasks} morning={morning.data} now={now} atOnce={isKnown} />}
      {ready && isPrinting && facts !== undefined && (
        <PrintSheet onDone={() => turn({ name: "home" })}>
          <MorningPaper me={me} home={home.data} tasks={tasks} visits={visits} clocks={pressing.data?.clocks ?? []} facts={facts} />
        </PrintSheet>
      )}
    </div>
  );
}

function greeting(now: number): "home.morning" | "home.day" | "home.evening" {
  const hour = Number(localTime(now).slice(11, 13));
  if (hour >= 4 && hour < 11) return "home.morning";
  return hour >= 17 || hour < 4 ? "home.evening" : "home.day";
}

type SheetProps = { home: HomeView; visits: VisitPreparation[]; tasks: TaskRow[] | undefined; morning: MorningView | undefined; now: number; atOnce: boolean };

/** On the left what the day is made of, on the right what must not be forgotten. */
function Sheet({ home, visits, tasks, morning, now, atOnce }: SheetProps) {
  // The visits first, in a picture of their own: whoever has one in five minutes looks for nothing else.
  const isPainted = useAfterPaint();
  const isWhole = atOnce || isPainted;
  const pressing = usePressing();
  return (
    <div className="wt-sheet" data-painting={!isWhole || pressing.isPending}>
      <div className="wt-stack">
        <Visits visits={visits} now={now} />
        {isWhole && (
          <>
            <LeftOpen meetings={home.meetings_left_open.filter(({ mine }) => mine)} today={home.today} />
            <Ahead meetings={home.meetings_ahead.filter(({ mine }) => mine)} today={home.today} />
            <Tip day={home.today} />
          </>
        )}
      </div>
      {isWhole && (
        <div className="wt-stack">
          <Pressing tasks={tasks} />
          <Clocks clocks={pressing.data?.clocks ?? []} />
          <Colleagues changes={morning?.colleagues ?? []} />
          <Portfolio phases={home.phases} total={home.trail_count} />
          <Links links={morning?.links ?? []} />
        </div>
      )}
    </div>
  );
}

/** What is due; until every trail is read, that it is on its way. */
function Pressing({ tasks }: { tasks: TaskRow[] | undefined }) {
  const { isError, error, refetch } = usePressing();
  if (tasks !== undefined) return <TasksDue tasks={tasks} />;
  return isError ? <LoadError error={error} retry={() => void refetch()} /> : <ListSkeleton rows={3} />;
}
