import { cleanup, act, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { CommandError } from "../../shared/backend";
import { useNavigation } from "../../shared/navigation";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { employerView } from "../../testing/synthetic-employers";
import { reportView } from "../../testing/synthetic-reports";
import { at, CHANGED, DELIVERED, EMPTY_HOME, HOME, ME, meetingRow, meetingView, MORNING, taskRow, trailRow, trailView, CLOCKS, PRESSING } from "../../testing/synthetic";
import { HomePage } from "./HomePage";

it("shows the day: meetings, what was left open, what is due, the portfolio by phase", async () => {
  renderWithin(<HomePage me={ME} />, fakeBackend());
  const day = await screen.findByTestId("meetings-today");
  expect(within(day).getAllByTestId("meeting-row")).toHaveLength(2);
  expect(within(await screen.findByTestId("meetings-left-open")).getAllByTestId("meeting-row")).toHaveLength(1);
  expect(screen.getAllByTestId("task-row")).toHaveLength(5);
  expect(screen.getByText("Jobbutvikling")).toBeTruthy();
});

it("closes a meeting that was left open with one press", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<HomePage me={ME} />, backend);
  await user.click(await screen.findByRole("button", { name: /^Gjennomført: Første besøk/u }));
  expect(backend.asked("edit_meeting")).toEqual([{ input: { id: "meeting-6", status: "completed" } }]);
});

it("goes on to the next meeting left open, and takes an answer back", async () => {
  const open = [meetingRow({ id: "a", kind: "participant", subject: "Første", at: at(-3, 9) }), meetingRow({ id: "b", subject: "Andre", at: at(-4, 9) })];
  const backend = fakeBackend({ home: () => ({ ...HOME, meetings_left_open: open }) });
  backend.answer("edit_meeting", ({ input }) => {
    backend.answer("home", () => ({ ...HOME, meetings_left_open: open.filter(({ id }) => id !== input.id || input.status === "planned") }));
    return CHANGED;
  });
  const { user } = renderWithin(<HomePage me={ME} />, backend);
  await user.click(await screen.findByRole("button", { name: "Andre svar: Første" }));
  await user.click(await screen.findByRole("menuitem", { name: "Møtte ikke" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Gjennomført: Første" })).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Gjennomført: Andre" }));
  expect(screen.getByTestId("toast").textContent).toContain("«Første» er ført som møtte ikke");
  await user.click(screen.getByRole("button", { name: "Angre" }));
  await waitFor(() => expect(backend.asked("edit_meeting").map(({ input }) => input.status)).toEqual(["no_show", "planned"]));
});

it("does not offer that the participant stayed away where none was to come", async () => {
  const open = [meetingRow({ id: "a", subject: "Alene", at: at(-3, 9) }), meetingRow({ id: "b", subject: "Sammen", participant_attends: true, at: at(-4, 9) })];
  const { user } = renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => ({ ...HOME, meetings_left_open: open }) }));
  await user.click(await screen.findByRole("button", { name: "Andre svar: Alene" }));
  await screen.findByRole("menuitem", { name: "Avlyst" });
  expect(screen.queryByRole("menuitem", { name: "Møtte ikke" })).toBeNull();
  await user.keyboard("{Escape}");
  await user.click(screen.getByRole("button", { name: "Andre svar: Sammen" }));
  expect(await screen.findByRole("menuitem", { name: "Møtte ikke" })).toBeTruthy();
});

it("tells before a visit when to leave, what was said the last time, and what may be told", async () => {
  renderWithin(<HomePage me={ME} />, fakeBackend({ morning: () => MORNING }));
  await screen.findByText(/Lagersjefen trenger to på kveldsskift/u);
  const visit = screen.getByRole("button", { name: "Omvisning på lageret" }).closest("li");
  expect(visit?.textContent).toContain("Dra 15:10");
  expect(visit?.textContent).toContain("Dra om 38 min");
  expect(visit?.textContent).toContain("Sist, 14. nov.: Lagersjefen trenger to");
  expect(visit?.textContent).toContain("Kan sies: At hun har vært borte");
  expect(visit?.textContent).toContain("Skal ikke sies: Ikke noe om helse");
});

it("warns before a visit to an employer when nothing is agreed about openness, and not before a talk with the participant", async () => {
  const nothing = { obtained_on: null, may_contact: false, may_be_shared: "", must_not_be_shared: "" };
  const [employer, talk] = [meetingRow({ id: "a" }), meetingRow({ id: "b", kind: "participant", at: at(0, 17) })];
  renderWithin(<HomePage me={ME} />, fakeBackend({
    home: () => ({ ...HOME, meetings_today: [employer, talk] }),
    morning: () => ({ ...MORNING, visits: [employer, talk].map((meeting) => ({ meeting, last: null, openness: nothing })) }),
  }));
  expect(await screen.findAllByText(/Ikke avtalt\. Si ikke at/u)).toHaveLength(1);
});

it("leaves out what is a colleague's and what is called off", async () => {
  const meetings_today = [meetingRow(), meetingRow({ id: "b", mine: false }), meetingRow({ id: "c", status: "cancelled" })];
  renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => ({ ...HOME, meetings_today }) }));
  expect(within(await screen.findByTestId("meetings-today")).getAllByTestId("meeting-row")).toHaveLength(1);
});

it("closes a meeting left open with what was agreed and its task, from the menu beside the one press", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<HomePage me={ME} />, backend);
  const [menu] = within(await screen.findByTestId("meetings-left-open")).getAllByTestId("settle-menu");
  await user.click(menu ?? document.body);
  await user.click(await screen.findByRole("menuitem", { name: "Skriv referat og oppgave …" }));
  await user.type(await screen.findByTestId("close-meeting-note"), "De tar kontakt.");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("edit_meeting")).toHaveLength(1));
  expect(backend.asked("edit_meeting")[0]?.input).toMatchObject({ status: "completed", note: { text: expect.stringContaining("De tar kontakt.") as string } });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("says how many tasks are overdue, as the mark in the rail does, and how many come", async () => {
  const tasks_due = [1, 2, 3].map((index) => taskRow({ id: `t${index}`, overdue: index < 3 }));
  const colleague = taskRow({ id: "t4", trail: "trail-6", overdue: true });
  const backend = fakeBackend({ pressing: () => ({ ...PRESSING, tasks_due: [...tasks_due, colleague] }) });
  const { readAgain } = renderWithin(<HomePage me={ME} />, backend);
  const tasks = await screen.findByTestId("tasks-due");
  expect(within(tasks).getByText("2 over fristen · 1 de neste sju dagene")).toBeTruthy();
  expect(within(tasks).getAllByTestId("task-row")).toHaveLength(3);
  backend.answer("pressing", () => ({ ...PRESSING, tasks_due: tasks_due.slice(0, 2) }));
  await act(readAgain);
  expect(await within(tasks).findByText("2 over fristen")).toBeTruthy();
});

it("prints what is known before each visit, however late that is read", async () => {
  const print = vi.spyOn(window, "print").mockImplementation(() => {});
  const waiting: ((morning: typeof MORNING) => void)[] = [];
  renderWithin(<HomePage me={ME} />, fakeBackend({ morning: () => new Promise((resolve) => waiting.push(resolve)) }), { name: "home", print: true });
  await screen.findByTestId("meetings-today");
  expect(screen.queryByTestId("print-sheet")).toBeNull();
  await waitFor(() => expect(waiting.length).toBeGreaterThan(0));
  for (const come of waiting) come(MORNING);
  expect((await screen.findByTestId("print-sheet")).textContent).toContain("Lagersjefen trenger to");
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
});

it("shows eight tasks at most, and the way to the rest", async () => {
  const tasks_due = Array.from({ length: 11 }, (_, index) => taskRow({ id: `t${index}`, remind_at: at(-1, 9) }));
  renderWithin(<HomePage me={ME} />, fakeBackend({ pressing: () => ({ ...PRESSING, tasks_due }) }));
  expect(within(await screen.findByTestId("tasks-due")).getAllByTestId("task-row")).toHaveLength(8);
  expect(screen.getByRole("button", { name: "3 oppgaver til" })).toBeTruthy();
  expect(screen.queryByText(/minner deg på det/u)).toBeNull();
});

it("tells which clocks run out and what colleagues did, and is quiet when there is nothing", async () => {
  renderWithin(<HomePage me={ME} />, fakeBackend({ morning: () => MORNING, pressing: () => ({ ...PRESSING, clocks: CLOCKS }) }));
  expect((await screen.findByTestId("clocks")).textContent).toContain("Mohammed Prøvedal2 dager over");
  expect(screen.getByTestId("clocks").textContent).toContain("6 dager igjen · 27.11.");
  expect(screen.getByTestId("colleagues").textContent).toContain("Ole Øvingsen endret møter, oppgaver (3 ganger) hos Ole Dummynes");
  expect(screen.queryByTestId("links")).toBeNull();
});

it("shows the visits before it is known what presses, and says when that cannot be told", async () => {
  const backend = fakeBackend({ pressing: () => new Promise(() => {}) });
  renderWithin(<HomePage me={ME} />, backend);
  expect(within(await screen.findByTestId("meetings-today")).getAllByTestId("meeting-row")).toHaveLength(2);
  expect(await screen.findByTestId("meetings-left-open")).toBeTruthy();
  expect(screen.getByRole("status", { name: "Laster" })).toBeTruthy();
  expect(screen.queryByTestId("tasks-due")).toBeNull();
  cleanup();
  backend.refuse("pressing", { code: "unexpected", message: "Lageret svarer ikke.", field: null });
  const { user } = renderWithin(<HomePage me={ME} />, backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret svarer ikke.");
  expect(screen.getByTestId("meetings-today")).toBeTruthy();
  backend.answer("pressing", () => PRESSING);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByTestId("tasks-due")).toBeTruthy();
});

it("names a public holiday that is near", async () => {
  const day = { date: "2026-11-22", title: "Prøvedagen", off: true };
  renderWithin(<HomePage me={ME} />, fakeBackend({ morning: () => ({ ...MORNING, named_days: [day] }) }));
  expect(await screen.findByText(/lørdag 21\. november · uke 47 · Prøvedagen i morgen/u)).toBeTruthy();
});

const newJob = (id: string, started_on: string) => ({ id, trail: "trail-3", trail_title: "Amina Testberg", title: "Lagermedarbeider", started_on });

it("is glad of the first trail, and proposes the start-up meeting", async () => {
  const trail = trailRow({ phase: "referred", next_meeting_at: null });
  const { user, launcher } = renderWithin(<HomePage me={ME} />, fakeBackend({
    home: () => ({ ...EMPTY_HOME, trail_count: 1 }), portfolio: () => ({ trails: [trail], phases: [] }),
  }));
  await user.click(await screen.findByRole("button", { name: "Planlegg oppstartsmøtet" }));
  expect(launcher.openQuickLog).toHaveBeenCalledWith({ trail: "trail-1", at: "2026-11-22T09:00" });
});

it("prints the day on Ctrl+P, without what must not be told", async () => {
  const print = vi.spyOn(window, "print").mockImplementation(() => {});
  const { user } = renderWithin(<HomePage me={ME} />, fakeBackend({ morning: () => MORNING }));
  await screen.findByText(/Lagersjefen trenger to på kveldsskift/u);
  await user.keyboard("{Control>}p{/Control}");
  const paper = await screen.findByTestId("print-sheet");
  expect(paper.textContent).toContain("Omvisning på lageret");
  expect(paper.textContent).not.toContain("Ikke noe om helse");
  expect(paper.textContent).toContain("Skal ikke sies: står i WorkTrail");
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
});

it.each([[3, "God kveld"], [8, "God morgen"], [13, "Hei"], [18, "God kveld"]])("greets by the time of day, at %s", async (hour, greeting) => {
  vi.setSystemTime(at(0, hour));
  renderWithin(<HomePage me={ME} />, fakeBackend());
  expect(await screen.findByRole("heading", { name: `${greeting}, Kari` })).toBeTruthy();
});

it("has a kind word on an empty day", async () => {
  renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => EMPTY_HOME }));
  expect(await screen.findByRole("heading", { name: "Ingen møter i dag" })).toBeTruthy();
  expect(await screen.findByText("Ingen jobbspor ennå.")).toBeTruthy();
});

it("tells how far the first download is", async () => {
  const status = { ...DELIVERED, phase: "working" as const, progress: { done: 1_200_000, left: 2_200_000 } };
  renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => EMPTY_HOME, sync_status: () => status }));
  const bar = await screen.findByRole("progressbar", { name: "Henter porteføljen din" });
  expect(bar.getAttribute("aria-valuenow")).toBe("1200000");
  expect(screen.getByText("Henter 1,2 av 3,4 MB")).toBeTruthy();
});

it("warns when the office has not been heard from for a day", async () => {
  const status = { ...DELIVERED, phase: "offline" as const, contact_at: at(-3, 9) };
  renderWithin(<HomePage me={ME} />, fakeBackend({ sync_status: () => status }));
  expect((await screen.findByTestId("stale")).textContent).toContain("18. november 09:00");
});

it("does not warn after an hour without a network", async () => {
  const status = { ...DELIVERED, phase: "offline" as const, contact_at: at(0, 13) };
  const backend = fakeBackend({ sync_status: () => status });
  renderWithin(<HomePage me={ME} />, backend);
  await screen.findByTestId("meetings-today");
  await waitFor(() => expect(backend.asked("sync_status")).not.toHaveLength(0));
  expect(screen.queryByTestId("stale")).toBeNull();
});

it("throws a draft away when asked", async () => {
  const backend = fakeBackend({ drafts: () => [{ key: "meeting:meeting-1", body: "{}", saved_at: at(0, 13) }] });
  const { user } = renderWithin(<HomePage me={ME} />, backend);
  await user.click(await screen.findByRole("button", { name: "Forkast" }));
  expect(backend.asked("discard_draft")).toEqual([{ key: "meeting:meeting-1" }]);
});

it("tells why the day could not be read", async () => {
  const backend = fakeBackend({
    home: () => {
      throw new CommandError({ code: "replica_damaged", message: "Den lokale kopien er skadet.", field: null });
    },
  });
  renderWithin(<HomePage me={ME} />, backend);
  expect((await screen.findByRole("alert")).textContent).toContain("Den lokale kopien er skadet.");
});

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

it("says why the day cannot be read, prints nothing of it, and reads it again", async () => {
  const backend = fakeBackend();
  backend.refuse("home", { code: "replica_damaged", message: "Den lokale kopien er skadet.", field: null });
  const { user } = renderWithin(<HomePage me={ME} />, backend);
  await screen.findByTestId("error-message");
  expect(screen.getByTestId<HTMLButtonElement>("print-day").disabled).toBe(true);
  backend.answer("home", () => HOME);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByTestId("meetings-today")).toBeTruthy();
});

it("leaves what is a colleague's out of what was left open and of what comes", async () => {
  const meetings = [meetingRow({ id: "mine", at: at(-2, 9) }), meetingRow({ id: "theirs", at: at(-2, 10), mine: false })];
  renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => ({ ...HOME, meetings_left_open: meetings, meetings_ahead: meetings }) }));
  expect(within(await screen.findByTestId("meetings-left-open")).getAllByTestId("meeting-row")).toHaveLength(1);
  expect(within(screen.getByTestId("meetings-ahead")).getAllByTestId("ahead-row")).toHaveLength(1);
});

it.each<[string, Parameters<typeof meetingRow>[0], string]>([
  ["goes on now", { at: at(0, 14), minutes: 60 }, "Nå"],
  ["is left for now", { at: at(0, 14, 40), travel_to: 20 }, "Dra nå"],
  ["is left for in minutes", { at: at(0, 16), travel_to: 20 }, "Dra om 68 min"],
  ["is left for in hours", { at: at(0, 18), travel_to: 20 }, "Dra om 3 t"],
])("says on today's next visit when it %s", async (_what, change, words) => {
  const over = meetingRow({ id: "over", at: at(0, 9), minutes: 30 });
  renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => ({ ...HOME, meetings_today: [over, meetingRow({ id: "next", ...change })] }) }));
  const rows = within(await screen.findByTestId("meetings-today")).getAllByTestId("meeting-row");
  expect(rows.map((row) => row.dataset.next)).toEqual(["false", "true"]);
  expect(rows[1]?.textContent).toContain(words);
});

it("asks what became of a visit once it has begun, and marks only one that is not planned any more", async () => {
  const meetings_today = [meetingRow({ id: "begun", at: at(0, 14) }), meetingRow({ id: "ahead", at: at(0, 16), excerpt: "Ta med vernesko." }), meetingRow({ id: "held", at: at(0, 9), status: "completed" })];
  const { user } = renderWithin(<><HomePage me={ME} /><Where /></>, fakeBackend({ home: () => ({ ...HOME, meetings_today, meetings_left_open: [] }) }));
  const [begun, ahead, held] = within(await screen.findByTestId("meetings-today")).getAllByTestId("meeting-row");
  expect([begun, ahead, held].map((row) => row?.querySelectorAll("[data-settle]").length)).toEqual([1, 0, 0]);
  expect([begun, ahead, held].map((row) => row?.querySelectorAll(".wt-visit__title .wt-tag").length)).toEqual([1, 0, 1]);
  expect(ahead?.textContent).toContain("Ta med vernesko.");
  await user.click(within(begun ?? document.body).getByRole("button", { name: "Omvisning på lageret" }));
  expect(screen.getByTestId("where").textContent).toBe('{"name":"meeting","id":"begun"}');
});

it("says on a visit what may be told, also where only the contact is agreed, and what it was about the last time", async () => {
  const openness = { obtained_on: "2026-03-10", may_contact: false, may_be_shared: "", must_not_be_shared: "Helse" };
  const last = meetingRow({ id: "last", at: at(-7, 12), subject: "Besøk i fjor", excerpt: "" });
  renderWithin(<HomePage me={ME} />, fakeBackend({ morning: () => ({ ...MORNING, visits: [{ meeting: meetingRow(), last, openness }] }) }));
  expect(await screen.findByText(/Besøk i fjor/u)).toBeTruthy();
  expect(screen.getByText(/Ikke avtalt\. Si ikke at/u)).toBeTruthy();
});

it("says why an answer could not be kept, and lets one answer again", async () => {
  const backend = fakeBackend();
  backend.refuse("edit_meeting", { code: "unexpected", message: "Gikk ikke.", field: null });
  const { user } = renderWithin(<HomePage me={ME} />, backend);
  const done = await screen.findByRole("button", { name: /^Gjennomført: Første besøk/u });
  await user.click(done);
  expect((await screen.findByTestId("toast")).textContent).toContain("Gikk ikke.");
  backend.answer("edit_meeting", () => CHANGED);
  await user.click(done);
  await screen.findByTestId("toast-action");
  backend.refuse("edit_meeting", { code: "unexpected", message: "Heller ikke.", field: null });
  await user.click(screen.getByTestId("toast-action"));
  expect(await screen.findByText("Heller ikke.")).toBeTruthy();
});

const leftOpen = () => within(screen.getByTestId("meetings-left-open")).getAllByTestId("meeting-row");

it("goes to the one before when the last left open is answered, to the heading when none is left, and shows four at first", async () => {
  let open = ["a", "b", "c", "d", "e"].map((id, index) => meetingRow({ id, subject: id.toUpperCase(), at: at(-3 - index, 9) }));
  const backend = fakeBackend({ home: () => ({ ...HOME, meetings_left_open: open }), edit_meeting: ({ input }) => {
    open = open.filter(({ id }) => id !== input.id);
    return CHANGED;
  } });
  const { user } = renderWithin(<HomePage me={ME} />, backend);
  await screen.findByTestId("meetings-left-open");
  expect(leftOpen()).toHaveLength(4);
  await user.click(screen.getByRole("button", { name: /^Vis alle/u }));
  expect(leftOpen()).toHaveLength(5);
  await user.click(screen.getByRole("button", { name: "Gjennomført: E" }));
  await waitFor(() => expect(leftOpen()).toHaveLength(4));
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Gjennomført: D" }));
  for (const name of ["D", "C", "B", "A"]) {
    await user.click(screen.getByRole("button", { name: `Gjennomført: ${name}` }));
    await waitFor(() => expect(screen.queryByRole("button", { name: `Gjennomført: ${name}` })).toBeNull());
  }
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
});

it.each<[string, unknown]>([
  ["record:workspace_link:own:new", { name: "workspace", restore: "record:workspace_link:own:new" }],
  ["record:employer_need:999999999:new", { name: "employer", org: "999999999", restore: "record:employer_need:999999999:new" }],
  ["record:job:trail-1:new", { name: "trail", id: "trail-1", restore: "record:job:trail-1:new", tab: "records" }],
  ["report:report-1:next_period", { name: "report", id: "report-1" }],
  ["profile:trail-1:openness", { name: "trail", id: "trail-1", restore: "openness" }],
])("leads from the offer of a draft to where it is gone on with: %s", async (key, route) => {
  const { user } = renderWithin(<><HomePage me={ME} /><Where /></>, fakeBackend({ drafts: () => [{ key, body: "{}", saved_at: at(0, 13) }] }));
  await user.click(await screen.findByTestId("draft-restore"));
  expect(JSON.parse(screen.getByTestId("where").textContent ?? "")).toEqual(route);
});

it.each<[string, object, string]>([
  ["quick-log", { trailText: "Amina Testberg", kind: "employer", employerName: "Testbakeriet AS" }, "Amina Testberg · Møte med arbeidsgiver · Testbakeriet AS."],
  ["quick-log", { trailText: "Amina Testberg", kind: "participant", employerName: "Testbakeriet AS" }, "Amina Testberg · Møte med deltaker."],
  ["quick-log", { trailText: "Amina Testberg", kind: "employer_only", employerName: "Testbakeriet AS" }, "Arbeidsgivermøte · Testbakeriet AS."],
  ["meeting:meeting-1", { changes: {} }, "Omvisning på lageret · Nora Prøvestad."],
  ["profile:trail-1:openness", {}, "Nora Prøvestad."],
  ["record:job:trail-1:new", {}, "Nora Prøvestad."],
  ["record:employer_need:999999999:new", {}, "Eksempel Logistikk AS."],
  ["report:report-1:next_period", {}, "Nora Prøvestad."],
])("says of a draft whom it is about and shows none of its text: %s %o", async (key, fields, about) => {
  const secret = "Diagnose: noe";
  const body = JSON.stringify({ ...fields, note: secret, text: secret, subject: secret, taskSubject: secret, changes: { note: secret }, typed: { description: secret } });
  renderWithin(<HomePage me={ME} />, fakeBackend({ drafts: () => [{ key, body, saved_at: at(0, 13) }], employer: () => employerView(), report: () => reportView() }));
  const offer = await screen.findByTestId("draft-offer");
  await waitFor(() => expect(offer.textContent).toContain(about));
  expect(offer.textContent).not.toContain("Diagnose");
});

it("says of a draft that cannot be read when it was written, and nothing else", async () => {
  renderWithin(<HomePage me={ME} />, fakeBackend({ drafts: () => [{ key: "quick-log", body: "{", saved_at: at(0, 13) }] }));
  expect((await screen.findByTestId("draft-offer")).textContent).toContain("i dag 13:00");
});

it("goes on with a new trail in its dialog, and offers three drafts at most", async () => {
  const drafts = ["new-trail", "quick-log", "quick-log:2", "quick-log:3"].map((key) => ({ key, body: "{}", saved_at: at(0, 13) }));
  const { user, launcher } = renderWithin(<HomePage me={ME} />, fakeBackend({ drafts: () => drafts }));
  expect(await screen.findAllByTestId("draft-offer")).toHaveLength(3);
  await user.click(screen.getAllByTestId("draft-restore")[0] ?? document.body);
  expect(launcher.openNewTrail).toHaveBeenCalledWith({ draft: drafts[0] });
});

it("is glad of participants who have begun in a job, and leads to the trail", async () => {
  const new_jobs = [newJob("today", "2026-11-21"), newJob("week", "2026-11-15")];
  const { user } = renderWithin(<><HomePage me={ME} /><Where /></>, fakeBackend({ pressing: () => ({ ...PRESSING, new_jobs }) }));
  const news = await screen.findByTestId("good-news");
  expect(within(news).getAllByRole("heading").map((heading) => heading.textContent)).toEqual(["Amina Testberg begynte i jobb i dag", "Amina Testberg begynte i jobb 15. november"]);
  await user.click(within(news).getByRole("button"));
  expect(screen.getByTestId("where").textContent).toBe('{"name":"trail","id":"trail-3"}');
});

it.each([[{ phase: "mapping" as const }], [{ next_meeting_at: at(1, 9) }]])("is not glad of the first trail once it has begun: %o", async (change) => {
  const trail = trailRow({ phase: "referred", next_meeting_at: null, ...change });
  renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => ({ ...EMPTY_HOME, trail_count: 1 }), portfolio: () => ({ trails: [trail], phases: [] }) }));
  await screen.findByTestId("meetings-today");
  expect(screen.queryByTestId("good-news")).toBeNull();
});

it("prints a day with when to leave and what may be told, twelve tasks, and again when it is asked for again", async () => {
  const print = vi.spyOn(window, "print").mockImplementation(() => {});
  const tasks_due = Array.from({ length: 14 }, (_, index) => taskRow({ id: `t${index}`, subject: `Oppgave ${index}` }));
  const backend = fakeBackend({ morning: () => MORNING, pressing: () => ({ ...PRESSING, tasks_due }) });
  const { user, readAgain } = renderWithin(<HomePage me={ME} />, backend);
  await screen.findByText(/Lagersjefen trenger to/u);
  await user.click(screen.getByTestId("print-day"));
  const paper = await screen.findByTestId("print-sheet");
  expect(paper.textContent).toContain("Dra 15:10");
  expect(paper.textContent).toContain("At hun har vært borte");
  expect(within(paper).getAllByText(/Oppgave \d/u)).toHaveLength(12);
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  act(() => void window.dispatchEvent(new Event("afterprint")));
  expect(screen.queryByTestId("print-sheet")).toBeNull();
  backend.answer("home", () => EMPTY_HOME);
  await act(readAgain);
  await user.click(screen.getByTestId("print-day"));
  expect((await screen.findByTestId("print-sheet")).textContent).toContain("Ingen møter i dag");
  await waitFor(() => expect(print).toHaveBeenCalledTimes(2));
});

it("is quiet where no clock runs and colleagues did nothing, and leads to all tasks", async () => {
  const tasks_due = Array.from({ length: 11 }, (_, index) => taskRow({ id: `t${index}` }));
  const { user } = renderWithin(<><HomePage me={ME} /><Where /></>, fakeBackend({ pressing: () => ({ ...PRESSING, tasks_due }) }));
  await screen.findByTestId("tasks-due");
  for (const card of ["clocks", "colleagues", "links"]) expect(screen.queryByTestId(card)).toBeNull();
  await user.click(screen.getByRole("button", { name: "3 oppgaver til" }));
  expect(screen.getByTestId("where").textContent).toBe('{"name":"tasks"}');
});

it("says the employer once where the visit is named after it, and beside the participant where it is not", async () => {
  const employer_name = "Eksempel Logistikk AS";
  const meetings_today = [meetingRow({ id: "named", subject: `Besøk hos ${employer_name}`, employer_name, at: at(0, 15) }), meetingRow({ id: "other", subject: "Omvisning", employer_name, at: at(0, 18) })];
  renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => ({ ...HOME, meetings_today, meetings_left_open: [] }) }));
  const rows = within(await screen.findByTestId("meetings-today")).getAllByTestId("meeting-row");
  expect(rows.map((row) => row.textContent.split(employer_name).length - 1)).toEqual([1, 1]);
});

it("says where the last meeting was when that was at another employer, or with the participant alone", async () => {
  const [visit] = MORNING.visits;
  const last = meetingRow({ id: "elsewhere", at: at(-9, 12), employer: "888888888", employer_name: "Testtoppen Barnehage", excerpt: "Styrer vil ha en prat." });
  const backend = fakeBackend({ morning: () => ({ ...MORNING, visits: visit === undefined ? [] : [{ ...visit, last }] }) });
  const { readAgain } = renderWithin(<HomePage me={ME} />, backend);
  expect(await screen.findByText(/^Sist, 12. nov. hos Testtoppen Barnehage/u)).toBeTruthy();
  const alone = { ...last, kind: "participant" as const, employer: null, employer_name: "" };
  backend.answer("morning", () => ({ ...MORNING, visits: visit === undefined ? [] : [{ ...visit, last: alone }] }));
  await act(readAgain);
  expect(await screen.findByText(/^Sist, 12. nov. med deltakeren/u)).toBeTruthy();
});

it("marks two visits that collide, on the road or at the table, on screen and on paper", async () => {
  vi.spyOn(window, "print").mockImplementation(() => {});
  const visits = [
    meetingRow({ id: "a", at: at(0, 15), minutes: 60, travel_from: 20, subject: "Besøk hos Prøve Arkiv" }),
    meetingRow({ id: "b", at: at(0, 16, 30), minutes: 30, travel_to: 20, subject: "Besøk hos Øvelse AS" }),
    meetingRow({ id: "c", at: at(0, 17, 30), minutes: 30, travel_to: 10, subject: "Samtale" }),
    meetingRow({ id: "d", at: at(0, 15), status: "completed", subject: "Holdt" }),
  ];
  renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => ({ ...HOME, meetings_today: visits }) }), { name: "home", print: true });
  const rows = within(await screen.findByTestId("meetings-today")).getAllByTestId("meeting-row");
  expect(rows.map((row) => /Kolliderer med [^.]*/u.exec(row.textContent)?.[0])).toEqual(["Kolliderer med 16:30 Besøk hos Øvelse AS", "Kolliderer med 15:00 Besøk hos Prøve Arkiv", undefined, undefined]);
  expect((await screen.findByTestId("print-sheet")).textContent).toContain("Kolliderer med 16:30 Besøk hos Øvelse AS");
});

it("prints notes whole and the numbers to call, but nobody's who is shielded", async () => {
  vi.spyOn(window, "print").mockImplementation(() => {});
  const long = "Lang agenda. ".repeat(20).trim();
  const row = meetingRow({ id: "a", employer: "974760673", employer_contact: "contact-1", participant_attends: true, excerpt: `${long.slice(0, 160)}…` });
  const person = { ...trailView().person, mobile: "40000009" };
  const backend = fakeBackend({
    home: () => ({ ...HOME, meetings_today: [row] }),
    meeting: ({ id }) => meetingView({ id, row, note: long }),
    employer: () => employerView({ row: { ...employerView().row, org_number: "974760673" } }),
    trail: () => trailView({ person }),
  });
  const { unmount } = renderWithin(<HomePage me={ME} />, backend, { name: "home", print: true });
  const paper = await screen.findByTestId("print-sheet");
  expect(paper.textContent).toContain(long);
  expect(paper.textContent).toContain("Telefon: Siri Lagersen 90000001, Nora Prøvestad 40000009");
  unmount();
  backend.answer("trail", () => trailView({ person: { ...person, shielded: true } }));
  renderWithin(<HomePage me={ME} />, backend, { name: "home", print: true });
  expect((await screen.findByTestId("print-sheet")).textContent).toContain("Telefon: Siri Lagersen 90000001");
  expect(screen.getByTestId("print-sheet").textContent).not.toContain("40000009");
});
