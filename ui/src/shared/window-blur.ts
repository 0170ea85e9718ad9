/// Makes the window unreadable while another one has the focus.
import { useEffect } from "react";

export function useWindowBlur(enabled: boolean): void {
  useEffect(() => {
    const root = document.documentElement;
    const follow = () => root.toggleAttribute("data-blurred", enabled && !document.hasFocus());
    const blur = () => root.toggleAttribute("data-blurred", enabled);
    const focus = () => root.removeAttribute("data-blurred");
    follow();
    window.addEventListener("blur", blur);
    window.addEventListener("focus", focus);
    return () => {
      window.removeEventListener("blur", blur);
      window.removeEventListener("focus", focus);
      root.removeAttribute("data-blurred");
    };
  }, [enabled]);
}
