import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { useNavigation } from "../../shared/navigation";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at } from "../../testing/synthetic";
import { FILED_REPORT, reportView, SHARED_REPORT } from "../../testing/synthetic-reports";
import { ReportPage } from "./ReportPage";

function open(backend = fakeBackend({ report: () => reportView() })) {
  return { backend, ...renderWithin(<ReportPage id="report-1" />, backend, { name: "report", id: "report-1" }) };
}

const summary = () => screen.findByTestId<HTMLTextAreaElement>("report-text-period_summary");

it("shows what the report is made of beside the texts one writes", async () => {
  open();
  expect((await summary()).value).toBe("Nora har vært på tre bedriftsbesøk.");
  const data = within(screen.getByTestId("report-data"));
  expect(data.getByText("Eksempel Logistikk AS")).toBeTruthy();
  expect(data.queryByText("Nora har vært på tre bedriftsbesøk.")).toBeNull();
});

it("saves a text when it is left, on top of the version the typing began from", async () => {
  const backend = fakeBackend({ report: () => reportView() });
  const { user } = open(backend);
  await user.type(await summary(), " To tilbud.");
  const after = "Nora har vært på tre bedriftsbesøk. To tilbud.";
  backend.answer("report", () => reportView({ version: "v2" }, { summary: after }));
  await user.tab();
  expect((await screen.findByTestId("report-saved-period_summary")).textContent).toContain("Lagret");
  expect(backend.asked("edit_record")).toEqual([{ input: { id: "report-1", base: "v1", fields: { period_summary: after } } }]);
  expect((await summary()).value).toBe(after);
  await waitFor(() => expect(backend.asked("discard_draft")).toEqual([{ key: "report:report-1:period_summary" }]));
});

it("keeps a colleague's words when they come while one is typing", async () => {
  const backend = fakeBackend({ report: () => reportView() });
  const { user, readAgain } = open(backend);
  await user.type(await summary(), " Mi");
  backend.answer("report", () => reportView({ version: "v2" }, { summary: "Kollegaens ord. Nora har vært på tre bedriftsbesøk." }));
  await act(readAgain);
  expect(await screen.findByTestId("changed-elsewhere")).toBeTruthy();
  await user.type(await summary(), "tt.");
  backend.answer("report", () => reportView({ version: "v3" }, { summary: "Kollegaens ord. Nora har vært på tre bedriftsbesøk. Mitt." }));
  await user.tab();
  await waitFor(async () => expect((await summary()).value).toBe("Kollegaens ord. Nora har vært på tre bedriftsbesøk. Mitt."));
  expect(backend.asked("edit_record")[0]?.input.base).toBe("v1");
});

it("keeps what is typed while a save is under way, and saves it on top of the first", async () => {
  const backend = fakeBackend({ report: () => reportView() });
  const { user } = open(backend);
  const waiting: (() => void)[] = [];
  backend.answer("edit_record", () => new Promise<null>((resolve) => {
    waiting.push(() => resolve(null));
  }));
  await user.type(await summary(), " En.");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await user.type(await summary(), " To.");
  backend.answer("report", () => reportView({ version: "v2" }, { summary: "Nora har vært på tre bedriftsbesøk. En." }));
  await act(async () => waiting[0]?.());
  await waitFor(() => expect(screen.getByTestId("report-saved-period_summary").textContent).toContain("Lagres når"));
  expect((await summary()).value).toBe("Nora har vært på tre bedriftsbesøk. En. To.");
  backend.answer("edit_record", () => null);
  backend.answer("report", () => reportView({ version: "v3" }, { summary: "Nora har vært på tre bedriftsbesøk. En. To." }));
  await user.tab();
  await waitFor(() => expect(backend.asked("edit_record").at(-1)?.input).toMatchObject({ base: "v2", fields: { period_summary: "Nora har vært på tre bedriftsbesøk. En. To." } }));
});

it("keeps a text that is refused in the field, with the reason beside it", async () => {
  const backend = fakeBackend({ report: () => reportView() });
  const { user } = open(backend);
  backend.refuse("edit_record", { code: "report_shared", message: "Rapporten er delt med deltakeren.", field: "period_summary" });
  await user.type(await summary(), " Mer.");
  await user.tab();
  expect((await screen.findByTestId("error-message")).textContent).toContain("delt med deltakeren");
  expect((await summary()).value).toContain(" Mer.");
});

it("goes on with what was being typed when the app ended", async () => {
  const body = JSON.stringify({ base: "v0", text: "Nora har vært på fire" });
  open(fakeBackend({ report: () => reportView(), drafts: () => [{ key: "report:report-1:period_summary", body, saved_at: at(0, 14) }] }));
  expect((await summary()).value).toBe("Nora har vært på fire");
  expect(screen.getByTestId("report-saved-period_summary").textContent).toContain("Hentet fram");
});

it("says what stands in the way of filing, and files once it is out of the way", async () => {
  const backend = fakeBackend({ report: () => reportView() });
  const { user, readAgain } = open(backend);
  expect((await screen.findByTestId<HTMLButtonElement>("report-file")).disabled).toBe(true);
  expect(screen.getByTestId("report-obstacle").dataset.code).toBe("participant_not_involved");
  await user.click(screen.getByTestId("report-involved"));
  expect(backend.asked("edit_record")[0]?.input.fields).toEqual({ participant_involved: "true" });
  backend.answer("report", () => reportView({ filing: null }));
  await act(readAgain);
  await user.click(await screen.findByTestId("report-file"));
  await user.type(await screen.findByTestId("report-case"), "2026/1{Enter}");
  await waitFor(() => expect(backend.asked("file_report")).toEqual([{ input: { id: "report-1", case: "2026/1" } }]));
});

it("shares until a day that is proposed, and puts a refused day beside its field", async () => {
  const backend = fakeBackend({ report: () => reportView() });
  const { user } = open(backend);
  backend.refuse("share_report", { code: "follow_up_not_ahead", message: "Dagen er passert.", field: "comment_due" });
  await user.click(await screen.findByTestId("report-share"));
  expect((await screen.findByTestId<HTMLInputElement>("report-share-until")).value).toBe("28.11.2026");
  await user.click(screen.getByTestId("report-share-save"));
  expect((await screen.findByTestId("error-message")).textContent).toBe("Dagen er passert.");
  expect(document.activeElement).toBe(screen.getByTestId("report-share-until"));
});

it("locks the texts while the participant reads, and opens them again", async () => {
  const { user, backend } = open(fakeBackend({ report: () => SHARED_REPORT }));
  expect((await screen.findByTestId("report-shared")).textContent).toContain("28.11.2026");
  expect(screen.queryByRole("textbox")).toBeNull();
  await user.click(screen.getByTestId("report-unshare"));
  expect(backend.asked("unshare_report")).toEqual([{ id: "report-1" }]);
});

it("shows a filed report as it was, with when, where and its checksum, and nothing to press but print", async () => {
  open(fakeBackend({ report: () => FILED_REPORT }));
  const filed = await screen.findByTestId("report-filed");
  expect(filed.textContent).toContain("2026/123456");
  expect(filed.textContent).toContain("9f86d081884c");
  expect(screen.queryByTestId("report-steps")).toBeNull();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByTestId("report-print")).toBeTruthy();
});

it("warns when a filed text is no longer the one that was filed", async () => {
  const filed = { at: at(-1, 9), case: "2026/1", sha256: "00", intact: false };
  open(fakeBackend({ report: () => ({ ...FILED_REPORT, filed }) }));
  expect(await screen.findByTestId("report-broken")).toBeTruthy();
});

it("settles a field that two people chose differently", async () => {
  const conflicts = [{ field: "date_to", chosen: "2026-11-21", other: "2026-11-30" }];
  const { user, backend } = open(fakeBackend({ report: () => reportView({ conflicts }) }));
  const conflict = within(await screen.findByTestId("conflict"));
  await user.click(conflict.getByRole("button", { name: /30\.11\.2026/u }));
  expect(backend.asked("edit_record")[0]?.input.fields).toEqual({ date_to: "2026-11-30" });
});

it("prints the page that Rust has composed, and says why when it cannot", async () => {
  const { user, backend } = open(fakeBackend({ report: () => reportView(), report_page: () => "<!doctype html>" }));
  await user.click(await screen.findByTestId("report-print"));
  await waitFor(() => expect(backend.asked("print_page")).toEqual([{ html: "<!doctype html>" }]));
  backend.refuse("print_page", { code: "text_too_long", message: "Siden er for lang til å skrives ut.", field: "html" });
  await user.click(screen.getByTestId("report-print"));
  expect((await screen.findByTestId("toast")).textContent).toContain("for lang");
});

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

it("puts a report aside and leads to the trail, and takes it back from there", async () => {
  const backend = fakeBackend({ report: () => reportView() });
  const { user, unmount } = renderWithin(<><ReportPage id="report-1" /><Where /></>, backend, { name: "report", id: "report-1" });
  await user.click(await screen.findByTestId("report-discard"));
  await waitFor(() => expect(screen.getByTestId("where").textContent).toBe('{"name":"trail","id":"trail-1","tab":"reports"}'));
  unmount();
  backend.answer("report", () => reportView({ row: { ...reportView().row, discarded: true } }));
  const again = renderWithin(<ReportPage id="report-1" />, backend);
  await again.user.click(await screen.findByTestId("report-restore"));
  expect(screen.queryByTestId("report-steps")).toBeNull();
  expect(screen.queryByRole("textbox")).toBeNull();
  await waitFor(() => expect(backend.asked("edit_record").map(({ input }) => input.discarded)).toEqual([true, false]));
  backend.refuse("edit_record", { code: "unexpected", message: "Gikk ikke.", field: null });
  await again.user.click(screen.getByTestId("report-restore"));
  expect(await screen.findByText("Gikk ikke.")).toBeTruthy();
});

it("reads as it will be filed, without what is empty, and leads to how it was", async () => {
  const { user, launcher } = open();
  await user.click(await screen.findByTestId("report-read"));
  const paper = await screen.findByTestId("report-paper");
  expect(within(paper).getByText("Nora har vært på tre bedriftsbesøk.")).toBeTruthy();
  expect(within(paper).queryByTestId("report-section-work")).toBeNull();
  await user.click(screen.getByTestId("open-past"));
  expect(launcher.openPast).toHaveBeenCalledWith({ id: "report-1", title: "Underveisnotat" });
});

it("changes the period of a periodic report, and offers that on no other", async () => {
  const { user, backend, unmount } = open();
  await user.click(await screen.findByTestId("report-period"));
  await user.clear(await screen.findByTestId("report-from"));
  await user.type(screen.getByTestId("report-from"), "en gang");
  await user.click(screen.getByTestId("report-period-save"));
  await screen.findByTestId("error-message");
  expect(document.activeElement).toBe(screen.getByTestId("report-from"));
  await user.clear(screen.getByTestId("report-from"));
  await user.type(screen.getByTestId("report-from"), "1.9.2026");
  await user.clear(screen.getByTestId("report-to"));
  await user.type(screen.getByTestId("report-to"), "30.9.2026{Enter}");
  await waitFor(() => expect(backend.asked("edit_record")).toEqual([{ input: { id: "report-1", fields: { date_from: "2026-09-01", date_to: "2026-09-30" } } }]));
  unmount();
  open(fakeBackend({ report: () => reportView({ kind: "end" }) }));
  await screen.findByTestId("report-title");
  expect(screen.queryByTestId("report-period")).toBeNull();
});

it("keeps the participant's comment, and shares until no day that cannot be read", async () => {
  const { user, backend } = open();
  await user.click(await screen.findByTestId("report-comment-open"));
  await user.type(await screen.findByTestId("report-comment"), "Dette stemmer.");
  await user.click(screen.getByTestId("report-comment-save"));
  await waitFor(() => expect(backend.asked("comment_report")).toEqual([{ input: { id: "report-1", comment: "Dette stemmer." } }]));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.click(screen.getByTestId("report-share"));
  await user.clear(await screen.findByTestId("report-share-until"));
  await user.type(screen.getByTestId("report-share-until"), "en gang{Enter}");
  await screen.findByTestId("error-message");
  expect(backend.asked("share_report")).toEqual([]);
});

it("takes back that the participant took part, says what was done, and why when it was not", async () => {
  const involved = { ...reportView().row, fields: { ...reportView().row.fields, participant_involved: "true" } };
  const { user, backend } = open(fakeBackend({ report: () => reportView({ row: involved, filing: null }) }));
  expect(await screen.findByTestId("report-file")).toBeTruthy();
  expect(screen.queryByTestId("report-obstacle")).toBeNull();
  backend.refuse("edit_record", { code: "unexpected", message: "Gikk ikke.", field: null });
  await user.click(screen.getByTestId("report-involved"));
  expect(backend.asked("edit_record")[0]?.input.fields).toEqual({ participant_involved: "" });
  expect((await screen.findByTestId("toast")).textContent).toContain("Gikk ikke.");
});

it("keeps the value that holds, leaves a status to its step, and says why when it cannot", async () => {
  const conflicts = [{ field: "date_to", chosen: "2026-11-21", other: "2026-11-30" }, { field: "status", chosen: "open", other: "shared" }];
  const { user, backend } = open(fakeBackend({ report: () => reportView({ conflicts }) }));
  const [first, second] = await screen.findAllByTestId("conflict");
  expect(within(second ?? document.body).queryByRole("button")).toBeNull();
  backend.refuse("edit_record", { code: "unexpected", message: "Gikk ikke.", field: null });
  await user.click(within(first ?? document.body).getByRole("button", { name: /21\.11\.2026/u }));
  expect(backend.asked("edit_record")[0]?.input.fields).toEqual({ date_to: "2026-11-21" });
  expect(await screen.findByText("Gikk ikke.")).toBeTruthy();
});

it("says that a report is done", async () => {
  open(fakeBackend({ report: () => reportView({ status: "completed", steps: [] }) }));
  expect(await screen.findByRole("heading", { name: "Ferdig" })).toBeTruthy();
});
