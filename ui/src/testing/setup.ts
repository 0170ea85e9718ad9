/// What jsdom lacks, the clock of the synthetic day, and a clean page after each test.
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { changeLanguage, startTexts } from "../shared/i18n";
import { currentLanguage, LANGUAGE_DEFAULT } from "../shared/language";
import { PREFERENCES_DEFAULT, setPreferences } from "../shared/preferences";
import { NOW } from "./synthetic";

/** Longest wait for something to appear, on a busy machine. */
configure({ asyncUtilTimeout: 8000 });

beforeAll(async () => {
  window.matchMedia = (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
    dispatchEvent: () => false,
  });
  window.scrollTo = () => {};
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  await startTexts();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});

afterEach(async () => {
  cleanup();
  history.replaceState(null, "");
  vi.unstubAllGlobals();
  setPreferences(PREFERENCES_DEFAULT);
  if (currentLanguage() !== LANGUAGE_DEFAULT) await changeLanguage(LANGUAGE_DEFAULT);
  vi.useRealTimers();
});
