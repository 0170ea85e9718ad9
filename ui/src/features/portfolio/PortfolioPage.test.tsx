import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { CommandError } from "../../shared/backend";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { NO_TRAILS, PORTFOLIO } from "../../testing/synthetic";
import { PortfolioPage } from "./PortfolioPage";

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
