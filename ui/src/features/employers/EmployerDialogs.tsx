/// Registers an employer, or changes its facts.
import { InlineMessage, Link } from "@navikt/ds-react";
import { useState } from "react";
import type { EmployerView } from "../../bindings/api";
import { nameOf, useChosenEmployer } from "../../shared/components/EmployerField";
import { RecordDialog } from "../../shared/components/record-form/RecordDialog";
import type { FieldValues } from "../../shared/components/record-form/values";
import { today } from "../../shared/dates";
import { OWN_PLACE, recordDraft } from "../../shared/draft-keys";
import { useNavigation } from "../../shared/navigation";
import { compactOrgNumber, isOrgNumber } from "../../shared/org-number";
import { useColleagues, useCommand } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { employerGroups, withWarning } from "./employer-form";

type NewEmployerDialogProps = { begin: FieldValues; onClose: () => void; onSaved: (org: string) => void };

export function NewEmployerDialog({ begin, onClose, onSaved }: NewEmployerDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const me = useMyId();
  const [org, setOrg] = useState(begin.org_number ?? "");
  return (
    <RecordDialog
      kind="employer"
      title={t("employers.new")}
      lead={t("employers.newLead")}
      saveLabel={t("employers.create")}
      begin={begin}
      groups={employerGroups(t)}
      place={{ employer: org }}
      draftKey={recordDraft("employer", OWN_PLACE)}
      onTyped={(typed) => setOrg(typed.org_number ?? "")}
      aside={<AlreadyThere org={org} onClose={onClose} />}
      onSave={async ({ fields: { org_number = "", ...fields }, namesConfirmed }) => {
        const number = compactOrgNumber(org_number);
        await call("save_employer", { input: { org_number: number, fields: withWarning(fields, {}, today(), me), names_confirmed: namesConfirmed } });
        toast.show(t("employers.created"));
        onSaved(number);
      }}
      onClose={onClose}
    />
  );
}

/** Somebody in the team may have registered it already. */
function AlreadyThere({ org, onClose }: { org: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const found = useChosenEmployer(isOrgNumber(org) ? org : "");
  if (found === undefined || found.id === null) return null;
  return (
    <InlineMessage status="info" size="small" data-testid="employer-exists">
      {t("employers.exists", { name: nameOf(found) })}{" "}
      <Link
        as="button"
        type="button"
        className="wt-link"
        onClick={() => {
          onClose();
          go({ name: "employer", org: found.org_number });
        }}
      >
        {t("employers.openExisting")}
      </Link>
    </InlineMessage>
  );
}

type EditEmployerDialogProps = { view: EmployerView; restore: boolean; onClose: () => void };

export function EditEmployerDialog({ view, restore, onClose }: EditEmployerDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const me = useMyId();
  const org = view.row.org_number;
  return (
    <RecordDialog
      kind="employer"
      title={t("employers.editTitle", { name: nameOf(view.row) })}
      omit={["org_number"]}
      stored={view.fields}
      base={view.version}
      groups={employerGroups(t)}
      place={{ employer: org }}
      draftKey={recordDraft("employer", org, view.id)}
      restore={restore}
      onSave={async ({ fields, base, namesConfirmed }) => {
        const changed = withWarning(fields, view.fields, today(), me);
        if (Object.keys(changed).length > 0) await call("save_employer", { input: { org_number: org, fields: changed, base, names_confirmed: namesConfirmed } });
        toast.show(t("recordForm.saved"));
      }}
      onClose={onClose}
    />
  );
}

const useMyId = (): string | undefined => useColleagues().data?.find(({ me }) => me)?.id;
