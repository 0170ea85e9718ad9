/// What the command palette offers, as values: found by words, the recent first, in groups.
import type { ComponentType, SVGProps } from "react";

export type Entry = {
  /** Unlike any other on the list. */
  id: string;
  label: string;
  detail?: string | undefined;
  /** Other words it is found by. */
  words?: string;
  /** The keys that do the same. */
  keys?: string;
  icon: ComponentType<SVGProps<SVGSVGElement>>;
  run: () => void;
};

export type GroupName = "recent" | "trails" | "actions" | "employers" | "hits";
export type Group = { name: GroupName; entries: Entry[] };

/** Entries of a group on screen; more are reached by typing. */
const GROUP_MAX: Record<GroupName, number> = { recent: 5, trails: 6, actions: 20, employers: 4, hits: 6 };

/** How well it fits: 0 at the beginning, 1 at the beginning of a word, 2 anywhere; null when a word is not in it. */
export function fit(entry: Entry, query: string): number | null {
  const label = entry.label.toLowerCase();
  const text = `${label} ${(entry.detail ?? "").toLowerCase()} ${(entry.words ?? "").toLowerCase()}`;
  const sought = query.toLowerCase().split(/\s+/u).filter((word) => word !== "");
  if (!sought.every((word) => text.includes(word))) return null;
  if (label.startsWith(sought[0] ?? "")) return 0;
  return sought.every((word) => ` ${text}`.includes(` ${word}`)) ? 1 : 2;
}

type Sources = { trails: Entry[]; actions: Entry[]; employers: Entry[]; hits: Entry[]; recent: string[] };

/** The groups on offer. With nothing typed: what was opened last, and what can be done. Employers and hits were found by the store. */
export function groupsOf(query: string, { trails, actions, employers, hits, recent }: Sources): Group[] {
  const groups: Group[] = query === ""
    ? [
        { name: "recent", entries: recent.flatMap((id) => trails.find((entry) => entry.id === id) ?? []) },
        { name: "actions", entries: actions },
      ]
    : [
        { name: "trails", entries: sorted(trails, query, recent) },
        { name: "actions", entries: sorted(actions, query, recent) },
        { name: "employers", entries: employers },
        { name: "hits", entries: hits },
      ];
  return groups.map(({ name, entries }) => ({ name, entries: entries.slice(0, GROUP_MAX[name]) })).filter(({ entries }) => entries.length > 0);
}

/** Those that fit: the recent first, then the best, then as they came. */
function sorted(entries: Entry[], query: string, recent: string[]): Entry[] {
  const rank = (id: string) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  return entries
    .flatMap((entry) => {
      const worth = fit(entry, query);
      return worth === null ? [] : [{ entry, worth }];
    })
    .toSorted((a, b) => rank(a.entry.id) - rank(b.entry.id) || a.worth - b.worth)
    .map(({ entry }) => entry);
}
