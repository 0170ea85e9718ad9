/// A kind word when a phase is reached that is a reason for one. Still for those who want no motion.
import { BodyLong, Button, Dialog, Heading } from "@navikt/ds-react";
import { useEffect, useRef } from "react";
import type { Phase } from "../../bindings/api";
import { useTranslation } from "../../shared/translation";

/** Enough to see, few enough to be calm. */
const LEAVES = [0, 1, 2, 3, 4, 5, 6];

type CelebrationProps = { phase: Phase; name: string; onClose: () => void };

export function Celebration({ phase, name, onClose }: CelebrationProps) {
  const { t } = useTranslation();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  const about = phase === "working" || phase === "in_education" ? phase : "other";
  return (
    <>
      <Dialog.Body>
        <div className="wt-celebration" role="status" data-testid="celebration">
          <span className="wt-celebration__leaves" aria-hidden>
            {LEAVES.map((leaf) => (
              <span key={leaf} className="wt-celebration__leaf" />
            ))}
          </span>
          <Heading level="2" size="medium">
            {t("phaseDialog.celebrateTitle")}
          </Heading>
          <BodyLong>{t(`phaseDialog.celebrateText.${about}`, { name })}</BodyLong>
          <BodyLong textColor="subtle">{t("phaseDialog.celebrateNext")}</BodyLong>
        </div>
      </Dialog.Body>
      <Dialog.Footer>
        <Button ref={close} type="button" size="small" onClick={onClose} data-testid="celebration-close">
          {t("phaseDialog.celebrateClose")}
        </Button>
      </Dialog.Footer>
    </>
  );
}
