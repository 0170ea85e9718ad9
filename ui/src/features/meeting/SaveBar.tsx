/// The way to save a meeting, in view wherever one is on its page, and by key wherever the focus is.
import { Button } from "@navikt/ds-react";
import { useEffect, useRef } from "react";
import { Kbd } from "../../shared/components/Kbd";
import { formatTime } from "../../shared/dates";
import type { Autosave } from "../../shared/drafts";
import { useTranslation } from "../../shared/translation";

/** Ctrl+Enter saves what is changed, also with the focus beside the form; what stands in front of the page has its own keys. */
export function useSaveKey(changed: boolean, save: () => void): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (!changed) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.repeat) return;
      if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [changed]);
}

type SaveBarProps = { changed: boolean; saving: Autosave; busy: boolean; onUndo: () => void };

export function SaveBar({ changed, saving, busy, onUndo }: SaveBarProps) {
  const { t } = useTranslation();
  return (
    <div className="wt-save-bar" data-testid="save-bar">
      <span className="wt-quiet" role="status" data-testid="draft-kept" data-whole={saving.whole}>
        {changed ? t("meeting.changed") : t("meeting.unchanged")}
        {changed && saving.savedAt !== null ? ` · ${t("quickLog.savedDraft", { time: formatTime(saving.savedAt) })}` : ""}
      </span>
      <div className="wt-row">
        {changed && (
          <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onUndo}>
            {t("meeting.undo")}
          </Button>
        )}
        <Button type="submit" size="small" loading={busy} disabled={!changed} data-testid="meeting-save" aria-keyshortcuts="Control+Enter">
          <span className="wt-label-keys">
            {t("meeting.save")} <Kbd>{t("meeting.saveKeys")}</Kbd>
          </span>
        </Button>
      </div>
    </div>
  );
}
