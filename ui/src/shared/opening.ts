/// What the app is asked to show from outside the window: a link, a file, a choice in the tray.
import { useEffect, useRef } from "react";
import type { Opening } from "../bindings/api";
import { useBackend } from "./backend";

/** Shows what waits once the window is here, and whatever comes later. */
export function useOpening(show: (opening: Opening) => void) {
  const backend = useBackend();
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    const fetch = () => {
      // Nothing to show is the usual answer, and a refusal means that the vault was locked meanwhile: it waits.
      void backend.call("opening", {}).then((opening) => opening !== null && latest.current(opening), () => undefined);
    };
    fetch();
    return backend.listen("opening", fetch);
  }, [backend]);
}
