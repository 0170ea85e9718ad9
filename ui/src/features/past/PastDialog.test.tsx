import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import type { EntityAt } from "../../bindings/api";
import { fakeBackend } from "../../testing/fake-backend";
import { outOfView } from "../../testing/in-view";
import { renderWithin } from "../../testing/render-within";
import { at } from "../../testing/synthetic";
import { meetingAt, STEPS } from "../../testing/synthetic-past";
import { PastDialog } from "./PastDialog";

function open(backend = fakeBackend({ entity_history: () => STEPS, entity_at: ({ at: time }) => meetingAt(time) })) {
  const onClose = vi.fn();
  return { backend, onClose, ...renderWithin(<PastDialog entity={{ id: "meeting-1", title: "Omvisning på lageret" }} onClose={onClose} />, backend) };
}

const differences = () => screen.queryAllByTestId("past-difference").map((part) => part.dataset.field);

it("opens on what it was before the last change, held against today", async () => {
  open();
  await waitFor(() => expect(differences()).toEqual(["place", "note"]));
  const place = within(screen.getAllByTestId("past-difference")[0] ?? document.body);
  expect(place.getByText("Kontoret")).toBeTruthy();
  expect(place.getByText("Lageret, Alnabru")).toBeTruthy();
  expect(screen.getByText("2 felt er like som nå").closest("details")?.open).toBe(false);
});

it("says who did what on which machine, and what is not delivered", async () => {
  open();
  const steps = await screen.findAllByTestId("past-step");
  expect(steps[0]?.textContent).toContain("Ole Øvingsen · en annen maskin");
  expect(steps[0]?.textContent).toContain("Sted, Notat");
  expect(steps[2]?.textContent).toContain("denne maskinenIkke levert ennå");
});

it("moves through time by arrows, and shows a field that was empty then", async () => {
  const { user } = open();
  await waitFor(() => expect(document.activeElement).toBe(screen.getAllByTestId("past-step")[1]));
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(differences()).toEqual(["place", "minutes", "note"]));
  expect(screen.getAllByTestId("past-difference")[2]?.textContent).toContain("(tomt)");
  await user.keyboard("{ArrowUp}{ArrowUp}");
  expect(await screen.findByText("Slik er det nå.")).toBeTruthy();
  expect(screen.queryByTestId("past-take-back")).toBeNull();
});

it("goes by arrows past the steps that are painted", async () => {
  outOfView();
  const [first] = STEPS;
  if (first === undefined) throw new Error("no steps");
  const { user } = open(fakeBackend({ entity_history: () => Array.from({ length: 300 }, (_, index) => ({ ...first, at: first.at - index * 60_000 })), entity_at: ({ at: time }) => meetingAt(time) }));
  const steps = await screen.findAllByTestId("past-step");
  expect(steps).toHaveLength(100);
  await user.click(steps[99] ?? document.body);
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(screen.getAllByTestId("past-step")[100]);
});

it("goes to the step at the first picture, however late what it was is read", async () => {
  open(fakeBackend({ entity_history: () => STEPS, entity_at: () => new Promise(() => {}) }));
  const steps = await screen.findAllByTestId("past-step");
  await waitFor(() => expect(document.activeElement).toBe(steps[1]));
  expect(steps[1]?.getAttribute("aria-current")).toBe("true");
});

it("opens nothing before its steps are read", async () => {
  const waiting: ((steps: typeof STEPS) => void)[] = [];
  open(fakeBackend({ entity_history: () => new Promise((resolve) => waiting.push(resolve)), entity_at: ({ at: time }) => meetingAt(time) }));
  await waitFor(() => expect(waiting).toHaveLength(1));
  expect(screen.queryByRole("dialog")).toBeNull();
  for (const come of waiting) come(STEPS);
  expect(await screen.findAllByTestId("past-step")).toHaveLength(3);
});

it("shows the only step there is, which is how it is now", async () => {
  open(fakeBackend({ entity_history: () => STEPS.slice(0, 1), entity_at: ({ at: time }) => meetingAt(time) }));
  expect(await screen.findByText("Slik er det nå.")).toBeTruthy();
  expect(screen.getByText("4 felt er like som nå").closest("details")?.open).toBe(true);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("past-step")));
});

it("stays at the first and the last step, with the keyboard where the step is", async () => {
  const { user } = open();
  const steps = await screen.findAllByTestId("past-step");
  await waitFor(() => expect(document.activeElement).toBe(steps[1]));
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(document.activeElement).toBe(steps[2]);
  expect(steps[2]?.getAttribute("aria-current")).toBe("true");
  await user.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}");
  expect(document.activeElement).toBe(steps[0]);
});

it("says why its steps cannot be read, and reads them again", async () => {
  const backend = fakeBackend({ entity_at: ({ at: time }) => meetingAt(time) });
  backend.refuse("entity_history", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = open(backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("entity_history", () => STEPS);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findAllByTestId("past-step")).toHaveLength(3);
});

it("says so when nothing ever changed", async () => {
  open(fakeBackend({ entity_history: () => [] }));
  expect(await screen.findByRole("heading", { name: "Ingenting er gjort her ennå." })).toBeTruthy();
});

it("says why what it was cannot be read, and reads it again", async () => {
  const backend = fakeBackend({ entity_history: () => STEPS });
  backend.refuse("entity_at", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = open(backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("entity_at", ({ at: time }) => meetingAt(time));
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  await waitFor(() => expect(screen.queryByTestId("error-message")).toBeNull());
});

it("offers every difference of another step anew, and forgets what was refused of the last", async () => {
  const { user, backend } = open();
  backend.refuse("take_back", { code: "place_required", message: "Et fysisk møte har et sted.", field: "place" });
  await user.click(await screen.findByRole("checkbox", { name: "Ta tilbake: Notat" }));
  await user.click(screen.getByTestId("past-take-back"));
  await screen.findByText("Et fysisk møte har et sted.");
  await user.click(screen.getAllByTestId("past-step")[2] ?? document.body);
  await waitFor(() => expect(differences()).toEqual(["place", "minutes", "note"]));
  expect(screen.queryByText("Et fysisk møte har et sted.")).toBeNull();
  expect(screen.getByRole("button", { name: "Ta tilbake 3 felt" })).toBeTruthy();
});

it("takes nothing back while nothing is ticked, and says above the form what is about no field", async () => {
  const { user, backend } = open();
  for (const box of await screen.findAllByRole("checkbox")) await user.click(box);
  const save = screen.getByTestId<HTMLButtonElement>("past-take-back");
  expect(save.disabled).toBe(true);
  fireEvent.submit(save.form ?? save);
  expect(backend.asked("take_back")).toEqual([]);
  await user.click(screen.getByRole("checkbox", { name: "Ta tilbake: Notat" }));
  backend.refuse("take_back", { code: "no_space", message: "Disken er full.", field: null });
  await user.click(save);
  expect((await screen.findByRole("alert")).textContent).toContain("Disken er full.");
});

it("says that it was taken back, and gives the focus to whoever asked for it", async () => {
  const opener = document.createElement("button");
  document.body.append(opener);
  const backend = fakeBackend({ entity_history: () => STEPS, entity_at: ({ at: time }) => meetingAt(time) });
  function Page() {
    const [shown, setShown] = useState(true);
    return shown ? <PastDialog entity={{ id: "meeting-1", title: "Omvisning", returnTo: () => opener }} onClose={() => setShown(false)} /> : null;
  }
  const { user } = renderWithin(<Page />, backend);
  await user.click(await screen.findByTestId("past-take-back"));
  expect((await screen.findByTestId("toast")).textContent).toContain("tilbake");
  await waitFor(() => expect(document.activeElement).toBe(opener));
  opener.remove();
});

it("takes back everything at once, and leaves to Rust what has steps of its own", async () => {
  const { user, backend, onClose } = open();
  await user.click(await screen.findByTestId("past-take-back"));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("take_back")).toEqual([{ input: { id: "meeting-1", at: at(-2, 14, 5) } }]);
});

it("takes back only the fields that are ticked", async () => {
  const { user, backend } = open();
  await user.click(await screen.findByRole("checkbox", { name: "Ta tilbake: Notat" }));
  await user.click(screen.getByRole("button", { name: "Ta tilbake 1 felt" }));
  await waitFor(() => expect(backend.asked("take_back")).toEqual([{ input: { id: "meeting-1", at: at(-2, 14, 5), fields: ["place"] } }]));
});

it("puts a broken rule beside its field, and stays open", async () => {
  const { user, backend, onClose } = open();
  backend.refuse("take_back", { code: "place_required", message: "Et fysisk møte har et sted.", field: "place" });
  await user.click(await screen.findByTestId("past-take-back"));
  const place = await screen.findByText("Et fysisk møte har et sted.");
  expect(place.closest('[data-field="place"]')).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
});

const trailWith = (id: string): EntityAt => ({ id: "trail-1", what: "trail", title: "Nora Prøvestad", fields: [{ field: "national_id", label: "Fødselsnummer", value: id }, { field: "other", label: "Tidligere nummer", value: "41010199999" }] });

it("hides a national number that was put right, on both sides, and where it is the same", async () => {
  open(fakeBackend({ entity_history: () => STEPS, entity_at: ({ at: time }) => trailWith(time === STEPS[0]?.at ? "41010154321" : "41010112345") }));
  await waitFor(() => expect(differences()).toEqual(["national_id"]));
  expect(screen.getAllByRole("button", { name: "Vis fødselsnummer", hidden: true })).toHaveLength(3);
  expect(screen.getByTestId("past-then").textContent).not.toContain("4101");
});
