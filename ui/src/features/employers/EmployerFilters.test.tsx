/// What narrows the list of employers, what leads on from it, and what each line says.
import { screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { useNavigation } from "../../shared/navigation";
import { nbEmployers } from "../../shared/nb-employers";
import { CATALOGUE } from "../../testing/catalogue";
import { type FakeBackend, fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { TEAM_EMPLOYERS } from "../../testing/synthetic-employers";
import { EmployersPage } from "./EmployersPage";

const withTeam = (): FakeBackend =>
  fakeBackend({
    record_kinds: () => CATALOGUE,
    employers: ({ filter: { query } }) => TEAM_EMPLOYERS.filter(({ name, org_number }) => name.toLowerCase().includes(query.toLowerCase()) || org_number.startsWith(query)),
  });

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;
const where = () => JSON.parse(screen.getByTestId("where").textContent ?? "") as unknown;

/** The page, which is left and come back to. */
function Again() {
  const [times, setTimes] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setTimes((now) => now + 1)}>Igjen</button>
      <EmployersPage key={times} />
    </>
  );
}

const names = () => screen.queryAllByTestId("employer-row").map((row) => within(row).getByRole("button").textContent);

it("says why the list cannot be read, and reads it again when asked", async () => {
  const backend = withTeam();
  backend.refuse("employers", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = renderWithin(<EmployersPage />, backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("employers", () => TEAM_EMPLOYERS);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  await waitFor(() => expect(names()).toHaveLength(5));
});

it("leads to the employer that was registered", async () => {
  const { user } = renderWithin(<><EmployersPage add /><Where /></>, withTeam());
  await user.type(await screen.findByTestId("record-org_number"), "974 760 673");
  await user.type(screen.getByTestId("record-name"), "Prøve AS");
  await user.click(screen.getByTestId("record-save"));
  await waitFor(() => expect(where()).toEqual({ name: "employer", org: "974760673" }));
});

it("leads to the employer that was there already, and calls one that only meetings name new", async () => {
  const { user } = renderWithin(<><EmployersPage add /><Where /></>, withTeam());
  await user.type(await screen.findByTestId("record-org_number"), "777777777");
  await waitFor(() => expect(screen.getByTestId<HTMLInputElement>("record-org_number").value).toBe("777777777"));
  expect(screen.queryByTestId("employer-exists")).toBeNull();
  await user.clear(screen.getByTestId("record-org_number"));
  await user.type(screen.getByTestId("record-org_number"), "888888888");
  await user.click(within(await screen.findByTestId("employer-exists")).getByRole("button"));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(where()).toEqual({ name: "employer", org: "888888888" });
});

it("says that nobody fits a wish, and offers nothing to add where nothing was sought", async () => {
  const backend = fakeBackend({ employers: () => [] });
  const { user } = renderWithin(<EmployersPage wishOf="trail-3" />, backend);
  expect(await screen.findByRole("heading", { name: nbEmployers.employers.noWishMatch })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Legg til «/u })).toBeNull();
  const wish = screen.getByRole("combobox", { name: "Passer ønskene til" });
  await user.type(wish, "x");
  expect(await screen.findByRole("heading", { name: "Ingen arbeidsgivere ennå" })).toBeTruthy();
});

it("takes back whose contact it was about with another press", async () => {
  const { user } = renderWithin(<EmployersPage />, withTeam());
  const nobody = screen.getByRole("button", { name: "Ingen kontakt ennå" });
  await user.click(nobody);
  expect(nobody.getAttribute("aria-pressed")).toBe("true");
  await user.click(nobody);
  expect(nobody.getAttribute("aria-pressed")).toBe("false");
});

it("narrows by trade and size, looks near one's own place with one press, and remembers it all", async () => {
  const backend = withTeam();
  backend.answer("workspace", () => ({ tasks: [], links: [], templates: [], user_log: [], preferences: { postal_code: "4841" } }));
  const { user } = renderWithin(<Again />, backend);
  await user.click(screen.getByTestId("employers-more"));
  await user.type(screen.getByTestId("employers-trade"), " Lager");
  await user.type(screen.getByTestId("employers-employeesMax"), "50");
  await user.click(await screen.findByRole("button", { name: /4841/u }));
  const filter = { query: "", near: "4841", trade: "Lager", employees_max: 50 };
  await waitFor(() => expect(backend.asked("employers").at(-1)).toEqual({ filter }));
  expect(screen.queryByRole("button", { name: /4841/u })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Igjen" }));
  expect(screen.getByTestId<HTMLInputElement>("employers-near").value).toBe("4841");
  expect(screen.getByTestId("employers-more").textContent).toContain("3");
});

const row = (org: string) => within(screen.getAllByTestId("employer-row").find(({ dataset }) => dataset.org === org) ?? document.body);

it("says of each employer what one must know before going there", async () => {
  renderWithin(<EmployersPage />, withTeam());
  await waitFor(() => expect(names()).toHaveLength(5));
  const { closedDown, onlyMet, never } = nbEmployers.employers;
  expect([row("555555555").queryByText(closedDown), row("888888888").queryByText(closedDown)].map(Boolean)).toEqual([true, false]);
  expect([row("777777777").queryByText(onlyMet), row("888888888").queryByText(onlyMet)].map(Boolean)).toEqual([true, false]);
  expect([row("666666666").queryAllByText(never).length > 0, row("888888888").queryAllByText(never).length > 0]).toEqual([true, false]);
});

it("says when there are more than it was given", async () => {
  const [one] = TEAM_EMPLOYERS;
  if (one === undefined) throw new Error("no employers");
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...one, org_number: String(900_000_000 + index) }));
  const { unmount } = renderWithin(<EmployersPage />, fakeBackend({ employers: () => many(200) }));
  expect((await screen.findByText(/^200 arbeidsgivere/u)).textContent).toContain(nbEmployers.employers.cut);
  unmount();
  renderWithin(<EmployersPage />, fakeBackend({ employers: () => many(3) }));
  expect((await screen.findByText(/^3 arbeidsgivere/u)).textContent).not.toContain(nbEmployers.employers.cut);
});

it("says how often somebody was there, and how many of those times it was oneself", async () => {
  const [one] = TEAM_EMPLOYERS;
  if (one === undefined) throw new Error("no employers");
  const times = [[2, 2], [1, 1], [3, 0], [3, 1], [0, 0]].map(([meetings = 0, own_meetings = 0], index) => ({ ...one, org_number: String(900_000_000 + index), meetings, own_meetings }));
  renderWithin(<EmployersPage />, fakeBackend({ employers: () => times }));
  const rows = await screen.findAllByTestId("employer-row");
  expect(rows.map((line) => within(line).getAllByRole("cell")[1]?.textContent)).toEqual(["2 ganger, alle dine", "1 gang, 1 av dem din", "3 ganger", "3 ganger, 1 av dem din", "–"]);
});
