/// How far what is on screen can be trusted: still on its way, or not heard from for long.
import { ClockDashedIcon, CloudDownIcon } from "@navikt/aksel-icons";
import { BodyShort, InfoCard, ProgressBar } from "@navikt/ds-react";
import { useId } from "react";
import type { SyncStatus } from "../../bindings/api";
import { megabytes } from "../amounts";
import { relativeInstant } from "../dates";
import { useSyncStatus } from "../queries";
import { useTranslation } from "../translation";

/** After a day without contact, colleagues' work of a whole day is missing. */
const STALE_MS = 24 * 60 * 60 * 1000;

const isStale = (status: SyncStatus): boolean =>
  status.phase !== "idle" && status.phase !== "working" && status.contact_at !== null && Date.now() - status.contact_at > STALE_MS;

export function Freshness({ empty }: { empty: boolean }) {
  const { t } = useTranslation();
  const label = useId();
  const { data: status } = useSyncStatus();
  if (status === undefined) return null;
  if (empty && status.progress !== null) {
    const { done, left } = status.progress;
    return (
      <InfoCard data-color="info" size="small" as="section" data-testid="first-download">
        <InfoCard.Header icon={<CloudDownIcon aria-hidden />}>
          <InfoCard.Title as="h2" id={label}>
            {t("home.fetchingTitle")}
          </InfoCard.Title>
        </InfoCard.Header>
        <InfoCard.Content>
          <div className="wt-stack wt-stack--tight">
            <BodyShort>{t("home.fetchingText")}</BodyShort>
            <ProgressBar value={done} valueMax={Math.max(1, done + left)} aria-labelledby={label} />
            <BodyShort size="small">{t("sync.fetching", { done: megabytes(done), total: megabytes(done + left) })}</BodyShort>
          </div>
        </InfoCard.Content>
      </InfoCard>
    );
  }
  if (!isStale(status) || status.contact_at === null) return null;
  return (
    <InfoCard data-color="warning" size="small" as="section" data-testid="stale">
      <InfoCard.Header icon={<ClockDashedIcon aria-hidden />}>
        <InfoCard.Title as="h2">{t("home.staleTitle")}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>{t("home.staleText", { time: relativeInstant(status.contact_at) })}</InfoCard.Content>
    </InfoCard>
  );
}
