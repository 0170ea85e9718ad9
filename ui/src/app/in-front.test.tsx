/// What lies in front: no bare letter opens anything over it, and one key turns the screen and keeps it as it is.
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { BackendProvider } from "../shared/backend";
import type { Route } from "../shared/navigation";
import { makeQueryClient } from "../shared/queries";
import { fakeBackend } from "../testing/fake-backend";
import { HOME, meetingRow, meetingView, NOW, PORTFOLIO, trailRow } from "../testing/synthetic";
import { reportView } from "../testing/synthetic-reports";
import { employerView } from "../testing/synthetic-employers";
import { App } from "./App";

function start(at?: Route) {
  const backend = fakeBackend({ report: () => reportView(), employer: () => employerView() });
  render(
    <BackendProvider value={backend}>
      <QueryClientProvider client={makeQueryClient()}>
        <App start={at} />
      </QueryClientProvider>
    </BackendProvider>,
  );
  return { user: userEvent.setup(), backend };
}

const TRAIL: Route = { name: "trail", id: "trail-1" };
const REPORT: Route = { name: "report", id: "report-1" };

const press = (testId: string) => async (user: UserEvent) => {
  await user.click(await screen.findByTestId(testId));
};
const key = (keys: string) => async (user: UserEvent) => {
  await screen.findByTestId("sync-pill");
  await user.keyboard(keys);
};
const fromPalette = (words: string, option: RegExp) => async (user: UserEvent) => {
  await screen.findByTestId("trail-title");
  await user.keyboard("{Control>}k{/Control}");
  fireEvent.change(await screen.findByTestId("palette-input"), { target: { value: words } });
  await screen.findByRole("option", { name: option, selected: true });
  fireEvent.keyDown(screen.getByTestId("palette-input"), { key: "Enter" });
};
const fromMenu = (menu: string, item: RegExp) => async (user: UserEvent) => {
  await user.click((await screen.findAllByTestId(menu))[0] ?? document.body);
  await user.click(await screen.findByRole("menuitem", { name: item }));
};

it.each<[string, Route | undefined, (user: UserEvent) => Promise<void>]>([
  ["Logg møte", undefined, key("l")],
  ["Ny oppgave", undefined, key("o")],
  ["Nytt jobbspor", undefined, press("new-trail")],
  ["Finn eller gjør", undefined, key("{Control>}k{/Control}")],
  ["Levering", undefined, press("sync-pill")],
  ["Gi til en kollega", TRAIL, fromPalette("eierskifte", /kollega/u)],
  ["Endre fase", TRAIL, fromPalette("endre fase", /fase/u)],
  ["Slik det var", TRAIL, fromPalette("se endringer", /Se endringer/u)],
  ["Rett personen", TRAIL, press("correct-person")],
  ["Del med deltaker", REPORT, press("report-share")],
  ["Lagre kalenderen som fil", { name: "calendar" }, async (user) => {
    await user.click(await screen.findByRole("button", { name: "Kalenderfil" }));
    await user.click(await screen.findByRole("menuitem", { name: /Lagre/u }));
  }],
  ["Rett type møte", { name: "meeting", id: "meeting-1" }, fromMenu("meeting-menu", /type/u)],
  ["Ny kontaktperson", { name: "employer", org: "974760673" }, press("add-employer_contact")],
])("opens nothing over «%s» by a bare letter, turns the screen at once, and has it there afterwards", async (name, route, open) => {
  const { user } = start(route);
  await open(user);
  const dialog = await screen.findByRole("dialog", { name: new RegExp(name, "u") });
  for (const letter of ["l", "o", "k", "/"]) {
    fireEvent.keyDown(dialog, { key: letter });
    fireEvent.keyDown(document.body, { key: letter });
  }
  await act(async () => {});
  expect(screen.getAllByRole("dialog")).toEqual([dialog]);
  await user.keyboard("{F8}");
  expect(dialog.isConnected).toBe(false);
  const mode = await screen.findByTestId("visit-mode");
  await waitFor(() => expect(document.activeElement).toBe(mode));
  expect(document.querySelector(".wt-shell")).toBeNull();
  await user.keyboard("lo{Escape}");
  expect(screen.queryByTestId("visit-mode")).toBeNull();
  expect(screen.getAllByRole("dialog")).toEqual([dialog]);
});

it("keeps what is being typed through the visit, as a draft and on screen, with the cursor where it was", async () => {
  const { user, backend } = start();
  await key("l")(user);
  const note = await screen.findByTestId<HTMLTextAreaElement>("ql-note");
  await waitFor(() => expect(document.activeElement).toBe(note));
  await user.keyboard("Avtalte prøvedag.");
  note.setSelectionRange(7, 7);
  await user.keyboard("{F8}");
  await screen.findByTestId("visit-mode");
  expect(document.body.textContent).not.toContain("prøvedag");
  await waitFor(() => expect(backend.asked("save_draft").at(-1)?.input.body).toContain("Avtalte prøvedag."));
  await user.keyboard("{F8}");
  expect(screen.getByTestId("ql-note")).toBe(note);
  expect(document.activeElement).toBe(note);
  await user.keyboard(" en");
  expect(note.value).toBe("Avtalte en prøvedag.");
});

it("turns the screen from a form of a page that keeps no draft, too, and has what was typed there afterwards", async () => {
  const { user } = start(REPORT);
  await user.click(await screen.findByTestId("report-share"));
  await user.type(await screen.findByTestId("report-share-until"), "24.12.2026");
  await user.keyboard("{F8}");
  await user.click(await screen.findByTestId("leave-mode"));
  expect(screen.getByTestId<HTMLInputElement>("report-share-until").value).toContain("24.12.2026");
});

it.each(["k", "mouse"])("has the keyboard on the calendar's sheet when one comes to it (%s)", async (way) => {
  const { user } = start();
  if (way === "k") await key("k")(user);
  else await user.click(await screen.findByTestId("nav-calendar"));
  const sheet = await screen.findByRole("application");
  await waitFor(() => expect(sheet.contains(document.activeElement)).toBe(true));
  const before = document.activeElement?.textContent;
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(document.activeElement?.textContent).not.toBe(before));
  expect(sheet.contains(document.activeElement)).toBe(true);
});

it.each<[string, Route, string]>([
  ["report", REPORT, "trail-1"],
  ["meeting", { name: "meeting", id: "meeting-1" }, "trail-9"],
])("logs with the participant whose %s is open, and not with the one of now", async (_page, route, trail) => {
  const { user, backend } = start(route);
  backend.answer("meeting", ({ id }) => meetingView({ id, row: meetingRow({ id, trail }) }));
  backend.answer("portfolio", () => ({ ...PORTFOLIO, trails: [trailRow({ id: "trail-9", title: "Anders Øvingsmo" }), trailRow({ id: "trail-1", title: "Nora Prøvestad" })] }));
  backend.answer("home", () => ({ ...HOME, meetings_today: [meetingRow({ id: "now", at: NOW, trail: "trail-5" })] }));
  await key("l")(user);
  expect((await screen.findByTestId<HTMLInputElement>("ql-trail")).value).toBe(trail === "trail-1" ? "Nora Prøvestad" : "Anders Øvingsmo");
});
