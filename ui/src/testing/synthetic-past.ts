/// A synthetic meeting and a trail as they were, for tests and the preview.
import type { EntityAt, EntityStep, TrailAt } from "../bindings/api";
import { at } from "./synthetic";

export const STEPS: EntityStep[] = [
  { at: at(-1, 9, 40), author: "Ole Øvingsen", device: "device-2", this_device: false, command_label: "Møte endret", delivered: true, changes: [{ field: "place", what: "Sted", before: "Kontoret", after: "Lageret, Alnabru" }, { field: "note", what: "Notat", before: "Se på plukk og pakk.", after: "Avtalt å se på plukk og pakk. Spør om prøvedag." }] },
  { at: at(-2, 14, 5), author: "Kari Testdal", device: "device-1", this_device: true, command_label: "Møte endret", delivered: true, changes: [{ field: "minutes", what: "Varighet", before: "60", after: "45" }] },
  { at: at(-3, 9, 12), author: "Kari Testdal", device: "device-1", this_device: true, command_label: "Møte registrert", delivered: false, changes: [] },
];

const meeting = (change: Partial<Record<"place" | "minutes" | "note", string>> = {}): EntityAt => ({
  id: "meeting-1",
  what: "meeting",
  title: "Omvisning på lageret",
  fields: [
    { field: "subject", label: "Emne", value: "Omvisning på lageret" },
    { field: "place", label: "Sted", value: change.place ?? "Lageret, Alnabru" },
    { field: "minutes", label: "Varighet", value: change.minutes ?? "45" },
    { field: "note", label: "Notat", value: change.note ?? "Avtalt å se på plukk og pakk. Spør om prøvedag." },
  ].filter(({ value }) => value !== ""),
});

export const meetingAt = (time: number): EntityAt => {
  const [newest, second] = STEPS;
  if (newest !== undefined && time >= newest.at) return meeting();
  if (second !== undefined && time >= second.at) return meeting({ place: "Kontoret", note: "Se på plukk og pakk." });
  return meeting({ place: "Kontoret", minutes: "60", note: "" });
};

export const trailAt = (on: string): TrailAt => ({
  id: "trail-1",
  on,
  title: "Nora Prøvestad",
  phase_label: "Kartlegging",
  lines: [{ field: "goal", label: "Mål", value: "Jobb på lager" }, { field: "referred", label: "Henvist", value: "2026-02-03" }],
  meetings: [meeting({ place: "Kontoret" })],
  tasks: [],
  records: [{ id: "record-1", what: "record", title: "Lagermedarbeider", fields: [{ field: "start_date", label: "Startdato", value: "2026-12-01" }] }],
});
