/// Trails that the person has here already.
import { Button, InlineMessage } from "@navikt/ds-react";
import type { TrailRow } from "../../bindings/api";
import { useTranslation } from "../../shared/translation";

type FoundTrailsProps = { trails: TrailRow[]; onOpen: (trail: string) => void };

export function FoundTrails({ trails, onOpen }: FoundTrailsProps) {
  const { t } = useTranslation();
  const latest = trails.find(({ phase }) => phase !== "ended") ?? trails[0];
  if (latest === undefined) return null;
  const active = latest.phase !== "ended";
  return (
    <InlineMessage status={active ? "warning" : "info"} data-testid="found-trail" data-active={active}>
      <strong>{t(active ? "creation.activeTitle" : "creation.endedTitle")}.</strong> {active ? "" : t("creation.endedText")}{" "}
      <Button type="button" size="xsmall" variant="secondary" data-color="neutral" onClick={() => onOpen(latest.id)}>
        {t("creation.open", { name: latest.title })}
      </Button>
    </InlineMessage>
  );
}
