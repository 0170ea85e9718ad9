/// Where the person is in the window. It lives in memory only: an address bar or a title would leak ids and names.
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { waitBegins } from "./marks";

export const CALENDAR_SHAPES = ["day", "week", "month", "list"] as const;
/** How much of the calendar is shown, and how. */
export type CalendarShape = (typeof CALENDAR_SHAPES)[number];

export type Route =
  /** `print`: with the day going to the printer. */
  | { name: "home"; print?: true }
  /** `day`: a day of the stretch that is shown. */
  | { name: "calendar"; day?: string; shape?: CalendarShape }
  /** `list`: the ready-made list to show at once. `shape`: as a list or as a board, whatever it was before. */
  | { name: "portfolio"; list?: string; shape?: "list" | "board" }
  /** `restore`: go on with the kept draft of that profile section. `tab`: the part to show at once. */
  | { name: "trail"; id: string; restore?: string; tab?: string }
  /** `restore`: go on with the kept draft. */
  | { name: "meeting"; id: string; restore?: true }
  | { name: "report"; id: string }
  /** `add`: with the form of a new one open. `wishOf`: those that fit the wishes of this trail's participant. */
  | { name: "employers"; add?: true; wishOf?: string }
  /** `restore`: the key of a form's draft to go on with. */
  | { name: "employer"; org: string; restore?: string }
  /** `restore`: the key of a form's draft to go on with. */
  | { name: "workspace"; restore?: string }
  | { name: "tasks" }
  | { name: "figures" }
  /** `query`: what to look for at once. */
  | { name: "search"; query?: string }
  | { name: "code-lists" }
  /** `file`: the name of a file that was opened with the app, and waits to be brought in. */
  | { name: "data"; file?: string }
  /** What merging left to choose, and its receipts. */
  | { name: "inbox" }
  /** Safe to go, and safe to close. */
  | { name: "departure" }
  | { name: "settings" };

/** Steps back that are remembered; a day's wandering, and no more. */
const STEPS_MAX = 50;
/** Trails that were opened last, to be offered first; as many as a person has in mind. */
const RECENT_MAX = 5;

type Navigation = {
  route: Route;
  /** Counts moves, so that going to where one already is still moves the focus. */
  visit: number;
  /** How many steps lie behind. */
  depth: number;
  /** Ids of the trails that were opened last, the latest first. */
  recent: string[];
  go: (route: Route) => void;
  /** Shows another part of the same place: no step to go back over, and the focus stays. */
  turn: (route: Route) => void;
  /** Null when there is nowhere to go back to. */
  back: (() => void) | null;
};

const NavigationContext = createContext<Navigation | null>(null);

type NavigationProviderProps = {
  children: ReactNode;
  start?: Route;
};

export function NavigationProvider({ children, start = { name: "home" } }: NavigationProviderProps) {
  const [trace, setTrace] = useState<{ routes: Route[]; visit: number; recent: string[] }>({ routes: [start], visit: 0, recent: [] });
  const place = trace.routes.at(-1) ?? start;
  const go = useCallback((route: Route) => {
    waitBegins(`page:${route.name}`);
    setTrace(({ routes, visit, recent }) => {
      const here = routes.at(-1);
      const same = here !== undefined && JSON.stringify(here) === JSON.stringify(route);
      return { routes: same ? routes : [...routes, route].slice(-STEPS_MAX), visit: visit + 1, recent: withRecent(recent, route) };
    });
  }, []);
  const turn = useCallback((route: Route) => {
    setTrace(({ routes, visit, recent }) => ({ routes: [...routes.slice(0, -1), route], visit, recent }));
  }, []);
  const back = useCallback(() => {
    setTrace(({ routes, visit, recent }) => ({ routes: routes.length > 1 ? routes.slice(0, -1) : routes, visit: visit + 1, recent }));
  }, []);
  const value = useMemo<Navigation>(
    () => ({ route: place, visit: trace.visit, depth: trace.routes.length, recent: trace.recent, go, turn, back: trace.routes.length > 1 ? back : null }),
    [trace, place, go, turn, back],
  );
  return <NavigationContext.Provider value={value}>{children}</NavigationContext.Provider>;
}

const withRecent = (recent: string[], route: Route): string[] =>
  route.name === "trail" ? [route.id, ...recent.filter((id) => id !== route.id)].slice(0, RECENT_MAX) : recent;

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error("no navigation around this component");
  return navigation;
}
