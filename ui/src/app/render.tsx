/// Puts the window together around a backend.
import { Provider } from "@navikt/ds-react";
import { en, nb, nn } from "@navikt/ds-react/locales";
import { Theme } from "@navikt/ds-react/Theme";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { type Backend, BackendProvider } from "../shared/backend";
import { changeLanguage, startTexts } from "../shared/i18n";
import type { Route } from "../shared/navigation";
import { loadPreferences, preferences, usePreferences } from "../shared/preferences";
import { makeQueryClient } from "../shared/queries";
import { applyColorScheme, applyTextSize, useColorScheme } from "../shared/theme";
import { App } from "./App";
import { Unbroken } from "./Unbroken";

/** Texts that belong to Aksel's own components. */
const AKSEL_TEXTS = { nb, nn, en };

/** Follows the person's preferences while the window is open. */
export function Preferred({ children }: { children: ReactNode }) {
  const scheme = useColorScheme();
  const { language, text_size: textSize } = usePreferences();
  useEffect(() => applyColorScheme(scheme), [scheme]);
  useEffect(() => applyTextSize(textSize), [textSize]);
  useEffect(() => void changeLanguage(language), [language]);
  return (
    <Provider locale={AKSEL_TEXTS[language]}>
      <Theme theme={scheme} className="wt-root">
        {children}
      </Theme>
    </Provider>
  );
}

/** Shows the window in the page's root element; `start` is the page that is shown first. */
export async function renderApp(backend: Backend, start?: Route): Promise<void> {
  await loadPreferences(backend);
  // Before the first paint, so that nothing flashes and the unlock page is as the person wants it.
  applyColorScheme();
  applyTextSize();
  await startTexts(preferences().language);
  const root = document.getElementById("root");
  if (root === null) throw new Error("the page has no root element");
  createRoot(root).render(
    <StrictMode>
      <Preferred>
        <BackendProvider value={backend}>
          <QueryClientProvider client={makeQueryClient()}>
            <Unbroken alone>
              <App start={start} />
            </Unbroken>
          </QueryClientProvider>
        </BackendProvider>
      </Preferred>
    </StrictMode>,
  );
}
