/// Saves the chosen trails as a spreadsheet, with a word about what leaves the vault.
import { BodyShort } from "@navikt/ds-react";
import { useRef } from "react";
import type { TrailRow } from "../../bindings/api";
import { useBackend } from "../../shared/backend";
import { FormDialog } from "../../shared/components/FormDialog";
import { today } from "../../shared/dates";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { csvOf } from "./csv";
import { useOverviewRows } from "./overview-rows";

export function ExportDialog({ trails, onClose }: { trails: TrailRow[]; onClose: () => void }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const { head, rowOf } = useOverviewRows();
  const save = () =>
    void submit.run(async () => {
      // The name says nothing of who is in it.
      const path = await backend.call("save_file", { name: `jobbspor-${today()}.csv`, content: csvOf([head, ...trails.map(rowOf)]) });
      // Nothing was chosen in the system's dialog.
      if (path === null) return;
      toast.show(t("bulk.exported", { path }));
      onClose();
    });
  return (
    <FormDialog title={t("bulk.export")} lead={t("bulk.selected", { count: trails.length })} form={form} submit={submit} saveLabel={t("bulk.exportSave")} saveTestId="bulk-export-save" onSave={save} onClose={onClose}>
      <BodyShort>{t("bulk.exportLead")}</BodyShort>
    </FormDialog>
  );
}
