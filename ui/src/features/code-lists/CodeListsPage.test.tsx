import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { CodeListChange } from "../../bindings/api";
import { changeLanguage } from "../../shared/i18n";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at } from "../../testing/synthetic";
import { CODE_LISTS, codeList } from "../../testing/synthetic-employers";
import { CodeListsPage } from "./CodeListsPage";

const NO_CHANGE: CodeListChange = { version: null, added: [], retitled: [], retired: [], retired_in_use: [], faults: [] };

async function open(answers: Parameters<typeof fakeBackend>[0] = {}) {
  const backend = fakeBackend({ code_lists: () => CODE_LISTS, code_list: ({ name }) => codeList(name), ...answers });
  const around = renderWithin(<CodeListsPage />, backend);
  await screen.findAllByTestId("code-row");
  return { ...around, backend };
}

const csv = (text: string) => new File([text], "yrker.csv", { type: "text/csv" });

it("shows a list with what can be chosen, and finds a code by word or number", async () => {
  const { user } = await open();
  expect(screen.getAllByTestId("code-row")).toHaveLength(4);
  await user.type(screen.getByRole("searchbox"), "bil");
  expect(screen.getAllByTestId("code-row").map((row) => within(row).getByRole("rowheader").textContent)).toEqual(["7231"]);
});

it("says what a file would change before anything is replaced, and replaces when asked", async () => {
  const { user, backend } = await open({
    check_code_list: () => ({ ...NO_CHANGE, added: ["4322"], retired: ["5120"], retired_in_use: ["5120"] }),
    replace_code_list: () => ({ ...NO_CHANGE, version: 1 }),
  });
  await user.upload(screen.getByTestId("code-list-file"), csv("code,title_nb"));
  const change = await screen.findByTestId("code-list-change");
  expect(change.textContent).toContain("1 ny kode");
  expect(change.textContent).toContain("I bruk her, og blir stående der de er: 5120");
  expect(backend.asked("replace_code_list")).toEqual([]);
  await user.click(screen.getByTestId("code-list-take"));
  await waitFor(() => expect(backend.asked("replace_code_list")).toEqual([{ name: "occupation", csv: "code,title_nb" }]));
  await waitFor(() => expect(screen.queryByTestId("code-list-change")).toBeNull());
});

it("names every fault by line and column, and offers no way to take the file", async () => {
  const { user } = await open({ check_code_list: () => ({ ...NO_CHANGE, faults: [{ line: 3, column: "valid_from", message: "Datoen finnes ikke. Skriv den som 2024-01-01." }] }) });
  await user.upload(screen.getByTestId("code-list-file"), csv("x"));
  expect((await screen.findByTestId("code-list-faults")).textContent).toContain("Linje 3: valid_from: Datoen finnes ikke.");
  expect(screen.queryByTestId("code-list-take")).toBeNull();
});

it("takes the former version back where there is one", async () => {
  const { user, backend } = await open({
    code_list_history: ({ name }) => (name === "phase" ? [{ version: 2, replaced_at: at(-3, 9), replaced_by: "Kari Testdal", withdrawn_at: null }] : []),
    restore_code_list: () => ({ name: "phase", label: "Faser", choices: 7, codes: 7, version: 0, closed: true }),
  });
  expect(screen.queryByTestId("code-list-restore")).toBeNull();
  await user.selectOptions(screen.getByTestId("code-list-choose"), "phase");
  expect((await screen.findByTestId("code-list-history")).textContent).toContain("Kari Testdal");
  await user.click(screen.getByTestId("code-list-restore"));
  await waitFor(() => expect(backend.asked("restore_code_list")).toEqual([{ name: "phase" }]));
});

it("says why the lists cannot be read, and reads them again", async () => {
  const backend = fakeBackend({ code_list: ({ name }) => codeList(name) });
  backend.refuse("code_lists", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = renderWithin(<CodeListsPage />, backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("code_lists", () => CODE_LISTS);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findAllByTestId("code-row")).toHaveLength(4);
});

it("shows what is wrong when the list changed between the check and the press, and says why when it cannot be replaced", async () => {
  const { user, backend } = await open({
    check_code_list: () => ({ ...NO_CHANGE, added: ["4322"] }),
    replace_code_list: () => ({ ...NO_CHANGE, faults: [{ line: 0, column: "", message: "Listen er byttet i mellomtiden." }] }),
  });
  await user.upload(screen.getByTestId("code-list-file"), csv("code,title_nb"));
  await user.click(await screen.findByTestId("code-list-take"));
  const faults = await screen.findByTestId("code-list-faults");
  expect(faults.textContent).toContain("Listen er byttet i mellomtiden.");
  expect(faults.textContent).not.toContain("Linje");
  backend.refuse("check_code_list", { code: "file_unreadable", message: "Filen er ikke tekst.", field: null });
  await user.upload(screen.getByTestId("code-list-file"), csv("x"));
  expect((await screen.findByTestId("toast")).textContent).toContain("Filen er ikke tekst.");
});

it("says so when a file changes nothing, names eight codes at most, warns of no code that nobody uses, and can be left", async () => {
  const { user, backend } = await open({ check_code_list: () => NO_CHANGE });
  await user.upload(screen.getByTestId("code-list-file"), csv("x"));
  const change = await screen.findByTestId("code-list-change");
  expect(change.textContent).toContain("Filen er lik");
  expect(change.textContent).not.toContain("I bruk her");
  backend.answer("check_code_list", () => ({ ...NO_CHANGE, added: Array.from({ length: 9 }, (_, index) => `400${index}`) }));
  await user.upload(screen.getByTestId("code-list-file"), csv("y"));
  expect(await screen.findByText(/4007 …$/u)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Avbryt" }));
  expect(screen.queryByTestId("code-list-change")).toBeNull();
  expect(backend.asked("replace_code_list")).toEqual([]);
});

it("opens the system's choice of files by its button, and takes the same file again once it is mended", async () => {
  const { user, backend } = await open({ check_code_list: () => NO_CHANGE });
  const input = screen.getByTestId<HTMLInputElement>("code-list-file");
  const opened = vi.spyOn(input, "click");
  await user.click(screen.getByRole("button", { name: /^Velg CSV-fil/u }));
  expect(opened).toHaveBeenCalled();
  await user.upload(input, csv("x"));
  await screen.findByTestId("code-list-change");
  expect(input.value).toBe("");
  await user.upload(input, csv("x"));
  await waitFor(() => expect(backend.asked("check_code_list")).toHaveLength(2));
});

it("finds by the beginning of a code, in the person's own written language, a hundred rows at a time", async () => {
  const codes = Array.from({ length: 103 }, (_, index) => ({ code: String(1000 + index), title_nb: `Yrke ${index}`, title_nn: `Yrket ${index}`, title_en: "", valid_from: "2024-01-01", valid_to: null, can_be_chosen: true }));
  const { user } = await open({ code_list: ({ name }) => ({ ...codeList(name), codes }) });
  expect(screen.getAllByTestId("code-row")).toHaveLength(100);
  expect(screen.getByText(/^103 koder/u).textContent).toContain("100");
  await user.type(screen.getByRole("searchbox"), "1102");
  expect(screen.getAllByTestId("code-row")).toHaveLength(1);
  await act(() => changeLanguage("nn"));
  await user.clear(screen.getByRole("searchbox"));
  expect(screen.getAllByTestId("code-row")[0]?.textContent).toContain("Yrket 0");
});

it("says when a version was taken back, and starts the search anew in another list", async () => {
  const { user } = await open({ code_list_history: () => [{ version: 2, replaced_at: at(-3, 9), replaced_by: "Kari Testdal", withdrawn_at: at(-2, 9) }] });
  expect((await screen.findByTestId("code-list-history")).textContent).toMatch(/09:00.*09:00/u);
  await user.type(screen.getByRole("searchbox"), "bil");
  await user.selectOptions(screen.getByTestId("code-list-choose"), "phase");
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("");
});
