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
