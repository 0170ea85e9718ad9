/// What can be done with the trails that are chosen.
import { ArrowRightIcon, PlusIcon, PrinterSmallIcon, TableIcon, XMarkIcon } from "@navikt/aksel-icons";
import { BodyShort, Button } from "@navikt/ds-react";
import { useState } from "react";
import type { TrailRow } from "../../bindings/api";
import { useLauncher } from "../../shared/launcher";
import { useTranslation } from "../../shared/translation";
import { BulkTaskDialog } from "./BulkTaskDialog";
import { ExportDialog } from "./ExportDialog";

type BulkBarProps = { trails: TrailRow[]; onPrint: () => void; onDone: (ids: string[]) => void };

export function BulkBar({ trails, onPrint, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const { openHandover } = useLauncher();
  const [open, setOpen] = useState<"task" | "export" | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="wt-bulk" role="region" aria-label={t("bulk.label")} data-testid="bulk-bar">
      <BodyShort weight="semibold" role="status">
        {t("bulk.selected", { count: trails.length })}
      </BodyShort>
      <div className="wt-row">
        <Button type="button" size="small" variant="secondary" icon={<ArrowRightIcon aria-hidden />} onClick={() => openHandover(trails.map(({ id }) => id))} data-testid="bulk-handover">
          {t("bulk.handover")}
        </Button>
        <Button type="button" size="small" variant="secondary" icon={<PlusIcon aria-hidden />} onClick={() => setOpen("task")} data-testid="bulk-task">
          {t("bulk.task")}
        </Button>
        <Button type="button" size="small" variant="secondary" data-color="neutral" icon={<PrinterSmallIcon aria-hidden />} onClick={onPrint} data-testid="bulk-print">
          {t("bulk.print")}
        </Button>
        <Button type="button" size="small" variant="secondary" data-color="neutral" icon={<TableIcon aria-hidden />} onClick={() => setOpen("export")} data-testid="bulk-export">
          {t("bulk.export")} …
        </Button>
        <Button type="button" size="small" variant="tertiary" data-color="neutral" icon={<XMarkIcon aria-hidden />} onClick={() => onDone(trails.map(({ id }) => id))} data-testid="bulk-clear">
          {t("bulk.clear")}
        </Button>
      </div>
      {open === "task" && <BulkTaskDialog trails={trails} onAdded={onDone} onClose={close} />}
      {open === "export" && <ExportDialog trails={trails} onClose={close} />}
    </div>
  );
}
