import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { useNavigation } from "../../shared/navigation";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { trailRow } from "../../testing/synthetic";
import { REPORTS } from "../../testing/synthetic-reports";
import { ReportsTab } from "./ReportsTab";

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

const open = (backend = fakeBackend({ reports: () => REPORTS }), service: "ips" | "ams" = "ips") => ({
  backend,
  ...renderWithin(
    <>
      <ReportsTab row={trailRow({ service })} />
      <Where />
    </>,
    backend,
  ),
});

it("lists the reports by what they are called in the service, and opens one", async () => {
  const { user } = open();
  await user.click(await screen.findByRole("button", { name: "Underveisnotat 22.08.2026–21.11.2026" }));
  expect(screen.getByTestId("where").textContent).toContain('"report-1"');
});

it("starts a report with the period that Rust proposes when none is written, and opens it", async () => {
  const { user, backend } = open(fakeBackend(), "ams");
  await user.click(await screen.findByRole("button", { name: "Ny underveisrapport" }));
  await user.click(await screen.findByTestId("report-start-save"));
  await waitFor(() => expect(screen.getByTestId("where").textContent).toContain('"report-new"'));
  expect(backend.asked("start_report")).toEqual([{ input: { trail: "trail-1", kind: "interval" } }]);
});

it("says beside a day what is wrong with it", async () => {
  const { user, backend } = open(fakeBackend());
  backend.refuse("start_report", { code: "period_backwards", message: "Fra må være før til.", field: "date_from" });
  await user.click(await screen.findByTestId("report-start-interval"));
  await user.type(await screen.findByTestId("report-from"), "1.12");
  await user.type(screen.getByTestId("report-to"), "1.11{Enter}");
  expect((await screen.findByTestId("error-message")).textContent).toBe("Fra må være før til.");
  expect(document.activeElement).toBe(screen.getByTestId("report-from"));
});
