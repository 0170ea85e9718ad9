/// Whom a visit is most likely about: whoever the open page belongs to.
import { useMemo } from "react";
import type { VisitAbout } from "../features/modes/VisitMode";
import type { QuickLogStart } from "../shared/launcher";
import { type Route, useNavigation } from "../shared/navigation";
import { useEmployer, useMeeting, useReport } from "../shared/queries";

/** Whose visit it is when the screen is turned. */
export function aboutOf(route: Route): VisitAbout {
  if (route.name === "employer") return { employer: route.org };
  if (route.name === "meeting") return { meeting: route.id };
  return route.name === "trail" ? { trail: route.id } : {};
}

/** Whom the next visit is logged about. */
export function useLogStart(): QuickLogStart {
  const { route } = useNavigation();
  const about = aboutOf(route);
  const at = useEmployer(about.employer ?? "", about.employer !== undefined).data?.row;
  const meeting = useMeeting(about.meeting ?? "", about.meeting !== undefined).data?.row;
  const report = useReport(route.name === "report" ? route.id : "", route.name === "report").data?.row;
  const trail = about.trail ?? meeting?.trail ?? report?.trail ?? null;
  return useMemo<QuickLogStart>(() => {
    if (trail !== null) return { trail };
    if (at !== undefined) return { employer: { org_number: at.org_number, name: at.name, place: at.place } };
    if (meeting === undefined || meeting.employer_name === "") return {};
    return { employer: { org_number: meeting.employer ?? "", name: meeting.employer_name, place: meeting.place } };
  }, [trail, at, meeting]);
}
