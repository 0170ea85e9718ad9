/// One trail: who, which phase, what is to be done, what has happened.
import { ArrowRightLeftIcon, NotePencilIcon, PlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Link, Tabs } from "@navikt/ds-react";
import { useState } from "react";
import type { DraftView, TrailView } from "../../bindings/api";
import { AddTask } from "../../shared/components/AddTask";
import { Card } from "../../shared/components/Card";
import { ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { ParticipantPlan } from "../../shared/components/ParticipantPlan";
import { NationalId } from "../../shared/components/NationalId";
import { PageHeading } from "../../shared/components/PageHeading";
import { PhaseTag, StandingTag, TrailMarks, UnsentMark } from "../../shared/components/Tags";
import { TaskItem } from "../../shared/components/TaskItem";
import { dayOf, formatDay, relativeDay, relativeInstant } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { useNavigation } from "../../shared/navigation";
import { useDrafts, useTrail } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { AccessTab } from "./AccessTab";
import { Banners } from "./Banners";
import { Completion } from "./Completion";
import { EmployerClock, isRunning } from "./EmployerClock";
import { HistoryTab } from "./HistoryTab";
import { PersonCard } from "./PersonCard";
import { PhasePath } from "./PhasePath";
import { ProfileSectionCard } from "./ProfileSectionCard";
import { ProfileTab } from "./ProfileTab";
import { RecordsTab } from "./RecordsTab";
import { ReportsTab } from "./ReportsTab";
import { Standing } from "./Standing";
import { TrailTimeline } from "./TrailTimeline";

export function TrailPage({ id, restore, tab }: { id: string; restore?: string | undefined; tab?: string | undefined }) {
  const trail = useTrail(id);
  const drafts = useDrafts();
  return (
    <div className="wt-page">
      {trail.isError ? <LoadError error={trail.error} retry={() => void trail.refetch()} /> : null}
      {trail.isPending ? <ListSkeleton rows={7} height={64} /> : null}
      {trail.data && !drafts.isPending ? <Trail view={trail.data} drafts={drafts.data ?? []} restore={restore} start={tab} /> : null}
    </div>
  );
}

const TABS = ["overview", "profile", "records", "reports", "participant", "access", "history"] as const;

function Trail({ view, drafts, restore, start }: { view: TrailView; drafts: DraftView[]; restore: string | undefined; start: string | undefined }) {
  const { t } = useTranslation();
  const { openPhase, openQuickLog } = useLauncher();
  const { go, route, turn } = useNavigation();
  const { row, readmitted_from: from } = view;
  const ended = row.phase === "ended";
  // A kept draft of a field that is not on the overview is gone on with where the field is.
  const [tab, setTab] = useState<string>(start ?? (restore === undefined || view.profile.some(({ section }) => section === restore) ? "overview" : "profile"));
  // Whoever is led to another part of the same trail gets there.
  const [led, setLed] = useState(start);
  if (start !== led) {
    setLed(start);
    if (start !== undefined) setTab(start);
  }
  /** Remembered with the step, so that going back comes back to the same part. */
  const show = (of: string) => {
    setTab(of);
    if (route.name === "trail") turn({ ...route, tab: of });
  };
  return (
    <>
      <header className="wt-trail-header">
        <div className="wt-trail-header__top">
          <div className="wt-trail-header__name">
            <PageHeading testId="trail-title">{row.title}</PageHeading>
            <div className="wt-meta">
              <span>{t("trail.born", { year: row.birth_year })}</span>
              <NationalId digits={view.national_id} />
              <PhaseTag phase={row.phase} />
              <TrailMarks trail={row} />
              <StandingTag standing={row.standing} />
              <UnsentMark unsent={row.unsent} />
              {from !== null && (
                <Link as="button" className="wt-link" onClick={() => go({ name: "trail", id: from })} data-testid="readmitted-from">
                  {t("readmission.openFrom")}
                </Link>
              )}
            </div>
          </div>
          <div className="wt-row wt-row--end">
            <Button size="small" variant="secondary" data-color="neutral" icon={<ArrowRightLeftIcon aria-hidden />} onClick={() => openPhase({ trail: row.id })} data-testid="phase-change">
              {t("phaseDialog.title")}
            </Button>
            <Button size="small" variant="secondary" icon={<NotePencilIcon aria-hidden />} disabled={ended} onClick={() => openQuickLog({ trail: row.id })} data-testid="trail-log">
              {t("trail.logMeeting")}
            </Button>
          </div>
        </div>
        <PhasePath view={view} />
        <Milestones view={view} />
      </header>
      <Standing view={view} />
      <Completion view={view} />
      <Banners view={view} />
      <Tabs value={tab} onChange={show} size="small">
        <Tabs.List aria-label={t("trailTab.label")}>
          {TABS.map((of) => (
            <Tabs.Tab key={of} value={of} label={of === "reports" || of === "access" ? t(`${of}.tab`) : t(`trailTab.${of}`)} data-testid={`trail-tab-${of}`} />
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview" className="wt-tab">
          <Overview view={view} drafts={drafts} restore={restore} />
        </Tabs.Panel>
        <Tabs.Panel value="profile" className="wt-tab">
          <ProfileTab trail={row.id} drafts={drafts} restore={restore} />
        </Tabs.Panel>
        <Tabs.Panel value="records" className="wt-tab">
          <RecordsTab trail={row} restore={restore} />
        </Tabs.Panel>
        <Tabs.Panel value="reports" className="wt-tab">
          <ReportsTab row={row} />
        </Tabs.Panel>
        <Tabs.Panel value="participant" className="wt-tab">
          <ParticipantPlan trail={row.id} action={<HandOverTable trail={row.id} />} />
        </Tabs.Panel>
        <Tabs.Panel value="access" className="wt-tab">
          <AccessTab row={row} />
        </Tabs.Panel>
        <Tabs.Panel value="history" className="wt-tab">
          <HistoryTab trail={row.id} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** What is read most: what has happened, what is to be done, and the three texts that every visit starts from. */
function Overview({ view, drafts, restore }: { view: TrailView; drafts: DraftView[]; restore: string | undefined }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const { row } = view;
  const ended = row.phase === "ended";
  // A clock that runs comes first; one that has stopped is only good to know.
  const runs = isRunning(view.employer_clock);
  return (
    <div className="wt-sheet">
      <TrailTimeline trail={row.id} entries={view.timeline} />
      <div className="wt-stack">
        {runs && <EmployerClock clock={view.employer_clock} />}
        <Card
          title={t("trail.tasks")}
          count={view.tasks.length}
          action={
            <Button
              size="xsmall"
              variant="tertiary"
              icon={<PlusIcon aria-hidden />}
              aria-expanded={adding}
              onClick={() => setAdding((now) => !now)}
              disabled={ended}
            >
              {t("trail.addTask")}
            </Button>
          }
        >
          {adding && <AddTask trail={row.id} />}
          {view.tasks.length === 0 ? (
            <BodyShort textColor="subtle">{t("trail.tasksEmpty")}</BodyShort>
          ) : (
            <ul className="wt-list">
              {view.tasks.map((task) => (
                <TaskItem key={task.id} task={task} withTrail={false} />
              ))}
            </ul>
          )}
        </Card>
        {!runs && <EmployerClock clock={view.employer_clock} />}
        {view.profile.map(({ section, text }) => (
          <ProfileSectionCard
            key={section}
            trail={row.id}
            section={section}
            text={text}
            version={view.version}
            restore={restore === section}
            draft={drafts.find((draft) => draft.key === `profile:${row.id}:${section}`)}
          />
        ))}
        <PersonCard view={view} />
      </div>
    </div>
  );
}

function Milestones({ view }: { view: TrailView }) {
  const { t } = useTranslation();
  const { row } = view;
  const facts: [string, string][] = [
    [t("trail.referred"), formatDay(row.referred)],
    [t("trail.started"), view.started_at === null ? t("trail.notStarted") : formatDay(dayOf(view.started_at))],
    [t("trail.last"), row.last_contact_at === null ? t("portfolio.never") : relativeDay(dayOf(row.last_contact_at))],
    [t("trail.next"), row.next_meeting_at === null ? t("portfolio.none") : relativeInstant(row.next_meeting_at)],
    [t("trail.owner"), row.owner_name === "" ? "–" : row.owner_name],
  ];
  return (
    <dl className="wt-milestones">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Turns the laptop towards the participant. */
function HandOverTable({ trail }: { trail: string }) {
  const { t } = useTranslation();
  const { openParticipantMode } = useLauncher();
  return (
    <div className="wt-row">
      <Button size="small" onClick={() => openParticipantMode(trail)} data-testid="participant-mode-start">
        {t("modes.showPlan")}
      </Button>
      <span className="wt-quiet">{t("modes.showPlanHint")}</span>
    </div>
  );
}
