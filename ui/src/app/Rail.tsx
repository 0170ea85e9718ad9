/// The rail at the side: log a meeting, the places, who is at work.
import {
  ArrowsSquarepathIcon, BarChartIcon, BriefcaseIcon, Buildings3Icon, CalendarIcon, CogIcon, HouseIcon, MagnifyingGlassIcon, NotePencilIcon, PadlockLockedIcon, PersonGroupIcon, TasklistIcon,
} from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import type { ComponentType, SVGProps } from "react";
import type { Me } from "../bindings/api";
import { Kbd } from "../shared/components/Kbd";
import { Wordmark } from "../shared/components/Wordmark";
import { type Route, useNavigation } from "../shared/navigation";
import { useOwnTasks } from "../shared/own-tasks";
import { useInbox, usePressing } from "../shared/queries";
import { useTranslation } from "../shared/translation";

type Icon = ComponentType<SVGProps<SVGSVGElement>>;
type Place = { name: "home" | "calendar" | "portfolio" | "employers" | "tasks" | "inbox" | "figures" | "workspace" | "search" | "settings"; icon: Icon; keys?: { shown: string; aria: string } };

const PLACES: Place[] = [
  { name: "home", icon: HouseIcon },
  { name: "calendar", icon: CalendarIcon, keys: { shown: "K", aria: "K" } },
  { name: "portfolio", icon: PersonGroupIcon },
  { name: "employers", icon: Buildings3Icon },
  { name: "tasks", icon: TasklistIcon },
  { name: "inbox", icon: ArrowsSquarepathIcon },
  { name: "figures", icon: BarChartIcon },
  { name: "workspace", icon: BriefcaseIcon },
  { name: "search", icon: MagnifyingGlassIcon, keys: { shown: "/", aria: "/" } },
  { name: "settings", icon: CogIcon, keys: { shown: "Ctrl ,", aria: "Control+," } },
];

/** Which place in the rail a route belongs to. */
function placeOf(route: Route): Place["name"] | null {
  if (route.name === "trail" || route.name === "meeting" || route.name === "report") return "portfolio";
  if (route.name === "code-lists" || route.name === "data") return "settings";
  if (route.name === "departure") return null;
  return route.name === "employer" ? "employers" : route.name;
}

export function Rail({ me, onLog, onPalette, onLock }: { me: Me; onLog: () => void; onPalette: () => void; onLock: () => void }) {
  const { t } = useTranslation();
  const { route, go } = useNavigation();
  const pressing = usePressing();
  const overdue = useOwnTasks(pressing.data?.tasks_due)?.filter((task) => task.overdue).length ?? 0;
  const choices = useInbox().data?.conflicts.length ?? 0;
  const here = placeOf(route);
  return (
    <aside className="wt-rail" aria-label={t("app.name")}>
      <Wordmark />
      <Button className="wt-rail__log" icon={<NotePencilIcon aria-hidden />} onClick={onLog} data-testid="open-quick-log" aria-keyshortcuts="L Control+Shift+L" title={t("nav.logMeetingKeys")}>
        <span className="wt-label-keys">
          {t("nav.logMeeting")} <Kbd>L</Kbd>
        </span>
      </Button>
      <button type="button" className="wt-rail__find" onClick={onPalette} aria-haspopup="dialog" aria-keyshortcuts="Control+K" data-testid="open-palette">
        <MagnifyingGlassIcon aria-hidden />
        <span>{t("palette.open")}</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <nav aria-label={t("app.navigation")} className="wt-rail__nav">
        <ul>
          {PLACES.map(({ name, icon: PlaceIcon, keys }) => (
            <li key={name}>
              <button
                type="button"
                className="wt-rail__link"
                aria-current={here === name ? "page" : undefined}
                aria-keyshortcuts={keys?.aria}
                onClick={() => go({ name })}
                data-testid={`nav-${name}`}
              >
                <PlaceIcon aria-hidden />
                <span>{t(`nav.${name}`)}</span>
                {name === "tasks" && <Count count={overdue} words={t("nav.overdue", { count: overdue })} />}
                {name === "inbox" && <Count count={choices} words={t("nav.choices", { count: choices })} />}
                {keys !== undefined && <Kbd>{keys.shown}</Kbd>}
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

/** A number that somebody should see, with what it counts for whoever cannot. */
function Count({ count, words }: { count: number; words: string }) {
  if (count === 0) return null;
  return (
    <span className="wt-rail__count" title={words}>
      {count}
      <span className="wt-visually-hidden"> {words.replace(/^\d+\s*/u, "")}</span>
    </span>
  );
}
