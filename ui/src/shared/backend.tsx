/// The one way from the window to Rust: typed commands out, typed events in, one shape of error.
import { createContext, useContext } from "react";
import type { Commands, ErrorReport, RebuildProgress, SyncStatus } from "../bindings/api";

/** Events that Rust sends to the window, with their payloads. */
export type Events = {
  /** Something in the store changed. */
  changed: null;
  /** Delivery moved on. */
  "sync-status": SyncStatus;
  /** Lists and search are being built anew, at an unlock after an update or on request. */
  "rebuild-progress": RebuildProgress;
  /** Something from outside waits to be shown: ask `opening`. */
  opening: null;
  /** The vault was locked: drop everything. */
  locked: null;
};

export type CommandName = keyof Commands;

/** What the window needs from its host. Tests give it a fake that can fail on demand. */
export type Backend = {
  call: <C extends CommandName>(command: C, args: Commands[C]["args"]) => Promise<Commands[C]["result"]>;
  /** Listens until the returned function is called. */
  listen: <E extends keyof Events>(event: E, handler: (payload: Events[E]) => void) => () => void;
};

/** A command was refused; the report says why, in words for a person. */
export class CommandError extends Error {
  readonly report: ErrorReport;

  constructor(report: ErrorReport) {
    super(report.code);
    this.name = "CommandError";
    this.report = report;
  }
}

/** Reads whatever was thrown as a report; what is not one becomes `unexpected`, without its text. */
export function reportOf(thrown: unknown, unexpectedMessage: string): ErrorReport {
  if (thrown instanceof CommandError) return thrown.report;
  if (isErrorReport(thrown)) return thrown;
  return { code: "unexpected", message: unexpectedMessage, field: null };
}

export function isErrorReport(value: unknown): value is ErrorReport {
  return typeof value === "object" && value !== null && "code" in value && "message" in value
    && typeof value.code === "string" && typeof value.message === "string";
}

const BackendContext = createContext<Backend | null>(null);

export const BackendProvider = BackendContext.Provider;

/** Gives the backend of this window. */
export function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (backend === null) throw new Error("no backend around this component");
  return backend;
}
