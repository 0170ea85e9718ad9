/// What can be done with the trail that is on screen, for the command palette.
import { ArrowRightIcon, ArrowRightLeftIcon, Buildings3Icon, ClockDashedIcon, PersonIcon, PrinterSmallIcon, TabsIcon } from "@navikt/aksel-icons";
import { useMemo } from "react";
import type { Entry } from "../features/palette/entries";
import type { Launcher } from "../shared/launcher";
import { useNavigation } from "../shared/navigation";
import { usePrintPage } from "../shared/print-page";
import { useTranslation } from "../shared/translation";

const PARTS = ["overview", "profile", "records", "participant", "history"] as const;
const NEWER_PARTS = ["reports", "access"] as const;

/** What else a part is looked for by: what is found and done there. */
const WORDS: Record<(typeof PARTS)[number] | (typeof NEWER_PARTS)[number], string> = {
  overview: "tidslinje oppgaver timeline",
  profile: "karriereprofil åpenhet ønsker career profile",
  records: "ny jobb utdanning delmål passiv periode samtale praksis sub-goal education",
  participant: "deltakermodus innsyn plan",
  history: "endringer hvem gjorde tidsmaskin changes",
  reports: "nytt underveisnotat avslutningsnotat veilederrapport skriv ut report",
  access: "dele vikar innsyn eier share",
};

export function useTrailActions({ openHandover, openPhase, openPast, openParticipantMode }: Launcher): Entry[] {
  const { t } = useTranslation();
  const { route, go } = useNavigation();
  const printPage = usePrintPage();
  const id = route.name === "trail" ? route.id : null;
  return useMemo(() => {
    if (id === null) return [];
    const part = (tab: keyof typeof WORDS, name: string): Entry => ({
      id: `part:${tab}`, label: t("trailAction.part", { part: name }), words: WORDS[tab], icon: TabsIcon, run: () => go({ name: "trail", id, tab }),
    });
    return [
      ...PARTS.map((tab) => part(tab, t(`trailTab.${tab}`))),
      ...NEWER_PARTS.map((tab) => part(tab, t(`${tab}.tab`))),
      { id: "trail-phase", label: t("trailAction.phase"), icon: ArrowRightLeftIcon, run: () => openPhase({ trail: id }) },
      { id: "trail-participant", label: t("trailAction.participant"), words: "deltakermodus snu skjermen participant mode", icon: PersonIcon, run: () => openParticipantMode(id) },
      { id: "trail-print", label: t("trailAction.print"), words: "papir pdf print", icon: PrinterSmallIcon, run: () => printPage((ask) => ask("trail_page", { id })) },
      { id: "trail-employers", label: t("employers.thatFit"), words: "ønsker match", icon: Buildings3Icon, run: () => go({ name: "employers", wishOf: id }) },
      { id: "trail-handover", label: t("trailAction.handover"), words: "eierskifte overlevering handover", icon: ArrowRightIcon, run: () => openHandover([id]) },
      { id: "trail-past", label: t("trailAction.past"), icon: ClockDashedIcon, run: () => openPast({ id, title: t("past.trailEntity") }) },
    ];
  }, [t, go, id, openHandover, openPhase, openPast, openParticipantMode, printPage]);
}
