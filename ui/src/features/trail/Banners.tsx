/// What to know before anything else about a trail. The words are Rust's, in bokmål.
import { ChatExclamationmarkIcon, CheckmarkCircleIcon, PauseIcon, PersonGroupIcon, ShieldIcon } from "@navikt/aksel-icons";
import { Button, InfoCard } from "@navikt/ds-react";
import type { ComponentProps, ComponentType, SVGProps } from "react";
import type { BannerKind, TrailView } from "../../bindings/api";
import { useLauncher } from "../../shared/launcher";
import { useAppStatus } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";

type Look = { icon: ComponentType<SVGProps<SVGSVGElement>>; color: NonNullable<ComponentProps<typeof InfoCard>["data-color"]> };

const LOOKS: Record<BannerKind, Look> = {
  ended: { icon: CheckmarkCircleIcon, color: "neutral" },
  shielded: { icon: ShieldIcon, color: "danger" },
  passive: { icon: PauseIcon, color: "warning" },
  recruitment: { icon: PersonGroupIcon, color: "info" },
  sms_reserved: { icon: ChatExclamationmarkIcon, color: "info" },
};

export function Banners({ view }: { view: TrailView }) {
  const { t } = useTranslation();
  const { openCreation, openPhase } = useLauncher();
  const supervisor = useAppStatus().data?.me?.role === "supervisor";
  return view.banners.map(({ kind, text }) => {
    const { icon: Icon, color } = LOOKS[kind];
    return (
      <InfoCard key={kind} data-color={color} size="small" as="section" data-testid="banner" data-kind={kind} aria-label={t(`banner.${kind}`)}>
        <InfoCard.Header icon={<Icon aria-hidden />}>
          <InfoCard.Title as="h2">{t(`banner.${kind}`)}</InfoCard.Title>
        </InfoCard.Header>
        <InfoCard.Content>
          <div className="wt-row wt-row--between">
            {text}
            {kind === "ended" && supervisor && (
              <Button size="small" variant="secondary" data-color="neutral" onClick={() => openCreation({ trail: view.id, step: "readmit" })} data-testid="readmit">
                {t("readmission.action")}
              </Button>
            )}
            {kind === "ended" && view.may_correct_ending && (
              <Button size="small" variant="secondary" data-color="neutral" onClick={() => openPhase({ trail: view.id, correctEnding: true })} data-testid="correct-ending">
                {t("phaseDialog.correctTitle")}
              </Button>
            )}
          </div>
        </InfoCard.Content>
      </InfoCard>
    );
  });
}
