import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { CommandError } from "../../shared/backend";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { PORTFOLIO } from "../../testing/synthetic";
import { PortfolioPage } from "./PortfolioPage";

async function open(backend = fakeBackend()) {
  const around = renderWithin(<PortfolioPage />, backend);
  await screen.findAllByTestId("trail-row");
  return { backend, ...around };
}

const name = (of: string) => screen.getByRole("button", { name: of });
const tick = (of: string) => screen.getByRole("checkbox", { name: `Velg: ${of}` });

it("chooses with the keyboard alone, and gives what is chosen to a colleague", async () => {
  const { user, launcher } = await open();
  name("Nora Prøvestad").focus();
  await user.keyboard("x{ArrowDown}{ArrowDown}x");
  expect(screen.getByTestId("bulk-bar").textContent).toContain("2 valgt");
  expect(document.activeElement).toBe(name("Amina Testberg"));
  await user.click(screen.getByTestId("bulk-handover"));
  expect(launcher.openHandover).toHaveBeenCalledWith(["trail-1", "trail-3"]);
});

it("chooses all that are shown, and acts on nothing that is hidden by a filter", async () => {
  const { user } = await open();
  await user.click(screen.getByTestId("choose-all"));
  expect(screen.getByTestId("bulk-bar").textContent).toContain(`${PORTFOLIO.trails.length} valgt`);
  await user.click(screen.getByRole("button", { name: "Jobber 2" }));
  expect(screen.getByTestId("bulk-bar").textContent).toContain("2 valgt");
  await user.click(screen.getByTestId("bulk-clear"));
  expect(screen.queryByTestId("bulk-bar")).toBeNull();
});

it("adds one task to all that are chosen, and keeps those that were refused", async () => {
  const backend = fakeBackend({
    add_task: ({ input }) => {
      if (input.trail === "trail-2") throw new CommandError({ code: "trail_ended", message: "Jobbsporet er avsluttet.", field: "trail" });
      return { id: `task-${input.trail}` };
    },
  });
  const { user } = await open(backend);
  await user.click(tick("Nora Prøvestad"));
  await user.click(tick("Jonas Øvingsen"));
  await user.click(screen.getByTestId("bulk-task"));
  await user.type(await screen.findByTestId("bulk-task-subject"), "Oppdatere CV");
  await user.type(screen.getByTestId("bulk-task-due"), "i morgen{Enter}");
  expect((await screen.findByTestId("toast")).textContent).toContain("Ikke lagt til på Jonas Øvingsen: Jobbsporet er avsluttet.");
  expect(backend.asked("add_task").map(({ input }) => input)).toEqual([
    { trail: "trail-1", subject: "Oppdatere CV", due: "2026-11-22" },
    { trail: "trail-2", subject: "Oppdatere CV", due: "2026-11-22" },
  ]);
  await waitFor(() => expect(screen.getByTestId("bulk-bar").textContent).toContain("1 valgt"));
});

it("puts what is wrong with the task beside its field, and keeps what was chosen", async () => {
  const backend = fakeBackend();
  backend.refuse("add_task", { code: "required", message: "Skriv hva som skal gjøres.", field: "subject" });
  const { user } = await open(backend);
  await user.click(tick("Nora Prøvestad"));
  await user.click(screen.getByTestId("bulk-task"));
  await user.click(await screen.findByTestId("bulk-task-save"));
  expect((await screen.findByTestId("error-message")).textContent).toBe("Skriv hva som skal gjøres.");
  expect(document.activeElement).toBe(screen.getByTestId("bulk-task-subject"));
});

it("prints an overview of what is shown, with the counts of its phases", async () => {
  const print = vi.spyOn(window, "print").mockImplementation(() => {});
  const { user } = await open();
  await user.click(screen.getByRole("button", { name: "Jobber 2" }));
  await user.click(screen.getByTestId("overview-print"));
  await waitFor(() => expect(print).toHaveBeenCalled());
  const sheet = within(screen.getByTestId("print-sheet"));
  expect(sheet.getByText("2 jobbspor · Jobber 2")).toBeTruthy();
  expect(sheet.getAllByRole("row", { hidden: true })).toHaveLength(3);
  act(() => void window.dispatchEvent(new Event("afterprint")));
});

it("saves the chosen as a spreadsheet, after a word about what leaves the vault", async () => {
  const backend = fakeBackend({ save_file: () => "/x/jobbspor.csv" });
  const { user } = await open(backend);
  await user.click(tick("Nora Prøvestad"));
  await user.click(screen.getByTestId("bulk-export"));
  expect((await screen.findByRole("dialog")).textContent).toContain("ikke kryptert");
  await user.click(screen.getByTestId("bulk-export-save"));
  expect((await screen.findByTestId("toast")).textContent).toContain("/x/jobbspor.csv");
  const [saved] = backend.asked("save_file");
  expect(saved?.name).toBe("jobbspor-2026-11-21.csv");
  expect(saved?.content.split("\r\n")[1]).toMatch(/^Nora Prøvestad;94;Jobbutvikling;21\.11\.2026 15:30;/u);
});

it("remembers its shape and its order the next time, told once when the page is left", async () => {
  const kept: Record<string, string> = {};
  const backend = fakeBackend({
    workspace: () => ({ tasks: [], links: [], templates: [], user_log: [], preferences: { ...kept } }),
    set_preference: ({ input }) => {
      kept[input.name] = input.value;
      return null;
    },
  });
  const { user } = await open(backend);
  await user.click(screen.getByRole("button", { name: /^Siste kontakt/u }));
  await user.click(screen.getByRole("button", { name: /^Deltaker/u }));
  const first = screen.getAllByTestId("trail-row")[0]?.dataset.trail;
  await user.click(screen.getByTestId("portfolio-board"));
  await user.click(screen.getByTestId("portfolio-list"));
  expect(backend.asked("set_preference")).toEqual([]);
  cleanup();
  expect(kept).toEqual({ portfolio_sort: "name ascending", portfolio_shape: "list" });
  await open(backend);
  await waitFor(() => expect(screen.getAllByTestId("trail-row")[0]?.dataset.trail).toBe(first));
});

it("chooses nothing more with all chosen, opens nobody by a tick, and takes a choice back with the key", async () => {
  const { user } = await open();
  const all = screen.getByTestId<HTMLInputElement>("choose-all");
  name("Nora Prøvestad").focus();
  await user.keyboard("x");
  expect([all.checked, all.indeterminate]).toEqual([false, true]);
  await user.keyboard("{Control>}x{/Control}");
  expect(screen.getByTestId("bulk-bar")).toBeTruthy();
  await user.keyboard("x");
  expect(screen.queryByTestId("bulk-bar")).toBeNull();
  await user.click(all);
  expect([all.checked, all.indeterminate]).toEqual([true, false]);
  await user.click(all);
  expect(screen.queryByTestId("bulk-bar")).toBeNull();
  await user.click(tick("Nora Prøvestad").closest("td") ?? document.body);
  expect(screen.getAllByTestId("trail-row")).toHaveLength(PORTFOLIO.trails.length);
  name("Jonas Øvingsen").focus();
  await user.keyboard("{ArrowUp}");
  expect(document.activeElement).toBe(name("Nora Prøvestad"));
});

it("lets the choice be on the list only, prints the chosen, and prints again", async () => {
  const print = vi.spyOn(window, "print").mockImplementation(() => {});
  const { user } = await open();
  await user.click(tick("Nora Prøvestad"));
  await user.click(screen.getByTestId("bulk-print"));
  expect(within(await screen.findByTestId("print-sheet")).getAllByRole("row", { hidden: true })).toHaveLength(2);
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  act(() => void window.dispatchEvent(new Event("afterprint")));
  expect(screen.queryByTestId("print-sheet")).toBeNull();
  await user.click(screen.getByTestId("portfolio-board"));
  expect(screen.queryByTestId("bulk-bar")).toBeNull();
});

it("closes once the task is on all, saves none with a day it cannot read, and stays when no place was chosen for the file", async () => {
  const backend = fakeBackend({ save_file: () => null });
  const { user } = await open(backend);
  await user.click(tick("Nora Prøvestad"));
  await user.click(screen.getByTestId("bulk-task"));
  await user.type(await screen.findByTestId("bulk-task-subject"), "Oppdatere CV");
  await user.type(screen.getByTestId("bulk-task-due"), "en gang{Enter}");
  await screen.findByTestId("error-message");
  expect(backend.asked("add_task")).toEqual([]);
  await user.clear(screen.getByTestId("bulk-task-due"));
  await user.click(screen.getByTestId("bulk-task-save"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.queryByTestId("bulk-bar")).toBeNull();
  await user.click(tick("Nora Prøvestad"));
  await user.click(screen.getByTestId("bulk-export"));
  await user.click(await screen.findByTestId("bulk-export-save"));
  await waitFor(() => expect(backend.asked("save_file")).toHaveLength(1));
  expect(screen.getByRole("dialog")).toBeTruthy();
});

it("writes on the overview who is shielded, what is over its day, and only the phases somebody is in", async () => {
  vi.spyOn(window, "print").mockImplementation(() => {});
  const trails = PORTFOLIO.trails.slice(0, 2).map((trail, index) => ({ ...trail, shielded: index === 0, overdue_tasks: index === 0 ? 3 : 0 }));
  const { user } = await open(fakeBackend({ portfolio: () => ({ ...PORTFOLIO, trails }) }));
  await user.click(screen.getByTestId("overview-print"));
  const sheet = within(await screen.findByTestId("print-sheet"));
  const [, nora, jonas] = sheet.getAllByRole("row", { hidden: true }).map((row) => [...row.querySelectorAll("td")].slice(5, 8).map(({ textContent }) => textContent));
  expect(nora?.[0]).toBe("Skjermet");
  expect(nora?.[2]).toBe("3");
  expect([jonas?.[0], jonas?.[2]]).toEqual(["", ""]);
  expect(sheet.getByText(/^2 jobbspor/u).textContent).not.toContain(" 0");
});
