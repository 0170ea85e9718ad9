import { screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { LIST_VIEWS, listView } from "../../testing/synthetic";
import { useNavigation } from "../../shared/navigation";
import { PortfolioPage } from "./PortfolioPage";
import { ReadyLists, sortedRows } from "./ReadyLists";

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

const backendWith = () => fakeBackend({ list_views: () => LIST_VIEWS, list_view: ({ code }) => listView(code) });

it("shows a ready-made list with its own columns, dates as they are written here", async () => {
  const { user } = renderWithin(<PortfolioPage />, backendWith());
  await user.click(await screen.findByTestId("portfolio-lists"));
  const table = await screen.findByRole("table", { name: "Mine jobbspor – aktive IPS" });
  expect(within(table).getAllByRole("columnheader").map((cell) => cell.textContent)).toEqual(["Navn", "Oppstart", "Dager", "Fase"]);
  expect(within(table).getByRole("row", { name: /Nora Prøvestad 06\.03\.2026 20 Jobbutvikling/u })).toBeTruthy();
  expect(screen.getByText("3 rader")).toBeTruthy();
});

it("is opened at the list that was asked for, and says when it is empty", async () => {
  renderWithin(<PortfolioPage list="all_referred" />, backendWith());
  expect(await screen.findByRole("heading", { name: "Listen er tom" })).toBeTruthy();
  expect(screen.getByTestId<HTMLSelectElement>("list-choice").value).toBe("all_referred");
});

it("narrows, sorts and prints", async () => {
  const print = vi.spyOn(window, "print").mockImplementation(() => {});
  const { user } = renderWithin(<PortfolioPage list="my_active_ips" />, backendWith());
  await user.click(await screen.findByRole("button", { name: "Dager" }));
  expect(screen.getAllByTestId("list-row").map((row) => row.textContent?.slice(0, 4))).toEqual(["Jona", "Nora", "Amin"]);
  await user.type(screen.getByRole("searchbox"), "kartlegging");
  await waitFor(() => expect(screen.getAllByTestId("list-row")).toHaveLength(1));
  await user.click(screen.getByRole("button", { name: "Skriv ut" }));
  expect(print).toHaveBeenCalled();
});

it("sorts numbers by size, and leaves empty cells last both ways", () => {
  const { rows } = listView("my_active_ips");
  const days = (direction: "ascending" | "descending") => sortedRows(rows, 2, direction).map(({ cells }) => cells[2]);
  expect(days("ascending")).toEqual(["9", "20", ""]);
  expect(days("descending")).toEqual(["20", "9", ""]);
});

const cells = () => screen.getAllByTestId("list-row").map((row) => row.querySelectorAll("td")[1]?.textContent);

it("sorts up, down and back, numbers by size in the alphabet's company, and leads to the trail, else to the meeting", async () => {
  const list = listView("my_active_ips");
  const backend = backendWith();
  backend.answer("list_view", () => ({ ...list, count: 4, rows: [...list.rows, { id: "meeting-9", trail: null, cells: ["Hos arbeidsgiver", "", "100", ""] }] }));
  const { user } = renderWithin(<><PortfolioPage list="my_active_ips" /><Where /></>, backend);
  const days = await screen.findByRole("button", { name: "Dager" });
  await user.click(days);
  expect(cells()).toEqual(["9", "20", "100", ""]);
  await user.click(days);
  expect(cells()).toEqual(["100", "20", "9", ""]);
  await user.click(days);
  expect(cells()).toEqual(["20", "9", "", "100"]);
  await user.click(screen.getAllByTestId("list-row")[0] ?? document.body);
  expect(screen.getByTestId("where").textContent).toBe('{"name":"trail","id":"trail-1"}');
  await user.click(screen.getByRole("button", { name: "Hos arbeidsgiver" }));
  expect(screen.getByTestId("where").textContent).toBe('{"name":"meeting","id":"meeting-9"}');
  const [mine] = screen.getAllByRole("group");
  expect(within(mine ?? document.body).queryByRole("option", { name: "Alle jobbspor – henvist" })).toBeNull();
});

it("shows how a long list begins before the rest of it is read, and knows at once how long it is", async () => {
  const list = listView("my_active_ips");
  const backend = backendWith();
  let arrive = (_rest: typeof list): void => undefined;
  const rest = new Promise<typeof list>((resolve) => (arrive = resolve));
  backend.answer("list_view", ({ first }) => (first === null ? rest : { ...list, rows: list.rows.slice(0, 1) }));
  renderWithin(<PortfolioPage list="my_active_ips" />, backend);
  expect(await screen.findAllByTestId("list-row")).toHaveLength(1);
  expect(screen.getByText("3 rader")).toBeTruthy();
  arrive(list);
  await waitFor(() => expect(screen.getAllByTestId("list-row")).toHaveLength(3));
  expect(screen.getByText("3 rader")).toBeTruthy();
});

it("says when the rest of a list cannot be read, and reads it when asked again", async () => {
  const list = listView("my_active_ips");
  const backend = backendWith();
  backend.answer("list_view", ({ first }) => (first === null ? Promise.reject(new Error("store")) : { ...list, rows: list.rows.slice(0, 1) }));
  const { user } = renderWithin(<PortfolioPage list="my_active_ips" />, backend);
  const again = await screen.findByRole("button", { name: "Prøv igjen" });
  backend.answer("list_view", () => list);
  await user.click(again);
  expect(await screen.findAllByTestId("list-row")).toHaveLength(3);
});

it("gives prose the room that is left, and short words none of it", async () => {
  const view = listView("my_active_ips");
  const goal = "Fast jobb på lager eller i butikk, helst nær hjemmet";
  const [first, ...rest] = view.rows;
  renderWithin(<ReadyLists start={undefined} />, fakeBackend({ list_views: () => LIST_VIEWS, list_view: () => ({ ...view, rows: first === undefined ? [] : [{ ...first, cells: ["Nora Prøvestad", "2026-03-06", "20", goal] }, ...rest] }) }));
  expect((await screen.findByText(goal)).closest("td")?.dataset.long).toBe("true");
  expect(screen.getByText("06.03.2026").closest("td")?.dataset.long).toBe("false");
});
