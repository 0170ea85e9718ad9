import { NotePencilIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, InfoCard } from "@navikt/ds-react";
import type { DraftView } from "../../bindings/api";
import { relativeInstant } from "../dates";
import { useDraftAbout } from "../draft-about";
import { useTranslation } from "../translation";

type DraftOfferProps = { draft: DraftView; text: string; onRestore: () => void; onDiscard: () => void };

/** Offers what was being typed when the app was closed, locked or ended. */
export function DraftOffer({ draft, text, onRestore, onDiscard }: DraftOfferProps) {
  const { t } = useTranslation();
  const about = useDraftAbout(draft);
  return (
    <InfoCard data-color="info" size="small" data-testid="draft-offer" as="section" aria-label={text}>
      <InfoCard.Header icon={<NotePencilIcon aria-hidden />}>
        <InfoCard.Title as="h2">{text}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <div className="wt-row wt-row--between">
          <BodyShort className="wt-draft__words">
            {about !== "" && <strong>{about}. </strong>}
            {t("draft.at", { time: relativeInstant(draft.saved_at) })}
          </BodyShort>
          <div className="wt-row">
            <Button type="button" size="small" variant="secondary" onClick={onRestore} data-testid="draft-restore">
              {t("draft.restore")}
            </Button>
            <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onDiscard} data-testid="draft-discard">
              {t("draft.discard")}
            </Button>
          </div>
        </div>
      </InfoCard.Content>
    </InfoCard>
  );
}
