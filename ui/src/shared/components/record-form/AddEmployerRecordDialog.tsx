/// Adds something to an employer: one of its people, a need, an agreement, a task, a call.
import type { RecordKind } from "../../../bindings/api";
import { useTranslation } from "../../translation";
import { RecordDialog } from "./RecordDialog";
import { nowRounded, today } from "../../dates";
import { recordDraft } from "../../draft-keys";
import { useCommand } from "../../queries";
import { useToast } from "../../toast";
import type { FieldValues } from "./values";

/** Kinds that are added here by hand. */
export const ADDED = ["employer_contact", "employer_need", "employer_agreement", "employer_task", "employer_log"] as const;
export type AddedKind = (typeof ADDED)[number];

type AddEmployerRecordDialogProps = {
  org: string;
  kind: RecordKind;
  /** What is known of it already. */
  begin?: FieldValues;
  restore?: boolean;
  onAdded?: (id: string) => void;
  onClose: () => void;
};

export function AddEmployerRecordDialog({ org, kind, begin = {}, restore = false, onAdded, onClose }: AddEmployerRecordDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const added = ADDED.find((of) => of === kind);
  if (added === undefined) return null;
  return (
    <RecordDialog
      kind={added}
      title={t(`employers.add.${added}`)}
      lead={t(added === "employer_contact" ? "employers.contactLead" : "employers.noParticipant")}
      omit={["employer", ...(added === "employer_contact" ? ["former_employee", "left_on"] : [])]}
      begin={{ ...usual(added), ...begin }}
      place={{ employer: org }}
      draftKey={recordDraft(added, org)}
      restore={restore}
      onSave={async ({ fields, namesConfirmed }) => {
        const { id } = await call("add_employer_record", { input: { org_number: org, kind: added, fields, names_confirmed: namesConfirmed } });
        toast.show(t("recordForm.saved"));
        onAdded?.(id);
      }}
      onClose={onClose}
    />
  );
}

/** What is most often right: a call was just now, an agreement is from today. */
function usual(kind: AddedKind): FieldValues {
  if (kind === "employer_log") return { at: nowRounded() };
  return kind === "employer_agreement" ? { from: today() } : {};
}
