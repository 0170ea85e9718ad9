import { useTranslation } from "../translation";

/** The app's name with its mark: a path with three milestones. */
export function Wordmark() {
  const { t } = useTranslation();
  return (
    <span className="wt-wordmark">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden focusable="false">
        <rect width="32" height="32" rx="8" className="wt-wordmark__tile" />
        <path d="M8 22.5 14 12l5 7 5-9.5" className="wt-wordmark__path" />
        <circle cx="8" cy="22.5" r="2.6" className="wt-wordmark__dot" />
        <circle cx="24" cy="9.5" r="2.6" className="wt-wordmark__dot" />
      </svg>
      <span>{t("app.name")}</span>
    </span>
  );
}
