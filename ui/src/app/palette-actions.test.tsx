import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { useNavigation } from "../shared/navigation";
import { preferences } from "../shared/preferences";
import { useLauncher } from "../shared/launcher";
import { fakeBackend } from "../testing/fake-backend";
import { renderWithin } from "../testing/render-within";
import { LIST_VIEWS } from "../testing/synthetic";
import { usePaletteActions } from "./palette-actions";
import { useTrailActions } from "./trail-actions";

const DEEDS = ["logMeeting", "newTask", "newTrail", "printDay", "syncStatus", "syncNow", "visit", "lock"] as const;
type Deeds = Parameters<typeof usePaletteActions>[0];

function Actions({ deeds }: { deeds: Deeds }) {
  const actions = [...usePaletteActions(deeds), ...useTrailActions(useLauncher())];
  return (
    <>
      {actions.map((action) => (
        <button type="button" key={action.id} data-testid={action.id} data-words={action.words} onClick={action.run}>
          {action.label} {action.keys}
        </button>
      ))}
      <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>
    </>
  );
}

async function open(trail?: string) {
  const deeds = Object.fromEntries(DEEDS.map((name) => [name, vi.fn()])) as unknown as Deeds;
  const backend = fakeBackend({ list_views: () => LIST_VIEWS });
  const rendered = renderWithin(<Actions deeds={deeds} />, backend, trail === undefined ? { name: "home" } : { name: "trail", id: trail });
  await screen.findByTestId("list:all_referred");
  return { deeds, backend, ...rendered };
}

const where = () => JSON.parse(screen.getByTestId("where").textContent ?? "") as unknown;
const ids = () => screen.getAllByRole("button").map(({ dataset }) => dataset.testid ?? "");

it.each([
  ["log", "logMeeting"], ["new-task", "newTask"], ["new-trail", "newTrail"], ["print-day", "printDay"], ["sync", "syncStatus"], ["sync-now", "syncNow"], ["visit", "visit"], ["lock", "lock"],
] as const)("does what it says: %s", async (id, deed) => {
  const { user, deeds } = await open();
  await user.click(screen.getByTestId(id));
  for (const name of DEEDS) expect(deeds[name]).toHaveBeenCalledTimes(name === deed ? 1 : 0);
});

it.each([
  ["new-employer", { name: "employers", add: true }], ["data", { name: "data" }], ["code-lists", { name: "code-lists" }],
  ["list:all_referred", { name: "portfolio", list: "all_referred" }], ["page:departure", { name: "departure" }], ["page:inbox", { name: "inbox" }],
  ["calendar:month", { name: "calendar", shape: "month" }], ["portfolio:board", { name: "portfolio", shape: "board" }],
])("leads where it says: %s", async (id, route) => {
  const { user } = await open();
  await user.click(screen.getByTestId(id));
  expect(where()).toEqual(route);
});

it("offers what hides the screen before the pages, and another language and theme than the one in use", async () => {
  const { user } = await open();
  const first = ids().findIndex((id) => id.startsWith("page:"));
  expect(ids().slice(0, first)).toEqual(expect.arrayContaining(["visit", "lock"]));
  expect(ids().filter((id) => /^(?:language|theme):/u.test(id))).toEqual(["theme:light", "theme:dark", "language:nn", "language:en"]);
  await user.click(screen.getByTestId("theme:dark"));
  expect(preferences().theme).toBe("dark");
  expect(ids().filter((id) => id.startsWith("text:"))).toEqual(["text:125", "text:150", "text:200"]);
  await user.click(screen.getByTestId("text:150"));
  expect(preferences().text_size).toBe(150);
  await user.click(screen.getByTestId("language:en"));
  await waitFor(() => expect(ids()).toContain("language:nb"));
});

it("names the key that prints the day only where it does", async () => {
  const { unmount } = await open();
  expect(screen.getByTestId("print-day").textContent).toContain("Ctrl P");
  unmount();
  await open("trail-2");
  expect(screen.getByTestId("print-day").textContent).not.toContain("Ctrl P");
});

it("offers what concerns a trail only while one is on screen", async () => {
  await open();
  expect(ids().filter((id) => /^(?:part|trail)/u.test(id))).toEqual([]);
});

it.each([["delmål", "part:records"], ["underveisnotat", "part:reports"], ["vikar", "part:access"], ["karriereprofil", "part:profile"]])("is found by what one wants to do: %s", async (words, id) => {
  await open("trail-2");
  expect(screen.getAllByRole("button").filter(({ dataset }) => (dataset.words ?? "").includes(words)).map(({ dataset }) => dataset.testid)).toEqual([id]);
});

it("does with the trail that is on screen what it says", async () => {
  const { user, launcher, backend } = await open("trail-2");
  await user.click(screen.getByTestId("trail-phase"));
  expect(launcher.openPhase).toHaveBeenCalledWith({ trail: "trail-2" });
  await user.click(screen.getByTestId("trail-handover"));
  expect(launcher.openHandover).toHaveBeenCalledWith(["trail-2"]);
  await user.click(screen.getByTestId("trail-past"));
  expect(launcher.openPast).toHaveBeenCalledWith(expect.objectContaining({ id: "trail-2" }));
  await user.click(screen.getByTestId("trail-participant"));
  expect(launcher.openParticipantMode).toHaveBeenCalledWith("trail-2");
  await user.click(screen.getByTestId("trail-print"));
  await waitFor(() => expect(backend.asked("print_page")).toHaveLength(1));
  expect(backend.asked("trail_page")).toEqual([{ id: "trail-2" }]);
  await user.click(screen.getByTestId("part:access"));
  expect(where()).toEqual({ name: "trail", id: "trail-2", tab: "access" });
  await user.click(screen.getByTestId("trail-employers"));
  expect(where()).toEqual({ name: "employers", wishOf: "trail-2" });
});
