import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { CodeListChange } from "../../bindings/api";
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
