import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { CATALOGUE } from "../../testing/catalogue";
import { type FakeBackend, fakeBackend } from "../../testing/fake-backend";
import { outOfView } from "../../testing/in-view";
import { renderWithin } from "../../testing/render-within";
import { TEAM_EMPLOYERS } from "../../testing/synthetic-employers";
import { EmployersPage } from "./EmployersPage";

const withTeam = (): FakeBackend =>
  fakeBackend({
    record_kinds: () => CATALOGUE,
    employers: ({ filter: { query } }) => TEAM_EMPLOYERS.filter(({ name, org_number }) => name.toLowerCase().includes(query.toLowerCase()) || org_number.startsWith(query)),
  });

const names = () => screen.queryAllByTestId("employer-row").map((row) => within(row).getByRole("button").textContent);

it("starts in the search, narrows as one types, and moves through the list by arrows", async () => {
  const { user } = renderWithin(<EmployersPage />, withTeam());
  await waitFor(() => expect(names()).toHaveLength(5));
  const search = screen.getByRole("searchbox", { name: "Finn arbeidsgiver" });
  expect(document.activeElement).toBe(search);
  await user.keyboard("test");
  await waitFor(() => expect(names()).toEqual(["Testbakeriet AS"]));
  expect(screen.getByText("1 arbeidsgiver").getAttribute("role")).toBe("status");
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement?.textContent).toBe("Testbakeriet AS");
  await user.keyboard("{ArrowUp}");
  expect(document.activeElement).toBe(search);
});

it("paints of two hundred what is looked at, and counts them all", async () => {
  const { look } = outOfView();
  const [first] = TEAM_EMPLOYERS;
  if (first === undefined) throw new Error("no employers");
  renderWithin(<EmployersPage />, fakeBackend({ employers: () => Array.from({ length: 200 }, (_, index) => ({ ...first, org_number: String(900_000_000 + index) })) }));
  expect(await screen.findAllByTestId("employer-row")).toHaveLength(100);
  expect(screen.getByRole("table").getAttribute("aria-rowcount")).toBe("201");
  expect(screen.getByText(/^200 arbeidsgivere/u)).toBeTruthy();
  look(screen.getByTestId("list-end"));
  expect(screen.getAllByTestId("employer-row")).toHaveLength(200);
});

it("asks the store for every filter that is filled in, and for none that is half written", async () => {
  const backend = withTeam();
  const { user } = renderWithin(<EmployersPage />, backend);
  await user.click(screen.getByRole("button", { name: "Ingen kontakt ennå" }));
  await user.type(screen.getByRole("combobox", { name: "Passer ønskene til" }), "nora{Enter}");
  await user.click(screen.getByRole("button", { name: "Sted, næring og størrelse" }));
  await user.type(screen.getByLabelText("Nær postnummer"), "066");
  await user.type(screen.getByLabelText("Ansatte, minst"), "10");
  await user.type(screen.getByLabelText("Kommune eller fylke"), "Oslo");
  await waitFor(() => expect(backend.asked("employers").at(-1)).toEqual({ filter: { query: "", contacted_by: "nobody", wish_of: "trail-1", place: "Oslo", employees_min: 10 } }));
  expect(screen.getByText("Fire siffer")).toBeTruthy();
  await user.type(screen.getByLabelText("Nær postnummer"), "7");
  await waitFor(() => expect(backend.asked("employers").at(-1)?.filter.near).toBe("0667"));
  await user.click(screen.getByRole("button", { name: "Vis alle" }));
  expect(screen.getByLabelText<HTMLInputElement>("Nær postnummer").value).toBe("");
  expect(screen.queryByRole("button", { name: "Vis alle" })).toBeNull();
});

it("begins with what a participant wishes when it was opened from there", async () => {
  const backend = withTeam();
  renderWithin(<EmployersPage wishOf="trail-3" />, backend);
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Passer ønskene til" }).value).toBe("Amina Testberg"));
  await waitFor(() => expect(backend.asked("employers").at(-1)).toEqual({ filter: { query: "", wish_of: "trail-3" } }));
});

it.each([
  ["Oslo", "0484", "Oslo (0484) · Lager"],
  ["Oslo", "", "Oslo · Lager"],
  ["", "0484", "Lageret (0484) · Lager"],
  ["", "", "Lageret · Lager"],
])("says where an employer is, by the municipality «%s» and the postal code «%s»", async (municipality, postal_code, said) => {
  const backend = withTeam();
  backend.answer("employers", () => TEAM_EMPLOYERS.slice(0, 1).map((row) => ({ ...row, place: "Lageret", trade: "Lager", municipality, postal_code })));
  renderWithin(<EmployersPage />, backend);
  expect((await screen.findByTestId("employer-row")).querySelector(".wt-meta")?.textContent).toBe(said);
});

it("shows what of the wish fits", async () => {
  const backend = withTeam();
  backend.answer("employers", () => TEAM_EMPLOYERS.slice(0, 1).map((row) => ({ ...row, fits: ["lager", "truck", "natt", "team", "plukk"] })));
  renderWithin(<EmployersPage />, backend);
  expect(await screen.findByText("Passer: lager, truck, natt, team og 1 til")).toBeTruthy();
});

it("offers to add the employer that was not found, by its number or its name", async () => {
  const { user } = renderWithin(<EmployersPage />, withTeam());
  await user.type(screen.getByRole("searchbox"), "974 760 673");
  await user.click(await screen.findByRole("button", { name: "Legg til «974 760 673»" }));
  expect((await screen.findByTestId<HTMLInputElement>("record-org_number")).value).toBe("974 760 673");
});

it("says beside the number why it cannot be an organisation number", async () => {
  const backend = withTeam();
  backend.refuse("save_employer", { code: "org_number_check_digit", message: "Organisasjonsnummeret stemmer ikke. Se etter tall som er byttet om.", field: "org_number" });
  const { user } = renderWithin(<EmployersPage add />, backend);
  const number = await screen.findByTestId("record-org_number");
  await user.type(number, "112233445");
  await user.type(screen.getByTestId("record-name"), "Prøve AS");
  await user.click(screen.getByTestId("record-save"));
  expect((await screen.findByTestId("error-message")).textContent).toContain("stemmer ikke");
  expect(document.activeElement).toBe(number);
});

it("registers an employer with its number apart from its facts, and signs a warning", async () => {
  const backend = withTeam();
  backend.answer("colleagues", () => [{ id: "user-1", name: "Kari Testdal", role: "specialist", teams: [], me: true }]);
  const { user } = renderWithin(<EmployersPage add />, backend);
  await user.type(await screen.findByTestId("record-org_number"), "974 760 673");
  await user.type(screen.getByTestId("record-name"), "Prøve AS");
  await user.click(screen.getByText("Merknad", { selector: "summary" }));
  await user.click(screen.getByTestId("record-warning"));
  await user.selectOptions(screen.getByTestId("record-warning_note"), "lacking_follow_up");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("save_employer")).toEqual([{
    input: {
      org_number: "974760673", names_confirmed: false,
      fields: { name: "Prøve AS", warning: "true", warning_note: "lacking_follow_up", warning_on: "2026-11-21", warning_by: "user-1" },
    },
  }]));
});

it("says so when the number is registered in the team already", async () => {
  const { user } = renderWithin(<EmployersPage add />, withTeam());
  await user.type(await screen.findByTestId("record-org_number"), "888888888");
  expect((await screen.findByTestId("employer-exists")).textContent).toContain("Testbakeriet AS er registrert");
});

it("tells what to do where there are no employers, and where none fits", async () => {
  const { user } = renderWithin(<EmployersPage />, fakeBackend({ employers: () => [] }));
  expect(await screen.findByRole("heading", { name: "Ingen arbeidsgivere ennå" })).toBeTruthy();
  await user.type(screen.getByRole("searchbox"), "enhjørning");
  expect(await screen.findByRole("heading", { name: "Ingen arbeidsgiver passer" })).toBeTruthy();
});

it("narrows the list to those who need people, and back", async () => {
  const backend = withTeam();
  const { user } = renderWithin(<EmployersPage />, backend);
  const needs = await screen.findByRole("button", { name: "Trenger folk" });
  await user.click(needs);
  await waitFor(() => expect(backend.asked("employers").at(-1)?.filter.with_needs).toBe(true));
  expect(needs.getAttribute("aria-pressed")).toBe("true");
  await user.click(needs);
  await waitFor(() => expect(needs.getAttribute("aria-pressed")).toBe("false"));
});
