/// The morning sheet: today's meetings, what is due, what was left open, the portfolio by phase.
import { CalendarIcon, PersonPlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Link } from "@navikt/ds-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HomeView, Me, MeetingRow } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { MeetingItem } from "../../shared/components/MeetingItem";
import { PageHeading } from "../../shared/components/PageHeading";
import { TaskItem } from "../../shared/components/TaskItem";
import { dayOf, formatDay, formatDayInYear, formatDayMonth, localTime, relativeDay, weekday, weekNumber } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { useNavigation } from "../../shared/navigation";
import { useCommand, useHome } from "../../shared/queries";
import { reportOf } from "../../shared/backend";
import { useToast } from "../../shared/toast";
import { Freshness } from "../../shared/components/Freshness";
import { OpenDrafts } from "./OpenDrafts";
import { PhaseBars } from "./PhaseBars";

/** Rows of a card on the morning sheet; the rest is one press away. */
const CARD_ROWS = 6;

export function HomePage({ me }: { me: Me }) {
  const { t } = useTranslation();
  const home = useHome();
  const { openNewTrail } = useLauncher();
  const day = home.data?.today ?? dayOf(Date.now());
  return (
    <div className="wt-page">
      <header className="wt-page__header">
        <div>
          <PageHeading size="xlarge">{t(greeting(), { name: me.user_name.split(" ")[0] ?? "" })}</PageHeading>
          <BodyShort size="large" textColor="subtle">
            {weekday(day)} {formatDayMonth(day)} · {t("home.week", { week: weekNumber(day) })}
          </BodyShort>
        </div>
        <Button variant="secondary" icon={<PersonPlusIcon aria-hidden />} onClick={() => openNewTrail()} data-testid="new-trail">
          {t("home.newTrail")}
        </Button>
      </header>
      <OpenDrafts />
      <Freshness empty={home.data?.trail_count === 0} />
      {home.isError ? <LoadError error={home.error} retry={() => void home.refetch()} /> : null}
      {home.isPending ? <ListSkeleton rows={5} height={72} /> : null}
      {home.data ? <Sheet view={home.data} /> : null}
    </div>
  );
}

function greeting(): "home.morning" | "home.day" | "home.evening" {
  const hour = Number(localTime(Date.now()).slice(11, 13));
  if (hour >= 4 && hour < 11) return "home.morning";
  return hour >= 17 ? "home.evening" : "home.day";
}

function Sheet({ view }: { view: HomeView }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const overdue = view.tasks_due.slice(0, CARD_ROWS);
  return (
    <div className="wt-sheet">
      <div className="wt-stack">
        <Card title={t("home.today")} count={view.meetings_today.length} testId="meetings-today">
          {view.meetings_today.length === 0 ? (
            <EmptyState icon={<CalendarIcon />} title={t("home.todayEmpty")} hint={t("home.todayEmptyHint")} />
          ) : (
            <ul className="wt-list">
              {view.meetings_today.map((meeting) => (
                <MeetingItem key={meeting.id} meeting={meeting} excerpt />
              ))}
            </ul>
          )}
        </Card>
        {view.meetings_left_open.length > 0 && (
          <Card title={t("home.leftOpen")} count={view.meetings_left_open.length} hint={t("home.leftOpenHint")} testId="meetings-left-open">
            <ul className="wt-list">
              {view.meetings_left_open.slice(0, CARD_ROWS).map((meeting) => (
                <MeetingItem key={meeting.id} meeting={meeting} when={pastDay(meeting, view.today)} action={<CompleteButton meeting={meeting} />} />
              ))}
            </ul>
          </Card>
        )}
        <Card title={t("home.ahead")} testId="meetings-ahead">
          {view.meetings_ahead.length === 0 ? (
            <BodyShort textColor="subtle">{t("home.aheadEmpty")}</BodyShort>
          ) : (
            <ul className="wt-list">
              {view.meetings_ahead.map((meeting) => (
                <MeetingItem key={meeting.id} meeting={meeting} when={relativeDay(dayOf(meeting.at), view.today)} />
              ))}
            </ul>
          )}
        </Card>
      </div>
      <div className="wt-stack">
        <Card
          title={t("home.tasks")}
          count={view.tasks_due.length}
          action={
            <Link as="button" className="wt-link" onClick={() => go({ name: "tasks" })}>
              {t("home.allTasks")}
            </Link>
          }
        >
          {overdue.length === 0 ? (
            <BodyShort textColor="subtle">{t("home.tasksEmpty")}</BodyShort>
          ) : (
            <ul className="wt-list">
              {overdue.map((task) => (
                <TaskItem key={task.id} task={task} />
              ))}
            </ul>
          )}
        </Card>
        <Card
          title={t("home.portfolio")}
          action={
            <Link as="button" className="wt-link" onClick={() => go({ name: "portfolio" })}>
              {t("home.allTrails")}
            </Link>
          }
        >
          {view.trail_count === 0 ? (
            <BodyShort textColor="subtle">{t("home.portfolioEmpty")}</BodyShort>
          ) : (
            <PhaseBars phases={view.phases} total={view.trail_count} />
          )}
        </Card>
      </div>
    </div>
  );
}

const pastDay = (meeting: MeetingRow, from: string): string => {
  const day = dayOf(meeting.at);
  return day.slice(0, 4) === from.slice(0, 4) ? formatDayInYear(day) : formatDay(day);
};

function CompleteButton({ meeting }: { meeting: MeetingRow }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const complete = async () => {
    setBusy(true);
    try {
      await call("edit_meeting", { input: { id: meeting.id, status: "completed" } });
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="small"
      variant="secondary"
      data-color="neutral"
      loading={busy}
      onClick={() => void complete()}
      aria-label={t("home.markCompletedNamed", { subject: meeting.subject })}
    >
      {t("home.markCompleted")}
    </Button>
  );
}
