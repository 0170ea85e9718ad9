/// What can be done with the trails that are chosen.
import { ArrowRightIcon, PlusIcon, PrinterSmallIcon, XMarkIcon } from "@navikt/aksel-icons";
import { BodyShort, Button } from "@navikt/ds-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TrailRow } from "../../bindings/api";
import { useLauncher } from "../../shared/launcher";
import { BulkTaskDialog } from "./BulkTaskDialog";

type BulkBarProps = { trails: TrailRow[]; onPrint: () => void; onDone: (ids: string[]) => void };

export function BulkBar({ trails, onPrint, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const { openHandover } = useLauncher();
  const [adding, setAdding] = useState(false);
  return (
    <div className="wt-bulk" role="region" aria-label={t("bulk.label")} data-testid="bulk-bar">
      <BodyShort weight="semibold" role="status">
        {t("bulk.selected", { count: trails.length })}
      </BodyShort>
      <div className="wt-row">
        <Button type="button" size="small" variant="secondary" icon={<ArrowRightIcon aria-hidden />} onClick={() => openHandover(trails.map(({ id }) => id))} data-testid="bulk-handover">
          {t("bulk.handover")}
        </Button>
        <Button type="button" size="small" variant="secondary" icon={<PlusIcon aria-hidden />} onClick={() => setAdding(true)} data-testid="bulk-task">
          {t("bulk.task")}
        </Button>
        <Button type="button" size="small" variant="secondary" data-color="neutral" icon={<PrinterSmallIcon aria-hidden />} onClick={onPrint} data-testid="bulk-print">
          {t("bulk.print")}
        </Button>
        <Button type="button" size="small" variant="tertiary" data-color="neutral" icon={<XMarkIcon aria-hidden />} onClick={() => onDone(trails.map(({ id }) => id))} data-testid="bulk-clear">
          {t("bulk.clear")}
        </Button>
      </div>
      {adding && <BulkTaskDialog trails={trails} onAdded={onDone} onClose={() => setAdding(false)} />}
    </div>
  );
}
