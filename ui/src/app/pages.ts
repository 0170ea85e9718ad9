/// Pages and dialogs that the first picture does without.
import { onDemand } from "./on-demand";

export const CalendarPage = onDemand(async () => (await import("../features/calendar/CalendarPage")).CalendarPage);
export const EmployersPage = onDemand(async () => (await import("../features/employers/EmployersPage")).EmployersPage);
export const EmployerPage = onDemand(async () => (await import("../features/employers/EmployerPage")).EmployerPage);
export const FiguresPage = onDemand(async () => (await import("../features/figures/FiguresPage")).FiguresPage);
export const InboxPage = onDemand(async () => (await import("../features/inbox/InboxPage")).InboxPage);
export const WorkspacePage = onDemand(async () => (await import("../features/workspace/WorkspacePage")).WorkspacePage);
export const DeparturePage = onDemand(async () => (await import("../features/departure/DeparturePage")).DeparturePage);
export const ReportPage = onDemand(async () => (await import("../features/report/ReportPage")).ReportPage);
export const CodeListsPage = onDemand(async () => (await import("../features/code-lists/CodeListsPage")).CodeListsPage);
export const DataPage = onDemand(async () => (await import("../features/data/DataPage")).DataPage);
export const NewTaskDialog = onDemand(async () => (await import("../features/tasks/NewTaskDialog")).NewTaskDialog);
export const NewTrailDialog = onDemand(async () => (await import("../features/new-trail/NewTrailDialog")).NewTrailDialog);
export const CreationDialog = onDemand(async () => (await import("../features/new-trail/CreationDialog")).CreationDialog);
export const PastDialog = onDemand(async () => (await import("../features/past/PastDialog")).PastDialog);
export const HandoverDialog = onDemand(async () => (await import("../features/handover/HandoverDialog")).HandoverDialog);
export const ParticipantMode = onDemand(async () => (await import("../features/modes/ParticipantMode")).ParticipantMode);
export const VisitMode = onDemand(async () => (await import("../features/modes/VisitMode")).VisitMode);

/** In the order in which they are likely to be asked for; what is turned towards others and must come at once, first. */
const AHEAD = [VisitMode, CalendarPage, EmployersPage, NewTaskDialog, EmployerPage, ParticipantMode, FiguresPage, DeparturePage, InboxPage, NewTrailDialog, CreationDialog, WorkspacePage, PastDialog, ReportPage, HandoverDialog, DataPage, CodeListsPage];

/** Reads the code of every part, one after the other; `between` waits in between, and says whether to go on. */
export async function readPagesAhead(between: () => Promise<boolean>): Promise<void> {
  for (const { readAhead } of AHEAD) {
    if (!(await between())) return;
    // A part that cannot be read now is read, and its failure told, when it is asked for.
    await readAhead().catch(() => undefined);
  }
}
