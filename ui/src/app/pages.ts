/// Pages and dialogs that the first picture does without.
import { onDemand } from "./on-demand";

const calendar = onDemand(async () => (await import("../features/calendar/CalendarPage")).CalendarPage);
const employers = onDemand(async () => (await import("../features/employers/EmployersPage")).EmployersPage);
const employer = onDemand(async () => (await import("../features/employers/EmployerPage")).EmployerPage);
const figures = onDemand(async () => (await import("../features/figures/FiguresPage")).FiguresPage);
const inbox = onDemand(async () => (await import("../features/inbox/InboxPage")).InboxPage);
const workspace = onDemand(async () => (await import("../features/workspace/WorkspacePage")).WorkspacePage);
const departure = onDemand(async () => (await import("../features/departure/DeparturePage")).DeparturePage);
const report = onDemand(async () => (await import("../features/report/ReportPage")).ReportPage);
const codeLists = onDemand(async () => (await import("../features/code-lists/CodeListsPage")).CodeListsPage);
const data = onDemand(async () => (await import("../features/data/DataPage")).DataPage);
const newTask = onDemand(async () => (await import("../features/tasks/NewTaskDialog")).NewTaskDialog);
const newTrail = onDemand(async () => (await import("../features/new-trail/NewTrailDialog")).NewTrailDialog);
const creation = onDemand(async () => (await import("../features/new-trail/CreationDialog")).CreationDialog);
const past = onDemand(async () => (await import("../features/past/PastDialog")).PastDialog);
const handover = onDemand(async () => (await import("../features/handover/HandoverDialog")).HandoverDialog);
const participant = onDemand(async () => (await import("../features/modes/ParticipantMode")).ParticipantMode);
const visit = onDemand(async () => (await import("../features/modes/VisitMode")).VisitMode);

export const { Part: CalendarPage } = calendar;
export const { Part: EmployersPage } = employers;
export const { Part: EmployerPage } = employer;
export const { Part: FiguresPage } = figures;
export const { Part: InboxPage } = inbox;
export const { Part: WorkspacePage } = workspace;
export const { Part: DeparturePage } = departure;
export const { Part: ReportPage } = report;
export const { Part: CodeListsPage } = codeLists;
export const { Part: DataPage } = data;
export const { Part: NewTaskDialog } = newTask;
export const { Part: NewTrailDialog } = newTrail;
export const { Part: CreationDialog } = creation;
export const { Part: PastDialog } = past;
export const { Part: HandoverDialog } = handover;
export const { Part: ParticipantMode } = participant;
export const { Part: VisitMode } = visit;

/** In the order in which they are likely to be asked for; what is turned towards others and must come at once, first. */
const AHEAD = [visit, calendar, employers, newTask, employer, participant, figures, departure, inbox, newTrail, creation, workspace, past, report, handover, data, codeLists];

/** Reads the code of every part, one after the other; `between` waits in between, and says whether to go on. */
export async function readPagesAhead(between: () => Promise<boolean>): Promise<void> {
  for (const { readAhead } of AHEAD) {
    if (!(await between())) return;
    // A part that cannot be read now is read, and its failure told, when it is asked for.
    await readAhead().catch(() => undefined);
  }
}
