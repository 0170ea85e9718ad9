/// Renders a part of the window with everything it expects around it.
import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { vi } from "vitest";
import { BackendProvider } from "../shared/backend";
import { type Launcher, LauncherProvider } from "../shared/launcher";
import { NavigationProvider, type Route } from "../shared/navigation";
import { invalidateStore, makeQueryClient, SYNC_STATUS } from "../shared/queries";
import { ToastProvider } from "../shared/toast";
import type { FakeBackend } from "./fake-backend";

export function renderWithin(part: ReactElement, backend: FakeBackend, start?: Route) {
  const client = makeQueryClient();
  const launcher: Launcher = { openQuickLog: vi.fn(), openNewTrail: vi.fn(), openCreation: vi.fn(), openPhase: vi.fn(), openHandover: vi.fn(), openPast: vi.fn(), openSyncStatus: vi.fn(), openParticipantMode: vi.fn(), quickLogOpen: false };
  const { unmount } = render(
    <BackendProvider value={backend}>
      <QueryClientProvider client={client}>
        <ToastProvider>
          <NavigationProvider {...(start === undefined ? {} : { start })}>
            <LauncherProvider value={launcher}>{part}</LauncherProvider>
          </NavigationProvider>
        </ToastProvider>
      </QueryClientProvider>
    </BackendProvider>,
  );
  return { user: userEvent.setup(), launcher, readAgain: () => invalidateStore(client), readStatus: () => client.invalidateQueries({ queryKey: SYNC_STATUS }), unmount };
}
