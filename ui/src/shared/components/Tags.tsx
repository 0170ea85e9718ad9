/// Small labels. Each says in words what its colour says.
import { CloudUpIcon, ExclamationmarkTriangleIcon, HourglassIcon, PauseIcon, ShieldIcon } from "@navikt/aksel-icons";
import { Tag } from "@navikt/ds-react";
import type { ComponentProps } from "react";
import type { MeetingStatus, Phase, TrailRow, TrailStanding } from "../../bindings/api";
import { useTranslation } from "../translation";

type Color = NonNullable<ComponentProps<typeof Tag>["data-color"]>;

const PHASE_COLORS: Record<Phase, Color> = {
  referred: "neutral",
  mapping: "meta-purple",
  job_development: "accent",
  in_education: "meta-lime",
  working: "success",
  downsizing: "brand-beige",
  ended: "neutral",
  initial_contact: "neutral",
  career_mapping: "meta-purple",
  find_suitable_job: "accent",
  workplace_training: "success",
  information_support: "neutral",
  discovery: "meta-purple",
  job_development_ce: "accent",
  adapted_training: "success",
  long_term_followup: "brand-beige",
  passive: "neutral",
  unknown: "neutral",
};

const STATUS_COLORS: Record<MeetingStatus, Color> = {
  planned: "info",
  completed: "success",
  no_show: "warning",
  cancelled: "neutral",
  unknown: "neutral",
};

export const phaseColor = (phase: Phase): Color => PHASE_COLORS[phase];

export function PhaseTag({ phase }: { phase: Phase }) {
  const { t } = useTranslation();
  return (
    <Tag size="small" variant="moderate" data-color={PHASE_COLORS[phase]} className="wt-tag">
      {t(`phase.${phase}`)}
    </Tag>
  );
}

export function MeetingStatusTag({ status }: { status: MeetingStatus }) {
  const { t } = useTranslation();
  return (
    <Tag size="xsmall" variant="outline" data-color={STATUS_COLORS[status]} className="wt-tag">
      {t(`meetingStatus.${status}`)}
    </Tag>
  );
}

/** Nothing for a confirmed trail. */
export function StandingTag({ standing }: { standing: TrailStanding }) {
  const { t } = useTranslation();
  if (standing === "confirmed") return null;
  return standing === "provisional" ? (
    <Tag size="small" variant="outline" data-color="info" icon={<HourglassIcon aria-hidden />} className="wt-tag">
      {t("mark.provisional")}
    </Tag>
  ) : (
    <Tag size="small" variant="moderate" data-color="danger" icon={<ExclamationmarkTriangleIcon aria-hidden />} className="wt-tag">
      {t("mark.refused")}
    </Tag>
  );
}

/** To take care with, and not to be counted on now. */
export function TrailMarks({ trail }: { trail: TrailRow }) {
  const { t } = useTranslation();
  return (
    <>
      {trail.shielded && (
        <Tag size="small" variant="moderate" data-color="danger" icon={<ShieldIcon aria-hidden />} className="wt-tag" data-testid="mark-shielded">
          {t("trailMark.shielded")}
        </Tag>
      )}
      {trail.passive && (
        <Tag size="small" variant="moderate" data-color="warning" icon={<PauseIcon aria-hidden />} className="wt-tag" data-testid="mark-passive">
          {t("trailMark.passive")}
        </Tag>
      )}
    </>
  );
}

/** What is saved here and not yet receipted by the server. */
export function UnsentMark({ unsent }: { unsent: boolean }) {
  const { t } = useTranslation();
  if (!unsent) return null;
  return (
    <span className="wt-mark">
      <CloudUpIcon aria-hidden />
      {t("mark.unsent")}
    </span>
  );
}

export function ConflictMark({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <Tag size="xsmall" variant="moderate" data-color="warning" icon={<ExclamationmarkTriangleIcon aria-hidden />} className="wt-tag">
      {t("mark.conflicts", { count })}
    </Tag>
  );
}
