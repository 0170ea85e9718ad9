import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { CommandError } from "../../shared/backend";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { FIGURES, ME, TODAY } from "../../testing/synthetic";
import { FiguresPage } from "./FiguresPage";
import { firstDayOf } from "./period";

it("tells this week's counting contacts against what the method asks for, and time in the field against its limits", async () => {
  renderWithin(<FiguresPage me={ME} />, fakeBackend());
  expect((await screen.findByTestId("figure-contacts")).textContent).toContain("4 av 6");
  expect(screen.getByText("37 %")).toBeTruthy();
  expect(screen.getByText("Over 45 %")).toBeTruthy();
});

it("says when the target is reached, and that there is none while nobody seeks a job", async () => {
  const backend = fakeBackend({ figures: () => ({ ...FIGURES, contacts_per_week_target: 4 }) });
  const { readAgain } = renderWithin(<FiguresPage me={ME} />, backend);
  expect((await screen.findByTestId("figure-contacts")).textContent).toContain("4 av 4Nådd");
  backend.answer("figures", () => ({ ...FIGURES, contacts_per_week_target: null }));
  await readAgain();
  await waitFor(() => expect(screen.getByTestId("figure-contacts").textContent).toContain("Ingen søker jobb akkurat nå"));
});

it("has every column of a chart in a table as well, the latest week first", async () => {
  const { user } = renderWithin(<FiguresPage me={ME} />, fakeBackend());
  const chart = within(await screen.findByTestId("chart-counting"));
  expect(chart.getByRole("figure", { name: "56 møter i perioden, hos 14 arbeidsgivere." })).toBeTruthy();
  await user.click(chart.getByRole("button", { name: "Vis som tabell" }));
  const rows = chart.getAllByRole("row").slice(1).map((row) => row.textContent);
  expect(rows).toHaveLength(12);
  expect(rows[0]).toBe("4716.11.4");
});

it("asks for the team's figures and for another period when told", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<FiguresPage me={ME} />, backend);
  await screen.findByTestId("figures");
  await user.click(screen.getByTestId("figures-team"));
  await user.selectOptions(screen.getByTestId("figures-period"), "year");
  await waitFor(() => expect(backend.asked("figures").map(({ filter }) => filter)).toEqual([
    { from: "2026-08-31", everybody: false }, { from: "2026-08-31", everybody: true }, { from: "2026-01-01", everybody: true },
  ]));
});

it("begins with the team for a supervisor", async () => {
  const backend = fakeBackend();
  renderWithin(<FiguresPage me={{ ...ME, role: "supervisor" }} />, backend);
  await screen.findByTestId("figures");
  expect(backend.asked("figures")[0]?.filter.everybody).toBe(true);
});

it("says so where there is nothing to count", async () => {
  renderWithin(<FiguresPage me={ME} />, fakeBackend({ figures: () => ({ ...FIGURES, ended_by_cause: [] }) }));
  expect(await screen.findByText("Ingenting i denne perioden")).toBeTruthy();
});

it("tells why the figures could not be read", async () => {
  renderWithin(<FiguresPage me={ME} />, fakeBackend({
    figures: () => {
      throw new CommandError({ code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
    },
  }));
  expect((await screen.findByRole("alert")).textContent).toContain("Lageret kunne ikke leses.");
});

it("takes periods from a Monday, or from the first of the month, the quarter and the year", () => {
  expect(["weeks12", "month", "quarter", "year"].map((period) => firstDayOf(period as never, TODAY))).toEqual(["2026-08-31", "2026-11-01", "2026-10-01", "2026-01-01"]);
});
