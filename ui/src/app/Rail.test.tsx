import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { type Route, useNavigation } from "../shared/navigation";
import { fakeBackend } from "../testing/fake-backend";
import { renderWithin } from "../testing/render-within";
import { INBOX, ME, OPEN, taskRow, PRESSING } from "../testing/synthetic";
import { Rail } from "./Rail";

const Where = () => <output data-testid="where">{useNavigation().route.name}</output>;

function open(start?: Route, backend = fakeBackend()) {
  const asked = { onLog: vi.fn(), onPalette: vi.fn(), onLock: vi.fn() };
  return { asked, ...renderWithin(<><Rail me={ME} {...asked} /><Where /></>, backend, start) };
}

it.each<[Route, string | undefined]>([
  [{ name: "home" }, "nav-home"],
  [{ name: "trail", id: "trail-1" }, "nav-portfolio"],
  [{ name: "meeting", id: "meeting-1" }, "nav-portfolio"],
  [{ name: "report", id: "report-1" }, "nav-portfolio"],
  [{ name: "employer", org: "999999999" }, "nav-employers"],
  [{ name: "code-lists" }, "nav-settings"],
  [{ name: "data" }, "nav-settings"],
  [{ name: "departure" }, undefined],
])("says where one is: %o", (route, place) => {
  open(route);
  const here = screen.getAllByTestId(/^nav-/u).filter((link) => link.getAttribute("aria-current") === "page");
  expect(here.map(({ dataset }) => dataset.testid)).toEqual(place === undefined ? [] : [place]);
});

it("goes where it is told, and asks for what is not a place", async () => {
  const { user, asked } = open();
  await user.click(screen.getByTestId("nav-figures"));
  expect(screen.getByTestId("where").textContent).toBe("figures");
  await user.click(screen.getByTestId("open-quick-log"));
  await user.click(screen.getByTestId("open-palette"));
  await user.click(screen.getByTestId("lock"));
  for (const ask of Object.values(asked)) expect(ask).toHaveBeenCalledTimes(1);
});

it("counts in words what is overdue and what waits for a choice, and nothing where nothing does", async () => {
  open({ name: "home" }, fakeBackend({ inbox: () => INBOX }));
  const overdue = PRESSING.tasks_due.filter((task) => task.overdue).length;
  expect(overdue).toBeLessThan(PRESSING.tasks_due.length);
  expect(await screen.findByRole("button", { name: `Oppgaver ${overdue} oppgaver over fristen` })).toBeTruthy();
  expect((await screen.findByRole("button", { name: /^Valg 2 /u })).textContent).toContain("2");
  expect(screen.getByTestId("nav-figures").querySelector(".wt-rail__count")).toBeNull();
});

it("counts what is overdue in one's own trails, as the task list begins with them, and the team's for whoever follows it", async () => {
  const tasks_due = ["trail-1", "trail-1", "trail-6"].map((trail, index) => taskRow({ id: `t${index}`, trail, overdue: true }));
  const backend = fakeBackend({ pressing: () => ({ ...PRESSING, tasks_due }) });
  const { unmount } = open({ name: "home" }, backend);
  expect(await screen.findByRole("button", { name: "Oppgaver 2 oppgaver over fristen" })).toBeTruthy();
  backend.answer("app_status", () => ({ ...OPEN, me: { ...ME, role: "supervisor" } }));
  unmount();
  open({ name: "home" }, backend);
  expect(await screen.findByRole("button", { name: "Oppgaver 3 oppgaver over fristen" })).toBeTruthy();
});

it("counts nothing when nothing is overdue and nothing waits", async () => {
  const backend = fakeBackend({ pressing: () => ({ ...PRESSING, tasks_due: [] }) });
  open({ name: "home" }, backend);
  await vi.waitFor(() => expect(backend.asked("inbox")).toHaveLength(1));
  expect(document.querySelector(".wt-rail__count")).toBeNull();
});
