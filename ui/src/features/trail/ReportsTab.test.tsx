import { act, screen, waitFor } from "@testing-library/react";
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

it("starts a report with the period that was typed, and an end report without one", async () => {
  const { user, backend } = open(fakeBackend());
  await user.click(await screen.findByTestId("report-start-interval"));
  await user.type(await screen.findByTestId("report-from"), "1.9.2026");
  await user.type(screen.getByTestId("report-to"), "30.9.2026{Enter}");
  await waitFor(() => expect(backend.asked("start_report")).toEqual([{ input: { trail: "trail-1", kind: "interval", from: "2026-09-01", to: "2026-09-30" } }]));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.click(screen.getByTestId("report-start-end"));
  await screen.findByTestId("report-start-save");
  expect(screen.queryByTestId("report-from")).toBeNull();
  await user.click(screen.getByTestId("report-start-save"));
  await waitFor(() => expect(backend.asked("start_report").at(-1)).toEqual({ input: { trail: "trail-1", kind: "end" } }));
});

it.each([["en gang", "", "report-from"], ["1.9.2026", "en gang", "report-to"]])("saves no period of «%s» to «%s», and goes to the day that cannot be read", async (from, to, field) => {
  const { user, backend } = open(fakeBackend());
  await user.click(await screen.findByTestId("report-start-interval"));
  await user.type(await screen.findByTestId("report-from"), from);
  if (to !== "") await user.type(screen.getByTestId("report-to"), to);
  await user.click(screen.getByTestId("report-start-save"));
  await screen.findByTestId("error-message");
  expect(document.activeElement).toBe(screen.getByTestId(field));
  expect(backend.asked("start_report")).toEqual([]);
});

it("puts what Rust says of the last day at the last day", async () => {
  const { user, backend } = open(fakeBackend());
  backend.refuse("start_report", { code: "period_ahead", message: "Til kan ikke ligge fram i tid.", field: "date_to" });
  await user.click(await screen.findByTestId("report-start-interval"));
  await user.click(await screen.findByTestId("report-start-save"));
  await screen.findByText("Til kan ikke ligge fram i tid.");
  expect(document.activeElement).toBe(screen.getByTestId("report-to"));
});

it("says that there is none yet, prints the trail, and names a status of a newer app as it is", async () => {
  const { user, backend, readAgain } = open(fakeBackend());
  expect(await screen.findByRole("heading", { name: "Ingen rapporter ennå" })).toBeTruthy();
  await user.click(screen.getByTestId("trail-print"));
  await waitFor(() => expect(backend.asked("trail_page")).toEqual([{ id: "trail-1" }]));
  backend.answer("reports", () => REPORTS.map((report) => ({ ...report, status: "i_arkivet" })));
  await act(readAgain);
  expect((await screen.findAllByTestId("report-row"))[0]?.textContent).toContain("i_arkivet");
});

it("says why they cannot be read, and reads them again", async () => {
  const backend = fakeBackend();
  backend.refuse("reports", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = open(backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("reports", () => REPORTS);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findAllByTestId("report-row")).toHaveLength(2);
});
