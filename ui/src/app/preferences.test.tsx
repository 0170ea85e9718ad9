import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { BackendProvider } from "../shared/backend";
import { PREFERENCES_DEFAULT, readPreferences, reloadPreferences } from "../shared/preferences";
import { makeQueryClient } from "../shared/queries";
import { fakeBackend } from "../testing/fake-backend";
import { LOCKED, OPEN } from "../testing/synthetic";
import { App } from "./App";
import { Preferred } from "./render";

function start(status = OPEN) {
  render(
    <Preferred>
      <BackendProvider value={fakeBackend({ app_status: () => status })}>
        <QueryClientProvider client={makeQueryClient()}>
          <App />
        </QueryClientProvider>
      </BackendProvider>
    </Preferred>,
  );
  return userEvent.setup();
}

it("opens the settings with one chord and changes language, theme and size at once", async () => {
  const user = start();
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.keyboard("{Control>},{/Control}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Innstillinger" })));
  await user.click(screen.getByRole("radio", { name: "Nynorsk" }));
  expect(await screen.findByRole("heading", { name: "Innstillingar" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Oppgåver 2 oppgåver over fristen" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("nn");
  await user.click(screen.getByRole("radio", { name: "Mørkt" }));
  expect(document.documentElement.classList.contains("dark")).toBe(true);
  await user.click(screen.getByRole("radio", { name: "200 %" }));
  expect(document.documentElement.style.fontSize).toBe("200%");
});

it("is obeyed by the unlock page the next time, and keeps nothing but the three choices", async () => {
  const user = start();
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.click(screen.getByTestId("nav-settings"));
  await user.click(await screen.findByTestId("language-en"));
  await user.click(screen.getByTestId("text-size-150"));
  await screen.findByRole("heading", { name: "Settings" });
  cleanup();
  reloadPreferences();
  start(LOCKED);
  expect(await screen.findByRole("heading", { name: "Unlock" })).toBeTruthy();
  expect(document.documentElement.style.fontSize).toBe("150%");
  expect(Object.entries(window.localStorage)).toEqual([
    ["worktrail.preferences", JSON.stringify({ language: "en", theme: "system", textSize: 150 })],
  ]);
});

it("lists what the window is made of", async () => {
  const user = start();
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.click(screen.getByTestId("nav-settings"));
  await user.click(await screen.findByRole("button", { name: "Vis delene og lisensene deres" }));
  expect(screen.getByRole("row", { name: /^react 19\.\d+\.\d+ MIT$/u })).toBeTruthy();
  expect(screen.getByRole("row", { name: /source-sans-3 .* OFL-1\.1$/u })).toBeTruthy();
});

it.each(["", "{", "[]", "7", '{"language":"de","theme":1,"textSize":5000}'])("reads «%s» from the storage as the defaults", (body) => {
  expect(readPreferences(body)).toEqual(PREFERENCES_DEFAULT);
});

it("keeps what it understands of preferences from another version", () => {
  expect(readPreferences('{"language":"nn","theme":"sepia"}')).toEqual({ ...PREFERENCES_DEFAULT, language: "nn" });
});
