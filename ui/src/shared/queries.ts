/// Everything Rust owns, read through one cache. The cache is dropped when the vault is locked.
import { keepPreviousData, QueryClient, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { CalendarDays, CodeListName, Commands, DraftView, EditMeeting, EmployerFilter, FiguresFilter, NewMeeting, RecordFilter, ReportView, TimelineFilter } from "../bindings/api";
import { type Backend, type CommandName, useBackend } from "./backend";
import { HANDED_OVER } from "./draft-keys";
import { keepValues } from "./kept";

/** Reads of the store; invalidated together when Rust says that something changed. */
export const STORE = "store";
export const APP_STATUS = ["app_status"] as const;
export const SYNC_STATUS = ["sync_status"] as const;

/** Makes the cache. Nothing goes stale by itself: Rust tells. The network is no concern of the window's. */
export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: "always",
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
  keepValues(client);
  return client;
}

/** Marks everything read from the store as out of date; what is on screen is read again. */
export const invalidateStore = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: [STORE] });

/** Reads again what is kept of unfinished typing. */
export const invalidateDrafts = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: [STORE, "drafts"] });

/** What is asked only when `enabled`, and the part of the answer that is wanted; the rest of it wakes nobody. */
type Reading<A, T> = { enabled?: boolean; select?: (answer: A) => T; placeholderData?: typeof keepPreviousData };

/** The previous answer stays on screen while the next one is on its way. */
const KEEPING = { placeholderData: keepPreviousData };

/** What is asked, and where the answer is kept. */
const asking = <C extends CommandName>(backend: Backend, command: C, args: Commands[C]["args"]) => ({
  queryKey: [STORE, command, args],
  queryFn: () => backend.call(command, args),
});

function useRead<C extends CommandName, T = Commands[C]["result"]>(command: C, args: Commands[C]["args"], reading: Reading<Commands[C]["result"], T> = {}) {
  const backend = useBackend();
  return useQuery({ ...asking(backend, command, args), ...reading });
}

/** Several of a kind, once all have answered; those that were refused are left out. */
export function useReads<C extends CommandName>(command: C, all: Commands[C]["args"][]): Commands[C]["result"][] | undefined {
  const backend = useBackend();
  const answers = useQueries({ queries: all.map((args) => asking(backend, command, args)) });
  return answers.some(({ isPending }) => isPending) ? undefined : answers.flatMap(({ data }) => (data === undefined ? [] : [data]));
}

export const useHome = () => useRead("home", {});
export const useMorning = () => useRead("morning", {});
export const usePressing = () => useRead("pressing", {});
export const useNamedDays = (from: string, to: string) => useRead("named_days", { from, to });
export const usePortfolio = () => useRead("portfolio", {});
export const useTrail = (id: string, enabled = true) => useRead("trail", { id }, { enabled });
export const useMeeting = (id: string, enabled = true) => useRead("meeting", { id }, { enabled });
export const useProfile = (id: string) => useRead("profile", { id });
export const useProfileHistory = (id: string, field: string) => useRead("profile_history", { id, field });
export const useParticipantView = (id: string) => useRead("participant_view", { id });
export const useTrailHistory = (id: string) => useRead("trail_history", { id });
export const useListViews = () => useRead("list_views", {});
/** As many rows of a list as are read before the rest of it. */
const LIST_FIRST = 100;
/** A list: its beginning at once, and the whole of it as soon as that is read. */
export function useListView(code: string) {
  const beginning = useRead("list_view", { code, first: LIST_FIRST });
  const isLonger = beginning.data !== undefined && beginning.data.count > beginning.data.rows.length;
  const whole = useRead("list_view", { code, first: null }, { enabled: isLonger });
  return isLonger && !whole.isPending ? whole : beginning;
}
/** Asked for a registered employer only; for another it is refused. */
export const useEmployer = (org_number: string, enabled = true) => useRead("employer", { org_number }, { enabled });
export const useRecord = (id: string) => useRead("record", { id });
export const useColleagues = () => useRead("colleagues", {});
export const useReports = (trail: string) => useRead("reports", { trail });
export const useReport = (id: string, enabled = true) => useRead("report", { id }, { enabled });
export const useEntityHistory = (id: string) => useRead("entity_history", { id });
/** An entity as it was at a time; nothing is asked before one is chosen. */
export const useEntityAt = (id: string, at: number | null) => useRead("entity_at", { id, at: at ?? 0 }, { enabled: at !== null });
export const useTrailAt = (id: string, on: string) => useRead("trail_at", { id, on });
export const useAccess = (id: string) => useRead("access", { id });
export const useCodeLists = () => useRead("code_lists", {});
export const useCodeList = (name: CodeListName) => useRead("code_list", { name });
export const useCodeListHistory = (name: CodeListName) => useRead("code_list_history", { name });
/** Everything that merging left to settle, in trails and at employers. */
export const useFindings = () => useRead("findings", { trail: null });
export const useInbox = () => useRead("inbox", {});
export const useOpenness = (trail: string, enabled = true) => useRead("openness", { trail }, { enabled });
const ofForms = (drafts: DraftView[]): DraftView[] => drafts.filter(({ key }) => key !== HANDED_OVER);
const handedOver = (drafts: DraftView[]): DraftView | null => drafts.find(({ key }) => key === HANDED_OVER) ?? null;
export const useDrafts = () => useRead("drafts", {}, { select: ofForms });
/** Where the laptop was handed over, until that is taken up; null when it was not. */
export const useHandedOver = () => useRead("drafts", {}, { select: handedOver });
export const useWorkspace = (enabled = true) => useRead("workspace", {}, { enabled });

/** Asks for what the first page shows while the window is still being put together around it. */
export function readFirst(client: QueryClient, backend: Backend): void {
  void client.prefetchQuery(asking(backend, "home", {}));
  void client.prefetchQuery(asking(backend, "morning", {}));
  void client.prefetchQuery(asking(backend, "portfolio", {}));
  // Every trail is read for it: last, and not before the others are asked for.
  void client.prefetchQuery(asking(backend, "pressing", {}));
}

/** Reads what the pages with the longest first answers begin with; one that is refused is told when it is asked for. */
export async function readAhead(client: QueryClient, backend: Backend): Promise<void> {
  await client.prefetchQuery(asking(backend, "tasks", { include_closed: false }));
  await client.prefetchQuery(asking(backend, "employers", { filter: { query: "" } }));
}

export const useRecords = (filter: RecordFilter) => useRead("records", { filter }, KEEPING);
export const useTasks = (includeClosed: boolean) => useRead("tasks", { include_closed: includeClosed }, KEEPING);
export const useCalendar = (days: CalendarDays, enabled = true) => useRead("calendar", { days }, { ...KEEPING, enabled });
export const useFigures = (filter: FiguresFilter) => useRead("figures", { filter }, KEEPING);
/** A trail's timeline narrowed by kind and status. */
export const useTimeline = (filter: TimelineFilter) => useRead("timeline", { filter }, KEEPING);
/** Employers met before whose name, number or place fits; the latest met first. */
export const useEmployers = (query: string, enabled: boolean) => useRead("employers", { filter: { query } }, { ...KEEPING, enabled });
/** Employers that fit every part of a filter. */
export const useEmployerList = (filter: EmployerFilter) => useRead("employers", { filter }, KEEPING);
/** Hits of a search; nothing is asked while the words are empty. */
export const useSearch = (query: string) => useRead("search", { query }, { ...KEEPING, enabled: query !== "" });

export function useAppStatus() {
  const backend = useBackend();
  return useQuery({ queryKey: APP_STATUS, queryFn: () => backend.call("app_status", {}) });
}

/** Rust tells of every step; this only mends a word that was lost on the way. */
const WORKING_MS = 2000;

export function useSyncStatus() {
  const backend = useBackend();
  return useQuery({
    queryKey: SYNC_STATUS,
    queryFn: () => backend.call("sync_status", {}),
    refetchInterval: ({ state }) => (state.data?.phase === "working" ? WORKING_MS : false),
  });
}

/** What becomes of everything open in each of some trails if a colleague gets them; nothing is asked before one is chosen. */
export function useHandoverPlans(trails: string[], to: string | null) {
  const backend = useBackend();
  return useQueries({
    queries: trails.map((trail) => ({
      queryKey: [STORE, "plan_handover", { trail, to }],
      queryFn: () => backend.call("plan_handover", { trail, to: to ?? "" }),
      enabled: to !== null,
    })),
  });
}

/** Reads a report now, for whoever has just written in it. */
export function useFreshReport(): (id: string) => Promise<ReportView> {
  const backend = useBackend();
  const client = useQueryClient();
  return useCallback(
    (id) => client.fetchQuery({ ...asking(backend, "report", { id }), staleTime: 0 }),
    [backend, client],
  );
}

/** Runs a command that changes the store, and reads again what is on screen. */
export function useCommand(): Backend["call"] {
  const backend = useBackend();
  const client = useQueryClient();
  return useCallback(
    async (command, args) => {
      const result = await backend.call(command, args);
      void invalidateStore(client);
      return result;
    },
    [backend, client],
  );
}

/** What is worth a look about a meeting before it is saved; nothing while it cannot be read or would be refused. */
export function useMeetingHints(input: NewMeeting | null) {
  const backend = useBackend();
  return useQuery({
    queryKey: [STORE, "check_meeting", input],
    queryFn: () => (input === null ? [] : backend.call("check_meeting", { input })),
    enabled: input !== null,
    // What was said stays while it is asked anew, so that a button does not go from under the hand.
    ...(input === null ? {} : { placeholderData: keepPreviousData }),
  });
}

/** The same of a change. */
export function useMeetingEditHints(input: EditMeeting | null) {
  const backend = useBackend();
  return useQuery({
    queryKey: [STORE, "check_meeting_edit", input],
    queryFn: () => (input === null ? [] : backend.call("check_meeting_edit", { input })),
    enabled: input !== null,
    // What was said stays while it is asked anew, so that a button does not go from under the hand.
    ...(input === null ? {} : { placeholderData: keepPreviousData }),
  });
}

export const useSmsReminders = () => useRead("sms_reminders", {});

/** Trails of the person with this number, ended ones too; refused when it is no number. */
export const useTrailsOf = (number: string, enabled: boolean) => useRead("find_by_national_id", { number }, { enabled });
