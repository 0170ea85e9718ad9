/// The facts of an employer as a form: what stands together, and what follows from a warning.
import type { TFunction } from "i18next";
import type { FieldGroup } from "../../shared/components/record-form/RecordForm";
import type { FieldValues } from "../../shared/components/record-form/values";

export const employerGroups = (t: TFunction): FieldGroup[] => [
  { keys: ["org_number", "municipality", "name", "industry", "employees", "sector"] },
  { heading: t("employers.groupContact"), keys: ["phone", "email", "website"] },
  { heading: t("employers.groupNote"), keys: ["note", "alias"] },
  { heading: t("employers.groupPlace"), keys: ["address", "postal_code", "region", "nav_unit", "industry_code"], folded: true },
  { heading: t("employers.groupWarning"), keys: ["warning", "warning_note", "warning_on"], folded: true },
  { heading: t("employers.groupRegister"), keys: ["parent_org_number", "org_form", "register_phone", "register_email", "register_website", "closed_down", "closed_on"], folded: true },
];

/** What a warning is signed with: the day, unless one was given, and who set it; taken away, its parts go with it. */
export function withWarning(fields: FieldValues, stored: FieldValues, today: string, me: string | undefined): FieldValues {
  if (fields.warning === "true") {
    const on = fields.warning_on ?? stored.warning_on ?? "";
    return { ...fields, warning_on: on === "" ? today : on, ...(me === undefined ? {} : { warning_by: me }) };
  }
  return fields.warning === "" ? { ...fields, warning_note: "", warning_on: "", warning_by: "" } : fields;
}
