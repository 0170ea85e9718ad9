/// What a draft is about: with whom, or where. None of its text: it is offered where others may look along.
import type { DraftView } from "../bindings/api";
import { draftForm, OWN_PLACE } from "./draft-keys";
import { kindsOf, withEmployer } from "./meeting-facts";
import { isOrgNumber } from "./org-number";
import { useEmployer, useMeeting, usePortfolio, useReport } from "./queries";
import { useTranslation } from "./translation";

/** Texts of a kept quick log, by name. */
function fieldsOf(body: string): (name: string) => string {
  try {
    const kept: unknown = JSON.parse(body);
    const fields = new Map<string, unknown>(typeof kept === "object" && kept !== null ? Object.entries(kept) : []);
    return (name) => {
      const value = fields.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
  } catch {
    // A draft that cannot be read says nothing of itself.
    return () => "";
  }
}

/** Empty where nothing is known. */
export function useDraftAbout({ key, body }: DraftView): string {
  const { t } = useTranslation();
  const form = draftForm(key);
  const trails = usePortfolio().data?.trails ?? [];
  const place = form.name === "record" && form.place !== OWN_PLACE ? form.place : "";
  const isEmployers = isOrgNumber(place);
  const meeting = useMeeting(form.name === "meeting" ? form.id : "", form.name === "meeting").data?.row;
  const report = useReport(form.name === "report" ? form.id : "", form.name === "report").data?.row;
  const employer = useEmployer(isEmployers ? place : "", isEmployers).data?.row.name;
  const trail = form.name === "profile" ? form.id : isEmployers ? "" : place;

  const parts = (): (string | undefined)[] => {
    if (form.name === "meeting") return [meeting?.subject, meeting?.trail_title];
    if (form.name === "report") return [report?.trail_title];
    if (form.name !== "quick-log") return [employer, trails.find(({ id }) => id === trail)?.title];
    const of = fieldsOf(body);
    const kind = kindsOf("ips").find((known) => known === of("kind"));
    return [kind === "employer_only" ? "" : of("trailText"), kind === undefined ? "" : t(`kind.${kind}`), kind !== undefined && withEmployer(kind) ? of("employerName") : ""];
  };
  return parts().filter((part, index, all) => part !== undefined && part !== "" && all.indexOf(part) === index).join(" · ");
}
