/// Adds a record to a trail, or a job under one of its vocational trainings.
import type { RecordKind } from "../../bindings/api";
import { RecordDialog } from "../../shared/components/record-form/RecordDialog";
import { recordDraft } from "../../shared/draft-keys";
import { useCommand } from "../../shared/queries";
import { useRecordKind } from "../../shared/record-kinds";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { beginOf, groupsOf } from "./record-shapes";

type AddTrailRecordProps = { trail: string; kind: RecordKind; /** The vocational training that a job lies under. */ training?: string | undefined; restore: boolean; onClose: () => void };

const LEADS = { passive_period: "plan.passiveLead", contact_log: "plan.contactLead", sub_goal: "plan.goalLead" } as const;

export function AddTrailRecord({ trail, kind, training, restore, onClose }: AddTrailRecordProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const label = useRecordKind(kind)?.spec.label ?? "";
  const lead = kind in LEADS ? t(LEADS[kind as keyof typeof LEADS]) : undefined;
  const groups = groupsOf(kind, { measures: t("plan.measures"), support: t("plan.support"), more: t("plan.more") });
  return (
    <RecordDialog
      kind={kind}
      title={t("plan.new", { kind: label.toLowerCase() })}
      {...(lead === undefined ? {} : { lead })}
      {...(groups === undefined ? {} : { groups })}
      omit={training === undefined ? [] : ["training"]}
      begin={beginOf(kind)}
      place={{ trail }}
      draftKey={recordDraft(kind, trail)}
      restore={restore}
      onSave={async ({ fields }) => {
        if (training === undefined) await call("add_record", { input: { trail, kind, fields } });
        else await call("add_apprentice_job", { input: { training, fields } });
        toast.show(t("recordForm.saved"));
      }}
      onClose={onClose}
    />
  );
}
