/// The filters of the list of employers as a value, and what of it is asked of the store.
import type { ContactBy, EmployerFilter } from "../../bindings/api";

export type Filters = {
  query: string;
  contactedBy: ContactBy | null;
  /** Only those with an open need. */
  withNeeds: boolean;
  /** Whose wishes it is to fit, and what stands in the field. */
  wishOf: string;
  wishText: string;
  place: string;
  near: string;
  trade: string;
  employeesMin: string;
  employeesMax: string;
};

export const NO_FILTERS: Filters = {
  query: "", contactedBy: null, withNeeds: false, wishOf: "", wishText: "", place: "", near: "", trade: "", employeesMin: "", employeesMax: "",
};

/** The filters that are folded away until somebody asks for them. */
export const MORE = ["place", "near", "trade", "employeesMin", "employeesMax"] as const;
export type MoreName = (typeof MORE)[number];

const countOf = (text: string): number | null => (/^\d{1,6}$/u.test(text.trim()) ? Number(text.trim()) : null);

/** A postal code that can be looked near; half a code is no place yet. */
export const isPostalCode = (text: string): boolean => /^\d{4}$/u.test(text.trim());

export function toFilter(filters: Filters): EmployerFilter {
  const filter: EmployerFilter = { query: filters.query.trim() };
  if (filters.withNeeds) filter.with_needs = true;
  if (filters.contactedBy !== null) filter.contacted_by = filters.contactedBy;
  if (filters.wishOf !== "") filter.wish_of = filters.wishOf;
  if (filters.place.trim() !== "") filter.place = filters.place.trim();
  if (isPostalCode(filters.near)) filter.near = filters.near.trim();
  if (filters.trade.trim() !== "") filter.trade = filters.trade.trim();
  const [min, max] = [countOf(filters.employeesMin), countOf(filters.employeesMax)];
  if (min !== null) filter.employees_min = min;
  if (max !== null) filter.employees_max = max;
  return filter;
}

/** How many of the folded filters are in use. */
export const moreInUse = (filters: Filters): number => MORE.filter((name) => filters[name].trim() !== "").length;

/** Whether anything narrows the list. */
export const isFiltered = (filters: Filters): boolean => JSON.stringify(toFilter(filters)) !== JSON.stringify(toFilter(NO_FILTERS));
