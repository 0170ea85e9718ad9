/// The work surface: rail, header with delivery, the page, and the dialogs reached from anywhere.
import { ArrowLeftIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useCallback, useMemo, useState } from "react";
import type { AppStatus, Me } from "../bindings/api";
import { HomePage } from "../features/home/HomePage";
import { MeetingPage } from "../features/meeting/MeetingPage";
import type { VisitAbout } from "../features/modes/VisitMode";
import { CorrectEndingDialog } from "../features/phase/CorrectEndingDialog";
import { PhaseDialog } from "../features/phase/PhaseDialog";
import { PortfolioPage } from "../features/portfolio/PortfolioPage";
import { QuickLogDialog } from "../features/quick-log/QuickLogDialog";
import { SearchPage } from "../features/search/SearchPage";
import { SettingsPage } from "../features/settings/SettingsPage";
import { SyncPanel } from "../features/sync-status/SyncPanel";
import { SyncPill } from "../features/sync-status/SyncPill";
import { TasksPage } from "../features/tasks/TasksPage";
import { TrailPage } from "../features/trail/TrailPage";
import { reportOf, useBackend } from "../shared/backend";
import { PageSkeleton } from "../shared/components/Feedback";
import { flushDrafts } from "../shared/drafts";
import { useIdleLock } from "../shared/idle-lock";
import { type CreationStart, type Launcher, LauncherProvider, type NewTaskStart, type NewTrailStart, type PastStart, type PhaseStart, type QuickLogStart } from "../shared/launcher";
import { useNavigation } from "../shared/navigation";
import { useOpening } from "../shared/opening";
import { usePreferences } from "../shared/preferences";
import { SYNC_STATUS, usePortfolio } from "../shared/queries";
import { useToast } from "../shared/toast";
import { useTranslation } from "../shared/translation";
import { useWindowBlur } from "../shared/window-blur";
import { Content } from "./Content";
import { EverythingPalette } from "./EverythingPalette";
import { useHandOver } from "./handed-over";
import { aboutOf, useLogStart } from "./log-start";
import {
  CalendarPage, CodeListsPage, CreationDialog, DataPage, DeparturePage, EmployerPage, EmployersPage, FiguresPage, HandoverDialog, InboxPage, NewTaskDialog, NewTrailDialog, ParticipantMode,
  PastDialog, ReportPage, VisitMode, WorkspacePage,
} from "./pages";
import { usePagesAhead } from "./pages-ahead";
import { Rail } from "./Rail";
import { useShortcuts } from "./shortcuts";
import { noted, type PutBack, Stage } from "./Stage";
import { Unbroken } from "./Unbroken";

type Open =
  | { dialog: "quick-log"; start: QuickLogStart }
  | { dialog: "new-task"; start: NewTaskStart }
  | { dialog: "new-trail"; start: NewTrailStart }
  | { dialog: "creation"; start: CreationStart }
  | { dialog: "phase"; start: PhaseStart }
  | { dialog: "sync" }
  | { dialog: "palette" }
  | { dialog: "handover"; trails: string[] }
  | { dialog: "past"; entity: PastStart }
  | null;

/** The window is turned towards somebody else. */
type Mode = { mode: "participant"; trail: string } | { mode: "visit"; about: VisitAbout; putBack: PutBack } | null;

type ShellProps = {
  me: Me;
  /** It is about to be locked; `idle`: by itself, as nobody touched it. */
  onLocking: (idle: boolean) => void;
  onLocked: (status: AppStatus) => void;
};

export function Shell({ me, onLocking, onLocked }: ShellProps) {
  const { t } = useTranslation();
  const { route, go, turn, back, visit } = useNavigation();
  const backend = useBackend();
  const client = useQueryClient();
  const toast = useToast();
  const [open, setOpen] = useState<Open>(null);
  const [mode, setMode] = useState<Mode>(null);
  const keepPlace = useHandOver();
  // Read early, so that the quick log opens at once.
  usePortfolio();
  usePagesAhead();
  const launcher = useMemo<Launcher>(
    () => ({
      openQuickLog: (start = {}) => setOpen({ dialog: "quick-log", start }),
      openNewTrail: (start = {}) => setOpen({ dialog: "new-trail", start }),
      openCreation: (start) => setOpen({ dialog: "creation", start }),
      openPhase: (start) => setOpen({ dialog: "phase", start }),
      openPast: (entity) => setOpen({ dialog: "past", entity }),
      openHandover: (trails) => setOpen({ dialog: "handover", trails }),
      openSyncStatus: () => setOpen({ dialog: "sync" }),
      openParticipantMode: (trail) => {
        keepPlace(trail);
        setMode({ mode: "participant", trail });
      },
      quickLogOpen: open?.dialog === "quick-log",
    }),
    [open, keepPlace],
  );
  const start = useLogStart();
  const lock = useCallback(
    (idle: boolean) => {
      void flushDrafts()
        .then(() => {
          onLocking(idle);
          return backend.call("lock", {});
        })
        .then(onLocked, (thrown: unknown) => {
          onLocking(false);
          toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
        });
    },
    [backend, onLocking, onLocked, toast, t],
  );
  const deeds = useMemo(
    () => ({
      logMeeting: () => launcher.openQuickLog(start),
      newTask: () => setOpen({ dialog: "new-task", start: start.trail === undefined ? {} : { trail: start.trail } }),
      newTrail: () => launcher.openNewTrail(),
      printDay: () => {
        const day = { name: "home", print: true } as const;
        if (route.name === "home") turn(day);
        else go(day);
      },
      syncStatus: launcher.openSyncStatus,
      syncNow: () => {
        launcher.openSyncStatus();
        void backend.call("sync_now", {}).then(
          () => client.invalidateQueries({ queryKey: SYNC_STATUS }),
          (thrown: unknown) => toast.show(reportOf(thrown, t("error.unexpected")).message, "error"),
        );
      },
      visit: () => {
        void flushDrafts();
        setMode({ mode: "visit", about: aboutOf(route), putBack: noted() });
      },
      lock: () => lock(false),
    }),
    [launcher, start, route, go, turn, backend, client, toast, t, lock],
  );
  const openTrail = (id: string) => {
    setOpen(null);
    go({ name: "trail", id });
  };
  useIdleLock(() => lock(true));
  useOpening((opening) => {
    if (opening.kind === "trail") openTrail(opening.id);
    else if (opening.kind === "quick_log") deeds.logMeeting();
    else go({ name: "data", file: opening.name });
  });
  useShortcuts(
    {
      logMeeting: deeds.logMeeting,
      palette: () => setOpen({ dialog: "palette" }),
      newTask: deeds.newTask,
      calendar: () => go({ name: "calendar" }),
      search: () => go({ name: "search" }),
      settings: () => go({ name: "settings" }),
      visit: deeds.visit,
      back: () => back?.(),
    },
    mode === null,
  );
  const { blur } = usePreferences();
  useWindowBlur(blur || mode?.mode === "visit");

  if (mode?.mode === "participant") {
    return (
      <Suspense fallback={null}>
        <ParticipantMode trail={mode.trail} onLeave={deeds.lock} />
      </Suspense>
    );
  }
  return (
    <>
      <Stage turned={mode?.putBack ?? null}>
        <LauncherProvider value={launcher}>
          <a className="wt-skip" href="#content" onClick={focusContent}>
            {t("app.skip")}
          </a>
          <div className="wt-shell">
            <Rail me={me} onLog={deeds.logMeeting} onPalette={() => setOpen({ dialog: "palette" })} onLock={deeds.lock} />
            <div className="wt-main">
              <header className="wt-topbar">
                {back === null ? (
                  <span />
                ) : (
                  <Button size="small" variant="tertiary" data-color="neutral" icon={<ArrowLeftIcon aria-hidden />} onClick={back} aria-keyshortcuts="Alt+ArrowLeft">
                    {t("app.back")}
                  </Button>
                )}
                <div className="wt-row">
                  {me.synthetic_only && (
                    <span className="wt-rehearsal" data-testid="rehearsal-banner">
                      {t("app.rehearsal")}
                    </span>
                  )}
                  <SyncPill />
                </div>
              </header>
              <Content>
                <Unbroken of={visit}>
                  <Suspense fallback={<PageSkeleton />}>
                    <Page me={me} />
                  </Suspense>
                </Unbroken>
              </Content>
            </div>
          </div>
          {open?.dialog === "quick-log" && <QuickLogDialog start={open.start} onClose={() => setOpen(null)} />}
          {open?.dialog === "new-task" && (
            <Suspense fallback={null}>
              <NewTaskDialog start={open.start} onClose={() => setOpen(null)} />
            </Suspense>
          )}
          {open?.dialog === "new-trail" && (
            <Suspense fallback={null}>
              <NewTrailDialog me={me} start={open.start} onClose={() => setOpen(null)} onCreated={openTrail} onOpen={openTrail} />
            </Suspense>
          )}
          {open?.dialog === "creation" && (
            <Suspense fallback={null}>
              <CreationDialog start={open.start} onClose={() => setOpen(null)} onMade={openTrail} />
            </Suspense>
          )}
          {open?.dialog === "phase" && open.start.correctEnding !== true && <PhaseDialog start={open.start} onClose={() => setOpen(null)} />}
          {open?.dialog === "phase" && open.start.correctEnding === true && <CorrectEndingDialog trail={open.start.trail} onClose={() => setOpen(null)} />}
          {open?.dialog === "past" && (
            <Suspense fallback={null}>
              <PastDialog entity={open.entity} onClose={() => setOpen(null)} />
            </Suspense>
          )}
          {open?.dialog === "handover" && (
            <Suspense fallback={null}>
              <HandoverDialog trails={open.trails} onClose={() => setOpen(null)} />
            </Suspense>
          )}
          {open?.dialog === "palette" && <EverythingPalette deeds={deeds} onClose={() => setOpen(null)} />}
          {open?.dialog === "sync" && <SyncPanel me={me} onClose={() => setOpen(null)} />}
        </LauncherProvider>
      </Stage>
      {mode !== null && (
        <Suspense fallback={null}>
          <VisitMode about={mode.about} onLeave={() => setMode(null)} />
        </Suspense>
      )}
    </>
  );
}

function focusContent(event: { preventDefault: () => void }) {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

function Page({ me }: { me: Me }) {
  const { route, visit } = useNavigation();
  switch (route.name) {
    case "home":
      return <HomePage me={me} />;
    case "calendar":
      return <CalendarPage day={route.day} shape={route.shape} />;
    case "figures":
      return <FiguresPage me={me} />;
    case "portfolio":
      return <PortfolioPage key={`${route.list ?? ""}:${route.shape ?? ""}`} list={route.list} start={route.shape} />;
    case "trail":
      return <TrailPage key={route.id} id={route.id} restore={route.restore} tab={route.tab} />;
    case "meeting":
      return <MeetingPage key={route.id} id={route.id} restore={route.restore === true} />;
    case "report":
      return <ReportPage key={route.id} id={route.id} />;
    case "employers":
      return <EmployersPage key={`${route.add === true}:${route.wishOf ?? ""}`} add={route.add === true} wishOf={route.wishOf} />;
    case "employer":
      return <EmployerPage key={route.org} org={route.org} restore={route.restore} />;
    case "workspace":
      return <WorkspacePage restore={route.restore} />;
    case "tasks":
      return <TasksPage />;
    case "search":
      return <SearchPage key={route.query ?? ""} start={route.query} />;
    case "code-lists":
      return <CodeListsPage />;
    case "data":
      return <DataPage key={visit} file={route.file} />;
    case "inbox":
      return <InboxPage />;
    case "departure":
      return <DeparturePage />;
    case "settings":
      return <SettingsPage me={me} />;
  }
}
