import { EyeIcon, EyeSlashIcon } from "@navikt/aksel-icons";
import { useState } from "react";
import { useTranslation } from "../translation";

/** The national identity number, hidden until it is asked for: a screen in a café is read by others. */
export function NationalId({ digits }: { digits: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <button type="button" className="wt-reveal" aria-pressed={shown} onClick={() => setShown((now) => !now)} aria-label={t("trail.showNationalId")}>
      {shown ? <EyeSlashIcon aria-hidden /> : <EyeIcon aria-hidden />}
      <span className="wt-numbers">{shown ? `${digits.slice(0, 6)} ${digits.slice(6)}` : "••••••  •••••"}</span>
    </button>
  );
}
