/// The work surface: rail, header with delivery, the page, and the dialogs reached from anywhere.
import {
  ArrowLeftIcon, HouseIcon, MagnifyingGlassIcon, NotePencilIcon, PadlockLockedIcon, PersonGroupIcon, TasklistIcon,
} from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { type ComponentType, type ReactNode, type SVGProps, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppStatus, Me } from "../bindings/api";
import { HomePage } from "../features/home/HomePage";
import { MeetingPage } from "../features/meeting/MeetingPage";
import { NewTrailDialog } from "../features/new-trail/NewTrailDialog";
import { PortfolioPage } from "../features/portfolio/PortfolioPage";
import { QuickLogDialog } from "../features/quick-log/QuickLogDialog";
import { SearchPage } from "../features/search/SearchPage";
import { SyncPanel } from "../features/sync-status/SyncPanel";
import { SyncPill } from "../features/sync-status/SyncPill";
import { TasksPage } from "../features/tasks/TasksPage";
import { TrailPage } from "../features/trail/TrailPage";
import { reportOf, useBackend } from "../shared/backend";
import { Kbd } from "../shared/components/Kbd";
import { Wordmark } from "../shared/components/Wordmark";
import { flushDrafts } from "../shared/drafts";
import { type Launcher, LauncherProvider, type QuickLogStart } from "../shared/launcher";
import { type Route, useNavigation } from "../shared/navigation";
import { useHome, usePortfolio } from "../shared/queries";
import { useToast } from "../shared/toast";
import { useShortcuts } from "./shortcuts";

type Open = { dialog: "quick-log"; start: QuickLogStart } | { dialog: "new-trail" } | { dialog: "sync" } | null;

type ShellProps = { me: Me; onLocked: (status: AppStatus) => void };

export function Shell({ me, onLocked }: ShellProps) {
  const { t } = useTranslation();
  const { route, go, back } = useNavigation();
  const backend = useBackend();
  const toast = useToast();
  const [open, setOpen] = useState<Open>(null);
  // Read early, so that the quick log opens at once.
  usePortfolio();
  const launcher = useMemo<Launcher>(
    () => ({
      openQuickLog: (start = {}) => setOpen({ dialog: "quick-log", start }),
      openNewTrail: () => setOpen({ dialog: "new-trail" }),
      openSyncStatus: () => setOpen({ dialog: "sync" }),
      quickLogOpen: open?.dialog === "quick-log",
    }),
    [open],
  );
  // Whose page is open is whom the next visit is most likely about.
  const logMeeting = () => launcher.openQuickLog(route.name === "trail" ? { trail: route.id } : {});
  useShortcuts(
    { logMeeting, search: () => go({ name: "search" }), back: () => back?.() },
    open === null,
  );

  const lock = async () => {
    await flushDrafts();
    try {
      onLocked(await backend.call("lock", {}));
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    }
  };

  return (
    <LauncherProvider value={launcher}>
      <a className="wt-skip" href="#content" onClick={focusContent}>
        {t("app.skip")}
      </a>
      <div className="wt-shell">
        <Rail me={me} onLog={logMeeting} onLock={() => void lock()} />
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
            <Page me={me} />
          </Content>
        </div>
      </div>
      {open?.dialog === "quick-log" && <QuickLogDialog start={open.start} onClose={() => setOpen(null)} />}
      {open?.dialog === "new-trail" && (
        <NewTrailDialog
          rehearsal={me.synthetic_only}
          onClose={() => setOpen(null)}
          onCreated={(id) => {
            setOpen(null);
            go({ name: "trail", id });
          }}
        />
      )}
      {open?.dialog === "sync" && <SyncPanel me={me} onClose={() => setOpen(null)} />}
    </LauncherProvider>
  );
}

/** The page's scroller: a new page starts at its top, and going back comes back to where one was. */
function Content({ children }: { children: ReactNode }) {
  const { visit, depth } = useNavigation();
  const scroller = useRef<HTMLElement>(null);
  const places = useRef({ depth, tops: new Map<number, number>() });
  useLayoutEffect(() => {
    const { current } = places;
    const top = depth < current.depth ? (current.tops.get(depth) ?? 0) : 0;
    current.depth = depth;
    if (scroller.current !== null) scroller.current.scrollTop = top;
    window.scrollTo({ top: 0 });
  }, [visit, depth]);
  return (
    <main
      ref={scroller}
      id="content"
      tabIndex={-1}
      className="wt-content"
      onScroll={(event) => {
        if (event.target === event.currentTarget) places.current.tops.set(places.current.depth, event.currentTarget.scrollTop);
      }}
    >
      {children}
    </main>
  );
}

function focusContent(event: { preventDefault: () => void }) {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

function Page({ me }: { me: Me }) {
  const { route } = useNavigation();
  switch (route.name) {
    case "home":
      return <HomePage me={me} />;
    case "portfolio":
      return <PortfolioPage />;
    case "trail":
      return <TrailPage key={route.id} id={route.id} restore={route.restore} />;
    case "meeting":
      return <MeetingPage key={route.id} id={route.id} restore={route.restore === true} />;
    case "tasks":
      return <TasksPage />;
    case "search":
      return <SearchPage />;
  }
}

type Icon = ComponentType<SVGProps<SVGSVGElement>>;
type Place = { name: "home" | "portfolio" | "tasks" | "search"; icon: Icon; keys?: string };

const PLACES: Place[] = [
  { name: "home", icon: HouseIcon },
  { name: "portfolio", icon: PersonGroupIcon },
  { name: "tasks", icon: TasklistIcon },
  { name: "search", icon: MagnifyingGlassIcon, keys: "/" },
];

/** Which place in the rail a route belongs to. */
function placeOf(route: Route): Place["name"] | null {
  if (route.name === "trail" || route.name === "meeting") return "portfolio";
  return route.name;
}

function Rail({ me, onLog, onLock }: { me: Me; onLog: () => void; onLock: () => void }) {
  const { t } = useTranslation();
  const { route, go } = useNavigation();
  const home = useHome();
  const overdue = home.data?.tasks_due.filter((task) => task.overdue).length ?? 0;
  const here = placeOf(route);
  return (
    <aside className="wt-rail" aria-label={t("app.name")}>
      <Wordmark />
      <Button className="wt-rail__log" icon={<NotePencilIcon aria-hidden />} onClick={onLog} data-testid="open-quick-log" aria-keyshortcuts="L Control+Shift+L" title={t("nav.logMeetingKeys")}>
        <span className="wt-label-keys">
          {t("nav.logMeeting")} <Kbd>L</Kbd>
        </span>
      </Button>
      <nav aria-label={t("app.navigation")} className="wt-rail__nav">
        <ul>
          {PLACES.map(({ name, icon: PlaceIcon, keys }) => (
            <li key={name}>
              <button
                type="button"
                className="wt-rail__link"
                aria-current={here === name ? "page" : undefined}
                aria-keyshortcuts={keys}
                onClick={() => go({ name })}
                data-testid={`nav-${name}`}
              >
                <PlaceIcon aria-hidden />
                <span>{t(`nav.${name}`)}</span>
                {name === "tasks" && overdue > 0 && (
                  <span className="wt-rail__count" title={t("nav.overdue", { count: overdue })}>
                    {overdue}
                    <span className="wt-visually-hidden"> {t("nav.overdue", { count: overdue }).replace(/^\d+\s*/u, "")}</span>
                  </span>
                )}
                {keys !== undefined && <Kbd>{keys}</Kbd>}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className="wt-rail__me">
        <div>
          <strong>{me.user_name}</strong>
          <span>{[t(`role.${me.role}`), me.team_name].filter((text) => text !== "").join(" · ")}</span>
        </div>
        <Button size="small" variant="secondary" data-color="neutral" icon={<PadlockLockedIcon aria-hidden />} onClick={onLock} data-testid="lock">
          {t("nav.lock")}
        </Button>
      </div>
    </aside>
  );
}
