/// Offers, after unlocking, what was being typed when the app was closed.
import type { DraftView } from "../../bindings/api";
import { DraftOffer } from "../../shared/components/DraftOffer";
import { isOrgNumber } from "../../shared/org-number";
import { draftForm, OWN_PLACE } from "../../shared/draft-keys";
import { useLauncher } from "../../shared/launcher";
import { type Route, useNavigation } from "../../shared/navigation";
import { useCommand, useDrafts } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";

/** Offers on screen at once; the rest wait at their own forms. */
const OFFERS_MAX = 3;

/** Where the form of a record is: at an employer, in the own workspace, or on a trail. */
function recordRoute(place: string, restore: string): Route {
  if (place === OWN_PLACE) return { name: "workspace", restore };
  return isOrgNumber(place) ? { name: "employer", org: place, restore } : { name: "trail", id: place, restore, tab: "records" };
}

export function OpenDrafts() {
  const { t } = useTranslation();
  const drafts = useDrafts();
  const call = useCommand();
  const { go } = useNavigation();
  const { openNewTrail, openQuickLog, quickLogOpen } = useLauncher();
  if (quickLogOpen || drafts.data === undefined || drafts.data.length === 0) return null;

  const restore = (draft: DraftView) => {
    const form = draftForm(draft.key);
    if (form.name === "quick-log") openQuickLog({ draft });
    else if (form.name === "new-trail") openNewTrail({ draft });
    else if (form.name === "meeting") go({ name: "meeting", id: form.id, restore: true });
    else if (form.name === "report") go({ name: "report", id: form.id });
    else if (form.name === "record") go(recordRoute(form.place, draft.key));
    else if (form.name === "profile") go({ name: "trail", id: form.id, restore: form.section });
  };
  const text = (draft: DraftView): string => {
    const { name } = draftForm(draft.key);
    if (name === "record") return t("recordForm.draft");
    if (name === "report") return t("reports.draft");
    if (name === "new-trail") return t("creation.draft");
    return name === "quick-log" ? t("draft.quickLog") : t(`draft.${name}`);
  };

  return (
    <div className="wt-stack wt-stack--tight">
      {drafts.data.slice(0, OFFERS_MAX).map((draft) => (
        <DraftOffer
          key={draft.key}
          draft={draft}
          text={text(draft)}
          onRestore={() => restore(draft)}
          onDiscard={() => void call("discard_draft", { key: draft.key })}
        />
      ))}
    </div>
  );
}
