import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { TrailRow } from "../../bindings/api";
import { CommandError } from "../../shared/backend";
import { fakeBackend } from "../../testing/fake-backend";
import { outOfView } from "../../testing/in-view";
import { renderWithin } from "../../testing/render-within";
import { NO_TRAILS, PORTFOLIO, trailRow } from "../../testing/synthetic";
import { filtered, needs, NO_FILTERS, sorted } from "./filters";
import { PortfolioPage } from "./PortfolioPage";

const ids = () => screen.getAllByTestId("trail-row").map((row) => row.dataset.trail);
const heading = () => screen.getByRole("button", { name: /^Deltaker/u });
const last = (direction: "ascending" | "descending") =>
  sorted(PORTFOLIO.trails, { orderBy: "next", direction }, PORTFOLIO.phases).slice(-4).map((trail) => trail.next_meeting_at);

it("says what to do when there are no trails", async () => {
  const { user, launcher } = renderWithin(<PortfolioPage />, fakeBackend({ portfolio: () => NO_TRAILS }));
  await screen.findByRole("heading", { name: "Du har ingen jobbspor ennå" });
  await user.click(screen.getByRole("button", { name: "Nytt jobbspor" }));
  expect(launcher.openNewTrail).toHaveBeenCalled();
});

it("lists every trail and narrows by phase and by words", async () => {
  const { user } = renderWithin(<PortfolioPage />, fakeBackend());
  expect(await screen.findAllByTestId("trail-row")).toHaveLength(PORTFOLIO.trails.length);
  await user.click(screen.getByRole("button", { name: "Jobber 2" }));
  expect(screen.getAllByTestId("trail-row")).toHaveLength(2);
  await user.type(screen.getByRole("searchbox", { name: "Finn i listen" }), "amina");
  expect(screen.getAllByTestId("trail-row")).toHaveLength(1);
  await user.type(screen.getByRole("searchbox", { name: "Finn i listen" }), "xyz");
  await user.click(screen.getByRole("button", { name: "Vis alle" }));
  expect(screen.getAllByTestId("trail-row")).toHaveLength(PORTFOLIO.trails.length);
});

it("marks in words what is provisional, undelivered and overdue", async () => {
  renderWithin(<PortfolioPage />, fakeBackend());
  const rows = await screen.findAllByTestId("trail-row");
  const provisional = rows.find((row) => row.textContent?.includes("Ingrid Øvingslien"));
  expect(provisional && within(provisional).getByText("Foreløpig – venter på kontroll")).toBeTruthy();
  expect(provisional && within(provisional).getByText("Ikke levert ennå")).toBeTruthy();
  expect(rows[0] && within(rows[0]).getByText("1 over fristen")).toBeTruthy();
});

it("leaves out what is the same for all: whose, when all are one's own, and what needs no hand", async () => {
  const own = PORTFOLIO.trails.filter(({ mine, unsent, standing }) => mine && !unsent && standing === "confirmed");
  const backend = fakeBackend({ portfolio: () => ({ ...PORTFOLIO, trails: own }) });
  const { readAgain } = renderWithin(<PortfolioPage />, backend);
  await screen.findAllByTestId("trail-row");
  expect(screen.queryByRole("columnheader", { name: "Jobbspesialist" })).toBeNull();
  expect(screen.queryByRole("button", { name: /^Ikke levert eller godkjent/u })).toBeNull();
  backend.answer("portfolio", () => PORTFOLIO);
  await readAgain();
  expect(await screen.findByRole("columnheader", { name: "Jobbspesialist" })).toBeTruthy();
  expect(screen.getByRole("button", { name: /^Ikke levert eller godkjent 2/u })).toBeTruthy();
});

it("marks who is shielded and who is paused, in the list and on the board", async () => {
  const trails = PORTFOLIO.trails.map((trail, index) => ({ ...trail, shielded: index === 0, passive: index === 1 }));
  const { user } = renderWithin(<PortfolioPage />, fakeBackend({ portfolio: () => ({ ...PORTFOLIO, trails }) }));
  const [first, second, third] = await screen.findAllByTestId("trail-row");
  expect(first?.textContent).toContain("Skjermet");
  expect(second?.textContent).toContain("Passiv");
  expect(third?.textContent).not.toMatch(/Skjermet|Passiv/u);
  await user.click(screen.getByTestId("portfolio-board"));
  expect(screen.getAllByTestId("mark-shielded")).toHaveLength(1);
  expect(screen.getAllByTestId("mark-passive")).toHaveLength(1);
});

it("tells why the list could not be read, and reads again when asked", async () => {
  let fails = true;
  const backend = fakeBackend({
    portfolio: () => {
      if (fails) throw new CommandError({ code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
      return PORTFOLIO;
    },
  });
  const { user } = renderWithin(<PortfolioPage />, backend);
  expect((await screen.findByRole("alert")).textContent).toContain("Lageret kunne ikke leses.");
  fails = false;
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findAllByTestId("trail-row")).toHaveLength(PORTFOLIO.trails.length);
});

it("narrows to those who need a hand and to an owner, and counts the phases among them", async () => {
  const { user } = renderWithin(<PortfolioPage />, fakeBackend());
  await user.click(await screen.findByRole("button", { name: "Uten neste møte 3" }));
  const without = PORTFOLIO.trails.filter((trail) => trail.next_meeting_at === null && trail.phase !== "ended");
  expect(screen.getAllByTestId("trail-row")).toHaveLength(without.length);
  expect(screen.getByRole("button", { name: "Kartlegging 1" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Vis alle" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "Jobbspesialist" }), "name:Ole Øvingsen");
  expect(screen.getAllByTestId("trail-row").map((row) => row.dataset.trail)).toEqual(["trail-6"]);
});

it("sorts by a heading up, down, and back to the nearest meeting", async () => {
  const { user } = renderWithin(<PortfolioPage />, fakeBackend());
  await screen.findAllByTestId("trail-row");
  await user.click(heading());
  expect(ids()[0]).toBe("trail-3");
  expect(screen.getByRole("columnheader", { name: /^Deltaker/u }).getAttribute("aria-sort")).toBe("ascending");
  await user.click(heading());
  expect(ids().at(-1)).toBe("trail-3");
  await user.click(heading());
  expect(ids()).toEqual(PORTFOLIO.trails.map(({ id }) => id));
});

it("begins as a board when that is asked for, and changes when one changes one's mind", async () => {
  const { user } = renderWithin(<PortfolioPage start="board" />, fakeBackend());
  expect(await screen.findAllByTestId("board-card")).toHaveLength(PORTFOLIO.trails.length);
  await user.click(screen.getByTestId("portfolio-list"));
  expect(screen.getAllByTestId("trail-row")).toHaveLength(PORTFOLIO.trails.length);
});

it("leaves what is not known last, whichever way it is sorted", () => {
  expect(last("ascending")).toEqual([null, null, null, null]);
  expect(last("descending")).toEqual([null, null, null, null]);
});

it("never asks for a hand on an ended trail", () => {
  const ended = PORTFOLIO.trails.filter((trail) => trail.phase === "ended");
  expect(ended.map((trail) => needs(trail, "noMeeting"))).toEqual([false]);
  expect(filtered(PORTFOLIO.trails, { ...NO_FILTERS, owner: { mine: true } }).every((trail) => trail.mine)).toBe(true);
});

it("moves between the cards of the board by arrows, and a card to the phase beside it with Ctrl", async () => {
  const { user, launcher } = renderWithin(<PortfolioPage />, fakeBackend());
  await screen.findAllByTestId("trail-row");
  await user.click(screen.getByTestId("portfolio-board"));
  expect(screen.getAllByTestId("board-card")).toHaveLength(PORTFOLIO.trails.length);
  const column = screen.getByRole("region", { name: "Kartlegging 2" });
  const jonas = within(column).getByRole("button", { name: "Jonas Øvingsen" });
  jonas.focus();
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(within(column).getByRole("button", { name: "Mohammed Prøvedal" }));
  await user.keyboard("{ArrowRight}");
  expect(document.activeElement?.textContent).toBe("Ole Dummynes");
  await user.keyboard("{Control>}{ArrowRight}{/Control}");
  expect(launcher.openPhase).toHaveBeenCalledWith(expect.objectContaining({ trail: "trail-6", to: "in_education" }));
  await user.click(screen.getByRole("button", { name: "Endre fase: Jonas Øvingsen" }));
  await waitFor(() => expect(launcher.openPhase).toHaveBeenLastCalledWith({ trail: "trail-2", returnTo: expect.any(Function) as unknown }));
});

const trail = (id: string, change: Partial<TrailRow>) => trailRow({ id, title: id, ...change });
const sortedIds = (orderBy: "phase" | "tasks" | "owner", trails: TrailRow[]) => sorted(trails, { orderBy, direction: "ascending" }, PORTFOLIO.phases).map(({ id }) => id);

it("sorts phases as the path goes, tasks by what is over its day, and one's own first", () => {
  expect(sortedIds("phase", [trail("working", { phase: "working" }), trail("mapping", { phase: "mapping" }), trail("referred", { phase: "referred" })])).toEqual(["referred", "mapping", "working"]);
  expect(sortedIds("tasks", [trail("overdue", { open_tasks: 1, overdue_tasks: 1 }), trail("many", { open_tasks: 9, overdue_tasks: 0 }), trail("few", { open_tasks: 2, overdue_tasks: 0 })])).toEqual(["few", "many", "overdue"]);
});

it("takes several reasons for a hand as any of them, what waits for a check among them, and a colleague's name as a colleague's", () => {
  const trails = [trail("overdue", { overdue_tasks: 1 }), trail("provisional", { standing: "provisional" }), trail("fine", {}), trail("same-name", { mine: false, owner_name: "Kari Testdal" })];
  const left = (change: Partial<typeof NO_FILTERS>) => filtered(trails, { ...NO_FILTERS, ...change }).map(({ id }) => id);
  expect(left({ attention: ["overdue", "unsent"] })).toEqual(["overdue", "provisional"]);
  expect(left({ owner: { name: "Kari Testdal" } })).toEqual(["same-name"]);
});

it("lets every filter go again, keeps the counts of phases to the rest, and has no choice of owners where all is one's own", async () => {
  const mine = PORTFOLIO.trails.filter((of) => of.mine);
  const { user } = renderWithin(<PortfolioPage />, fakeBackend({ portfolio: () => ({ ...PORTFOLIO, trails: mine }) }));
  await screen.findAllByTestId("trail-row");
  expect(screen.queryByRole("combobox", { name: "Jobbspesialist" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Vis alle" })).toBeNull();
  const working = screen.getByRole("button", { name: /^Jobber /u });
  await user.click(working);
  expect(screen.getAllByTestId("trail-row").length).toBeLessThan(mine.length);
  await user.click(working);
  expect(screen.getAllByTestId("trail-row")).toHaveLength(mine.length);
  const unsent = screen.getByRole("button", { name: /^Uten neste møte/u });
  await user.click(unsent);
  await user.click(unsent);
  expect(screen.getAllByTestId("trail-row")).toHaveLength(mine.length);
  await user.click(working);
  await user.click(screen.getByTestId("portfolio-board"));
  expect(screen.getAllByTestId("board-card")).toHaveLength(mine.length);
});

it("drops a card on another phase, on its own nowhere, and says nothing of who it is to other windows", async () => {
  const { user, launcher } = renderWithin(<PortfolioPage />, fakeBackend());
  await screen.findAllByTestId("trail-row");
  await user.click(screen.getByTestId("portfolio-board"));
  const card = screen.getAllByTestId("board-card").find(({ dataset }) => dataset.trail === "trail-2");
  if (card === undefined) throw new Error("no card");
  const carried: [string, string][] = [];
  const dataTransfer = { setData: (type: string, text: string) => carried.push([type, text]), effectAllowed: "" };
  fireEvent.dragStart(card, { dataTransfer });
  fireEvent.drop(screen.getByRole("region", { name: /^Kartlegging/u }), { dataTransfer });
  expect(launcher.openPhase).not.toHaveBeenCalled();
  fireEvent.dragStart(card, { dataTransfer });
  fireEvent.drop(screen.getByRole("region", { name: /^Jobbutvikling/u }), { dataTransfer });
  expect(launcher.openPhase).toHaveBeenCalledWith(expect.objectContaining({ trail: "trail-2", to: "job_development" }));
  expect(JSON.stringify(carried)).not.toContain("Jonas");
});

it("goes to the last card of a shorter column, and takes Ctrl with an upward arrow and Alt for nothing", async () => {
  const { user, launcher } = renderWithin(<PortfolioPage />, fakeBackend());
  await screen.findAllByTestId("trail-row");
  await user.click(screen.getByTestId("portfolio-board"));
  const mohammed = screen.getByRole("button", { name: "Mohammed Prøvedal" });
  mohammed.focus();
  await user.keyboard("{ArrowLeft}");
  expect(document.activeElement?.textContent).toBe("Ingrid Øvingslien");
  mohammed.focus();
  await user.keyboard("{Control>}{ArrowUp}{/Control}{Alt>}{ArrowRight}{/Alt}");
  expect(document.activeElement).toBe(mohammed);
  expect(launcher.openPhase).not.toHaveBeenCalled();
});

/** The board of a large office: 80 referred, 80 who work. */
async function openLargeBoard() {
  const { look } = outOfView();
  const trails = (["referred", "working"] as const).flatMap((phase) => Array.from({ length: 80 }, (_, index) => trail(`${phase} ${index + 1}`, { phase })));
  const opened = renderWithin(<PortfolioPage />, fakeBackend({ portfolio: () => ({ ...PORTFOLIO, trails }) }));
  await screen.findAllByTestId("trail-row");
  await opened.user.click(screen.getByTestId("portfolio-board"));
  return { ...opened, look };
}
const cardsOf = (name: string) => within(screen.getByRole("region", { name })).getAllByTestId("board-card").length;

it("paints of each column what is looked at, and counts the whole of it", async () => {
  const { look } = await openLargeBoard();
  expect([cardsOf("Henvist 80"), cardsOf("Jobber 80")]).toEqual([30, 30]);
  look(within(screen.getByRole("region", { name: "Jobber 80" })).getByTestId("list-end"));
  expect([cardsOf("Henvist 80"), cardsOf("Jobber 80")]).toEqual([30, 60]);
});

it("takes the arrows to cards that were not painted yet, down a column and into the one beside", async () => {
  const { user } = await openLargeBoard();
  screen.getByRole("button", { name: "referred 30" }).focus();
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement?.textContent).toBe("referred 31");
  await user.keyboard("{ArrowRight}");
  expect(document.activeElement?.textContent).toBe("working 31");
  expect(screen.getByRole("button", { name: "Endre fase: working 31" })).toBeTruthy();
});

it("moves a card that was painted later by dragging", async () => {
  const { launcher, look } = await openLargeBoard();
  look(within(screen.getByRole("region", { name: "Henvist 80" })).getByTestId("list-end"));
  const card = screen.getByRole("button", { name: "referred 55" }).closest("li");
  if (card === null) throw new Error("no card");
  const dataTransfer = { setData: () => {}, effectAllowed: "" };
  fireEvent.dragStart(card, { dataTransfer });
  fireEvent.drop(screen.getByRole("region", { name: "Jobber 80" }), { dataTransfer });
  expect(launcher.openPhase).toHaveBeenCalledWith(expect.objectContaining({ trail: "referred 55", to: "working" }));
});

it("keeps the focus on a card that goes to another phase, whether the dialog or the card goes first", async () => {
  const backend = fakeBackend();
  const { user, launcher, readAgain } = renderWithin(<PortfolioPage start="board" />, backend);
  const jonas = await screen.findByRole("button", { name: "Jonas Øvingsen" });
  jonas.focus();
  await user.keyboard("{Control>}{ArrowRight}{/Control}");
  backend.answer("portfolio", () => ({ ...PORTFOLIO, trails: PORTFOLIO.trails.map((of) => (of.id === "trail-2" ? { ...of, phase: "job_development" as const } : of)) }));
  await readAgain();
  const column = await screen.findByRole("region", { name: "Jobbutvikling 3" });
  const there = within(column).getByRole("button", { name: "Jonas Øvingsen" });
  await waitFor(() => expect(document.activeElement).toBe(there));
  expect(there).not.toBe(jonas);
  expect(vi.mocked(launcher.openPhase).mock.lastCall?.[0].returnTo?.()).toBe(there);
});
