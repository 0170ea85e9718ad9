/// Which trails of the portfolio are shown, and in what order.
import type { Phase, PhaseCount, TrailRow } from "../../bindings/api";

/** What may need a hand: no planned meeting, something overdue, something that waits to be delivered or checked. */
export const ATTENTION = ["noMeeting", "overdue", "unsent"] as const;
export type Attention = (typeof ATTENTION)[number];

/** `mine`, or the name of an owner; null is everybody. */
export type OwnerFilter = { mine: true } | { name: string } | null;

export type Filters = { phase: Phase | null; words: string; owner: OwnerFilter; attention: Attention[] };

export const NO_FILTERS: Filters = { phase: null, words: "", owner: null, attention: [] };

export const isFiltered = (filters: Filters): boolean =>
  filters.phase !== null || filters.words.trim() !== "" || filters.owner !== null || filters.attention.length > 0;

/** Whether it needs a hand in that way; an ended trail never does. */
export function needs(trail: TrailRow, attention: Attention): boolean {
  if (trail.phase === "ended") return false;
  switch (attention) {
    case "noMeeting":
      return trail.next_meeting_at === null;
    case "overdue":
      return trail.overdue_tasks > 0;
    case "unsent":
      return trail.unsent || trail.standing !== "confirmed";
  }
}

const owned = (trail: TrailRow, owner: OwnerFilter): boolean => {
  if (owner === null) return true;
  return "mine" in owner ? trail.mine : !trail.mine && trail.owner_name === owner.name;
};

/** The trails that all filters let through. Several kinds of attention widen, everything else narrows. */
export function filtered(trails: TrailRow[], filters: Filters): TrailRow[] {
  const sought = filters.words.trim().toLowerCase();
  return trails.filter((trail) =>
    (filters.phase === null || trail.phase === filters.phase)
    && owned(trail, filters.owner)
    && (filters.attention.length === 0 || filters.attention.some((of) => needs(trail, of)))
    && (sought === "" || `${trail.title} ${trail.owner_name}`.toLowerCase().includes(sought)));
}

/** The names of the other owners in the portfolio, in order. */
export const otherOwners = (trails: TrailRow[]): string[] =>
  [...new Set(trails.filter((trail) => !trail.mine && trail.owner_name !== "").map((trail) => trail.owner_name))].toSorted((a, b) => a.localeCompare(b, "nb"));

/** The counts of the phases among some trails, in the order of `phases`. */
export const countsOf = (trails: TrailRow[], phases: PhaseCount[]): { phase: Phase; count: number }[] =>
  phases.map(({ phase }) => ({ phase, count: trails.filter((trail) => trail.phase === phase).length }));

export const COLUMNS = ["name", "phase", "next", "last", "tasks", "owner"] as const;
export type Column = (typeof COLUMNS)[number];
export type Sort = { orderBy: Column; direction: "ascending" | "descending" };

/** A sort as it is remembered, and back; nothing for what is not one. */
export const sortText = (sort: Sort | null): string => (sort === null ? "" : `${sort.orderBy} ${sort.direction}`);

export function readSort(text: string): Sort | null {
  const [key, direction] = text.split(" ");
  const orderBy = COLUMNS.find((of) => of === key);
  return orderBy === undefined || (direction !== "ascending" && direction !== "descending") ? null : { orderBy, direction };
}

/** In the order asked for; in that of the store, the nearest meeting first, when none is. Nothing known goes last. */
export function sorted(trails: TrailRow[], sort: Sort | null, phases: PhaseCount[]): TrailRow[] {
  if (sort === null) return trails;
  const place = new Map(phases.map(({ phase }, index) => [phase, index]));
  const worth = (trail: TrailRow): string | number | null => {
    switch (sort.orderBy) {
      case "name":
        return trail.title;
      case "phase":
        return place.get(trail.phase) ?? phases.length;
      case "next":
        return trail.next_meeting_at;
      case "last":
        return trail.last_contact_at;
      case "tasks":
        return trail.overdue_tasks * 1000 + trail.open_tasks;
      case "owner":
        return trail.mine ? "" : trail.owner_name;
    }
  };
  const step = sort.direction === "ascending" ? 1 : -1;
  return trails.toSorted((a, b) => {
    const [left, right] = [worth(a), worth(b)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    const order = typeof left === "string" ? left.localeCompare(String(right), "nb") : left - Number(right);
    return order * step;
  });
}
