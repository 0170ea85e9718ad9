import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { importProblem, IMPORT_CLEAN, IMPORT_DONE, IMPORT_FAULTS } from "../../testing/synthetic-data";
import { useNavigation } from "../../shared/navigation";
import { DataPage } from "./DataPage";

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

const PICKED = { name: "jobbspor.xlsx", text: null };

function open(answers: Parameters<typeof fakeBackend>[0] = {}, file?: string) {
  const backend = fakeBackend({ pick_file: () => PICKED, import_plan: () => IMPORT_CLEAN, import_apply: () => IMPORT_DONE, ...answers });
  return { ...renderWithin(<><DataPage file={file} /><Where /></>, backend, { name: "data", ...(file === undefined ? {} : { file }) }), backend };
}

it("begins with taking out, and with bringing in for whoever opened a file", () => {
  open();
  expect(screen.getAllByTestId(/^data-(export|import)$/u).map(({ dataset }) => dataset.testid)).toEqual(["data-export", "data-import"]);
});

it("says that the file is not encrypted before anything leaves, and where it lies afterwards", async () => {
  const { user, backend } = open({ export_portfolio: () => "/hjem/portefølje.worktrail" });
  expect(screen.getByTestId("export-care").textContent).toContain("ikke kryptert");
  expect(backend.asked("export_portfolio")).toEqual([]);
  await user.click(screen.getByTestId("export-worktrail"));
  await user.click(screen.getByTestId("export-save"));
  expect((await screen.findByText("Lagret: /hjem/portefølje.worktrail")).tagName).toBe("SPAN");
  expect(backend.asked("export_portfolio")).toEqual([{ form: "worktrail" }]);
});

it("claims nothing to be saved when no place was chosen or the disk refused", async () => {
  const { user, backend } = open({ export_portfolio: () => null });
  const said = screen.getByTestId("export-saved");
  expect(said.getAttribute("aria-live")).toBe("polite");
  await user.click(screen.getByTestId("export-save"));
  expect(await screen.findByText("Ingenting ble lagret.")).toBeTruthy();
  expect(said.textContent).not.toContain("Lagret");
  expect(backend.asked("export_portfolio")).toEqual([{ form: "workbook" }]);
  backend.refuse("export_portfolio", { code: "file_unwritable", message: "Disken er full.", field: null });
  await user.click(screen.getByTestId("export-save"));
  expect((await screen.findByTestId("error-message")).textContent).toBe("Disken er full.");
  expect(screen.getByTestId("export-saved").textContent).toBe("");
});

it("names every fault by table, row and column, and offers no way in until all are mended", async () => {
  const { user, backend } = open({ import_plan: () => ({ ...IMPORT_FAULTS, problems: [importProblem(), importProblem({ line: 22, column: "", message: "Raden viser til noe som ikke finnes." })] }) });
  await user.click(screen.getByTestId("import-pick"));
  const places = await screen.findAllByTestId("import-place");
  expect(places.map((row) => within(row).getAllByRole("cell").map(({ textContent }) => textContent))).toEqual([
    ["meetings", "14", "at", "Tidspunktet finnes ikke. Skriv det som 2026-11-21T14:30."],
    ["meetings", "22", "Hele raden", "Raden viser til noe som ikke finnes."],
  ]);
  expect(screen.getByText("Raden viser til noe som ikke finnes.").hasAttribute("lang")).toBe(false);
  expect(screen.queryByTestId("import-apply")).toBeNull();
  expect(screen.queryByTestId("import-names")).toBeNull();
  backend.answer("import_plan", () => IMPORT_CLEAN);
  await user.click(screen.getByTestId("import-again"));
  expect(await screen.findByTestId("import-apply")).toBeTruthy();
  expect(screen.queryByTestId("import-again")).toBeNull();
  expect(backend.asked("import_apply")).toEqual([]);
});

it("takes only one file at a time, and says that it is being looked at", async () => {
  const { user, backend } = open({ import_plan: () => new Promise(() => {}) });
  await user.click(screen.getByTestId("import-pick"));
  expect(await screen.findByText("Fil: jobbspor.xlsx")).toBeTruthy();
  expect(await screen.findByTitle("Kontrollerer filen")).toBeTruthy();
  expect(screen.getByTestId<HTMLButtonElement>("import-pick").disabled).toBe(true);
  expect(backend.asked("import_plan")).toHaveLength(1);
});

it("shows a hundred faults at a time, and how many are left", async () => {
  const problems = Array.from({ length: 103 }, (_, line) => importProblem({ line }));
  const { user } = open({ import_plan: () => ({ ...IMPORT_FAULTS, problems }) });
  await user.click(screen.getByTestId("import-pick"));
  expect(await screen.findAllByTestId("import-place")).toHaveLength(100);
  expect(screen.getByText("3 til vises når disse er rettet.")).toBeTruthy();
});

it("offers nothing to bring in when all of it is here already", async () => {
  const { user } = open({ import_plan: () => ({ ...IMPORT_CLEAN, imported: 0, kept: [] }) });
  await user.click(screen.getByTestId("import-pick"));
  expect((await screen.findByTestId("import-clean")).textContent).toContain("ingenting nytt i filen");
  expect(screen.queryByTestId("import-apply")).toBeNull();
  expect(screen.queryByTestId("import-kept")).toBeNull();
});

it("checks nothing when no file was chosen, and says why when none can be", async () => {
  const { user, backend } = open({ pick_file: () => null });
  await user.click(screen.getByTestId("import-pick"));
  expect(backend.asked("pick_file")).toHaveLength(1);
  expect(backend.asked("import_plan")).toEqual([]);
  backend.refuse("pick_file", { code: "file_unreadable", message: "Filen kan ikke åpnes.", field: null });
  await user.click(screen.getByTestId("import-pick"));
  expect((await screen.findByTestId("error-message")).textContent).toBe("Filen kan ikke åpnes.");
  backend.answer("pick_file", () => null);
  await user.click(screen.getByTestId("import-pick"));
  await waitFor(() => expect(screen.queryByTestId("error-message")).toBeNull());
});

it("remembers the answer about names when the file is checked again", async () => {
  const { user, backend } = open({ import_plan: () => IMPORT_FAULTS });
  await user.click(screen.getByTestId("import-pick"));
  await user.click(await screen.findByTestId("import-names"));
  await screen.findByTestId("import-problems");
  await user.click(screen.getByTestId("import-again"));
  await waitFor(() => expect(backend.asked("import_plan").map(({ names_confirmed }) => names_confirmed)).toEqual([false, true, true]));
});

it("asks about names at employers only when that is what is wrong, and takes the answer with it", async () => {
  const { user, backend } = open({ import_plan: ({ names_confirmed }) => (names_confirmed ? IMPORT_CLEAN : IMPORT_FAULTS) });
  await user.click(screen.getByTestId("import-pick"));
  await user.click(await screen.findByTestId("import-names"));
  await screen.findByTestId("import-apply");
  expect(screen.getByTestId<HTMLInputElement>("import-names").checked).toBe(true);
  await user.click(screen.getByTestId("import-apply"));
  await screen.findByTestId("import-done");
  expect(screen.queryByTestId("import-names")).toBeNull();
  expect(backend.asked("import_plan")).toEqual([{ names_confirmed: false }, { names_confirmed: true }]);
  expect(backend.asked("import_apply")).toEqual([{ names_confirmed: true }]);
});

it("shows what comes in, what is skipped and what is kept before it is saved, and moves to the outcome", async () => {
  const { user } = open();
  await user.click(screen.getByTestId("import-pick"));
  const clean = await screen.findByTestId("import-clean");
  expect(clean.textContent).toContain("143 rader er klare");
  expect(clean.textContent).toContain("12 rader finnes her fra før");
  expect(clean.textContent).toContain("1 verdi beholdes som den står");
  await user.click(screen.getByTestId("import-apply"));
  expect((await screen.findByTestId("import-done")).textContent).toContain("143 rader er hentet inn");
  expect(screen.queryByTestId("import-apply")).toBeNull();
  expect(screen.getByTestId("import-done").textContent).toContain("12 rader finnes her fra før");
  expect(document.activeElement).toBe(screen.getByTestId("import-done").parentElement);
  await user.click(screen.getByTestId("import-to-portfolio"));
  expect(screen.getByTestId("where").textContent).toContain("portfolio");
});

it("brings nothing in when something changed between the check and the press", async () => {
  const { user } = open({ import_apply: () => IMPORT_FAULTS });
  await user.click(screen.getByTestId("import-pick"));
  await user.click(await screen.findByTestId("import-apply"));
  expect((await screen.findByTestId("import-problems")).textContent).toContain("Ingenting er hentet inn");
  expect(screen.queryByTestId("import-done")).toBeNull();
});

it("says so when a file cannot be read, and the file before it is no longer offered", async () => {
  const { user, backend } = open();
  await user.click(screen.getByTestId("import-pick"));
  await screen.findByTestId("import-apply");
  backend.refuse("import_plan", { code: "table_unreadable", message: "Filen kunne ikke leses.", field: null });
  await user.click(screen.getByTestId("import-pick"));
  expect((await screen.findByTestId("error-message")).textContent).toBe("Filen kunne ikke leses.");
  expect(screen.queryByTestId("import-apply")).toBeNull();
});

it("checks a file that was opened with the app at once, and saves nothing of it unasked", async () => {
  const { backend } = open({}, "portefølje.worktrail");
  await screen.findByTestId("import-apply");
  expect(screen.getByTestId("import-file").textContent).toBe("Fil: portefølje.worktrail");
  await waitFor(() => expect(backend.asked("import_plan")).toEqual([{ names_confirmed: false }]));
  expect(backend.asked("import_apply")).toEqual([]);
  // Whoever opened a file came for it; whoever comes back is not told of one that may be another by then.
  expect(screen.getAllByTestId(/^data-(export|import)$/u).map(({ dataset }) => dataset.testid)).toEqual(["data-import", "data-export"]);
  expect(screen.getByTestId("where").textContent).toBe('{"name":"data"}');
});
