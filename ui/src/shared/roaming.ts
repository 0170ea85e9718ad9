/// A choice about how a page looks that follows the person to their other laptops. It is handed over when the page is left
/// or the vault locked, so that trying out an order of a list is no work to deliver.
import { useEffect, useRef } from "react";
import { flushedBeforeLock } from "./drafts";
import { useKept } from "./kept";
import { useCommand, useWorkspace } from "./queries";

/** The name of the postal code that employers are looked for near. */
export const POSTAL_CODE = "postal_code";

export function useRoaming(name: string): [string, (value: string) => void] {
  const call = useCommand();
  const stored = useWorkspace().data?.preferences[name] ?? "";
  const [local, setLocal] = useKept<string | null>(`roaming:${name}`, null);
  const latest = useRef({ call, local, stored });
  useEffect(() => {
    latest.current = { call, local, stored };
  });
  useEffect(() => {
    const told: { value: string | null } = { value: null };
    const tell = async () => {
      const now = latest.current;
      if (now.local === null || now.local === now.stored || now.local === told.value) return;
      told.value = now.local;
      // A choice that cannot be kept still holds until the vault is locked.
      await now.call("set_preference", { input: { name, value: now.local } }).catch(() => {});
    };
    const gone = flushedBeforeLock(tell);
    return () => {
      gone();
      void tell();
    };
  }, [name]);
  return [local ?? stored, (value) => setLocal(() => value)];
}
