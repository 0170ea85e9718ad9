import { screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
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
  expect(screen.getByText("2 felt er like som nå")).toBeTruthy();
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
