/// What can be done with the trail that is on screen, for the command palette.
import { ArrowRightIcon, ArrowRightLeftIcon, Buildings3Icon, ClockDashedIcon, TabsIcon } from "@navikt/aksel-icons";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Entry } from "../features/palette/entries";
import type { Launcher } from "../shared/launcher";
import { useNavigation } from "../shared/navigation";

const PARTS = ["overview", "profile", "records", "participant", "history"] as const;
const NEWER_PARTS = ["reports", "access"] as const;

export function useTrailActions({ openHandover, openPhase, openPast }: Launcher): Entry[] {
  const { t } = useTranslation();
  const { route, go } = useNavigation();
  const id = route.name === "trail" ? route.id : null;
  return useMemo(() => {
    if (id === null) return [];
    const part = (tab: string, name: string): Entry => ({
      id: `part:${tab}`, label: t("trailAction.part", { part: name }), icon: TabsIcon, run: () => go({ name: "trail", id, tab }),
    });
    return [
      ...PARTS.map((tab) => part(tab, t(`trailTab.${tab}`))),
      ...NEWER_PARTS.map((tab) => part(tab, t(`${tab}.tab`))),
      { id: "trail-phase", label: t("trailAction.phase"), icon: ArrowRightLeftIcon, run: () => openPhase({ trail: id }) },
      { id: "trail-employers", label: t("employers.thatFit"), words: "ønsker match", icon: Buildings3Icon, run: () => go({ name: "employers", wishOf: id }) },
      { id: "trail-handover", label: t("trailAction.handover"), words: "eierskifte overlevering handover", icon: ArrowRightIcon, run: () => openHandover([id]) },
      { id: "trail-past", label: t("trailAction.past"), icon: ClockDashedIcon, run: () => openPast({ id, title: t("past.trailEntity") }) },
    ];
  }, [t, go, id, openHandover, openPhase, openPast]);
}
