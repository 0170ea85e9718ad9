/// Opens the dialogs that can be reached from anywhere. The shell provides them; features only ask.
import { createContext, useContext } from "react";
import type { DraftView, Phase } from "../bindings/api";

export type QuickLogStart = {
  /** The trail it is about, when it was opened from there. */
  trail?: string;
  /** The employer it is with, when it was opened from there. */
  employer?: { org_number: string; name: string; place: string };
  /** When it is to be, as a local time; what lies ahead is planned. */
  at?: string;
  /** What is known of it beside the time, as from another calendar. */
  event?: { minutes: number; subject: string; place: string };
  /** What was being typed before, to go on with. */
  draft?: DraftView;
};

export type NewTrailStart = {
  /** What was being typed before, to go on with. */
  draft?: DraftView;
};

/** `trail`: the one it is on, when it was opened from there. */
export type NewTaskStart = { trail?: string };

export type CreationStart = {
  /** Which trail. */
  trail: string;
  /** Confirm what was missing, put the person right, or take an ended trail over into a new one. */
  step: "complete" | "correct" | "readmit";
};

export type PhaseStart = {
  /** Which trail is to move. */
  trail: string;
  /** Where to, when that is known already. */
  to?: Phase;
  /** Correct how it ended, instead of moving it. */
  correctEnding?: true;
  /** Where the focus goes afterwards, when that is not where it was: what had it may have moved along. */
  returnTo?: () => HTMLElement | null;
};

/** `returnTo`: where the focus goes afterwards, when that is not where it was. */
export type PastStart = { id: string; title: string; returnTo?: () => HTMLElement | null };

export type Launcher = {
  openQuickLog: (start?: QuickLogStart) => void;
  openNewTrail: (start?: NewTrailStart) => void;
  openCreation: (start: CreationStart) => void;
  openPhase: (start: PhaseStart) => void;
  /** Shows anything as it was, by the id of its document. */
  openPast: (entity: PastStart) => void;
  /** Gives trails to a colleague. */
  openHandover: (trails: string[]) => void;
  openSyncStatus: () => void;
  /** Hands the laptop to the participant of a trail. */
  openParticipantMode: (trail: string) => void;
  /** The quick log is in front. */
  quickLogOpen: boolean;
};

const LauncherContext = createContext<Launcher | null>(null);

export const LauncherProvider = LauncherContext.Provider;

export function useLauncher(): Launcher {
  const launcher = useContext(LauncherContext);
  if (launcher === null) throw new Error("no launcher around this component");
  return launcher;
}
