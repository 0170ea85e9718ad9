/// Puts the window together around a backend.
import { Provider } from "@navikt/ds-react";
import { nb } from "@navikt/ds-react/locales";
import { Theme } from "@navikt/ds-react/Theme";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { type Backend, BackendProvider } from "../shared/backend";
import { startTexts } from "../shared/i18n";
import { makeQueryClient } from "../shared/queries";
import { applyColorScheme, useColorScheme } from "../shared/theme";
import { App } from "./App";

function Themed({ children }: { children: ReactNode }) {
  const scheme = useColorScheme();
  useEffect(() => applyColorScheme(scheme), [scheme]);
  return (
    <Theme theme={scheme} className="wt-root">
      {children}
    </Theme>
  );
}

/** Shows the window in the page's root element. */
export async function renderApp(backend: Backend): Promise<void> {
  applyColorScheme();
  await startTexts();
  const root = document.getElementById("root");
  if (root === null) throw new Error("the page has no root element");
  createRoot(root).render(
    <StrictMode>
      <Provider locale={nb}>
        <Themed>
          <BackendProvider value={backend}>
            <QueryClientProvider client={makeQueryClient()}>
              <App />
            </QueryClientProvider>
          </BackendProvider>
        </Themed>
      </Provider>
    </StrictMode>,
  );
}
