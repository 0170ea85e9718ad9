import { screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { CommandError } from "../../shared/backend";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, DELIVERED, EMPTY_HOME, HOME, ME, meetingRow, MORNING, recordRow, taskRow, trailRow } from "../../testing/synthetic";
import { HomePage } from "./HomePage";

it("shows the day: meetings, what was left open, what is due, the portfolio by phase", async () => {
  renderWithin(<HomePage me={ME} />, fakeBackend());
  const day = await screen.findByTestId("meetings-today");
  expect(within(day).getAllByTestId("meeting-row")).toHaveLength(2);
  expect(within(screen.getByTestId("meetings-left-open")).getAllByTestId("meeting-row")).toHaveLength(1);
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
  const open = [meetingRow({ id: "a", subject: "Første", at: at(-3, 9) }), meetingRow({ id: "b", subject: "Andre", at: at(-4, 9) })];
  const backend = fakeBackend({ home: () => ({ ...HOME, meetings_left_open: open }) });
  backend.answer("edit_meeting", ({ input }) => {
    backend.answer("home", () => ({ ...HOME, meetings_left_open: open.filter(({ id }) => id !== input.id || input.status === "planned") }));
    return [];
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

it("shows eight tasks at most, and the way to the rest", async () => {
  const tasks_due = Array.from({ length: 11 }, (_, index) => taskRow({ id: `t${index}`, remind_at: at(-1, 9) }));
  renderWithin(<HomePage me={ME} />, fakeBackend({ home: () => ({ ...HOME, tasks_due }) }));
  expect(within(await screen.findByTestId("tasks-due")).getAllByTestId("task-row")).toHaveLength(8);
  expect(screen.getByRole("button", { name: "3 oppgaver til" })).toBeTruthy();
  expect(screen.queryByText(/minner deg på det/u)).toBeNull();
});

it("tells which clocks run out and what colleagues did, and is quiet when there is nothing", async () => {
  renderWithin(<HomePage me={ME} />, fakeBackend({ morning: () => MORNING }));
  expect((await screen.findByTestId("clocks")).textContent).toContain("Mohammed Prøvedal2 dager over");
  expect(screen.getByTestId("clocks").textContent).toContain("6 dager igjen · 27.11.");
  expect(screen.getByTestId("colleagues").textContent).toContain("Ole Øvingsen endret møter, oppgaver (3 ganger) hos Ole Dummynes");
  expect(screen.queryByTestId("links")).toBeNull();
});

it("names a public holiday that is near", async () => {
  const day = { date: "2026-11-22", title_nb: "Prøvedagen", title_nn: "Prøvedagen", off: true };
  renderWithin(<HomePage me={ME} />, fakeBackend({ morning: () => ({ ...MORNING, named_days: [day] }) }));
  expect(await screen.findByText(/lørdag 21\. november · uke 47 · Prøvedagen i morgen/u)).toBeTruthy();
});

const job = (id: string, start_date: string, status = "ongoing") => recordRow({ id, trail: "trail-3", trail_title: "Amina Testberg", status, fields: { start_date } });

it("is glad when a participant has begun in a job, for a week", async () => {
  renderWithin(<HomePage me={ME} />, fakeBackend({ records: () => [job("a", "2026-11-20"), job("b", "2026-11-10"), job("c", "2026-11-20", "planned")] }));
  const news = await screen.findByTestId("good-news");
  expect(within(news).getAllByRole("heading").map((heading) => heading.textContent)).toEqual(["Amina Testberg begynte i jobb i går"]);
});

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
  expect(screen.getByText("Ingen jobbspor ennå.")).toBeTruthy();
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
