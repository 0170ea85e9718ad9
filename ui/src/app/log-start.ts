/// Whom the next visit is most likely about: whoever the open page belongs to.
import { useMemo } from "react";
import type { QuickLogStart } from "../shared/launcher";
import { useNavigation } from "../shared/navigation";
import { useEmployer, useMeeting, useReport } from "../shared/queries";

export function useLogStart(): QuickLogStart {
  const { route } = useNavigation();
  const at = useEmployer(route.name === "employer" ? route.org : "", route.name === "employer").data?.row;
  const meeting = useMeeting(route.name === "meeting" ? route.id : "", route.name === "meeting").data?.row;
  const report = useReport(route.name === "report" ? route.id : "", route.name === "report").data?.row;
  const trail = route.name === "trail" ? route.id : ((route.name === "meeting" ? meeting?.trail : undefined) ?? (route.name === "report" ? report?.trail : undefined));
  return useMemo<QuickLogStart>(() => {
    if (trail !== undefined && trail !== null) return { trail };
    if (route.name === "employer" && at !== undefined) return { employer: { org_number: at.org_number, name: at.name, place: at.place } };
    if (route.name !== "meeting" || meeting === undefined || meeting.employer_name === "") return {};
    return { employer: { org_number: meeting.employer ?? "", name: meeting.employer_name, place: meeting.place } };
  }, [route, trail, at, meeting]);
}
