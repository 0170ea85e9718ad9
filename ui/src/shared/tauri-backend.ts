/// The backend over Tauri's command bridge.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { type Backend, CommandError, isErrorReport } from "./backend";

/** Makes the backend that talks to the app this window belongs to. */
export function tauriBackend(): Backend {
  return {
    call: async (command, args) => {
      try {
        return await invoke(command, args);
      } catch (thrown) {
        throw isErrorReport(thrown) ? new CommandError(thrown) : thrown;
      }
    },
    listen: (event, handler) => {
      const stopping = listen<Parameters<typeof handler>[0]>(event, (message) => handler(message.payload));
      return () => void stopping.then((stop) => stop());
    },
  };
}
