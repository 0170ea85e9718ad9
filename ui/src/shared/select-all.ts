/// For a field whose guess is typed over: everything in it is selected when it gets the focus.
import type { FocusEvent } from "react";

/** For `onFocus`. Selecting keeps the web view from bringing the field into view, so that is done here. */
export function selectAll({ target }: FocusEvent<HTMLInputElement>): void {
  target.select();
  target.scrollIntoView?.({ block: "nearest" });
}
