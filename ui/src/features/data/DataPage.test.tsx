import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { importProblem, IMPORT_CLEAN, IMPORT_DONE, IMPORT_FAULTS } from "../../testing/synthetic-data";
import { DataPage } from "./DataPage";

const PICKED = { name: "jobbspor.xlsx", text: null };

function open(answers: Parameters<typeof fakeBackend>[0] = {}, file?: string) {
  const backend = fakeBackend({ pick_file: () => PICKED, import_plan: () => IMPORT_CLEAN, import_apply: () => IMPORT_DONE, ...answers });
  return { ...renderWithin(<DataPage file={file} />, backend), backend };
}

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
  await user.click(screen.getByTestId("export-save"));
  expect(await screen.findByText("Ingenting ble lagret.")).toBeTruthy();
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
  expect(screen.queryByTestId("import-apply")).toBeNull();
  expect(screen.queryByTestId("import-names")).toBeNull();
  backend.answer("import_plan", () => IMPORT_CLEAN);
  await user.click(screen.getByTestId("import-again"));
  expect(await screen.findByTestId("import-apply")).toBeTruthy();
  expect(backend.asked("import_apply")).toEqual([]);
});

it("asks about names at employers only when that is what is wrong, and takes the answer with it", async () => {
  const { user, backend } = open({ import_plan: ({ names_confirmed }) => (names_confirmed ? IMPORT_CLEAN : IMPORT_FAULTS) });
  await user.click(screen.getByTestId("import-pick"));
  await user.click(await screen.findByTestId("import-names"));
  await user.click(await screen.findByTestId("import-apply"));
  await screen.findByTestId("import-done");
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
  expect(document.activeElement).toBe(screen.getByTestId("import-done").parentElement);
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
});
