/// Whom one met at an employer: one of its people, somebody new, or a line of one's own.
import { lazy, type ReactNode, Suspense, useState } from "react";
import { isOrgNumber } from "../org-number";
import { useEmployer } from "../queries";
import { useTranslation } from "../translation";
import { TypeAhead } from "./TypeAhead";

const AddEmployerRecordDialog = lazy(async () => ({ default: (await import("./record-form/AddEmployerRecordDialog")).AddEmployerRecordDialog }));

const NEW = "new";
/** What an id looks like; a line of one's own never does. */
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/u;

type ContactFieldProps = {
  label: string;
  name: string;
  /** Organisation number of the employer; empty while there is none. */
  employer: string;
  /** The id of a contact, or a line. */
  value: string;
  onChange: (value: string) => void;
  error?: ReactNode;
  testId: string;
};

export function ContactField({ label, name, employer, value, onChange, error, testId }: ContactFieldProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState<string | null>(null);
  const known = isOrgNumber(employer);
  const view = useEmployer(employer.replaceAll(/\s/gu, ""), known);
  const people = view.data?.contacts ?? [];
  const chosen = people.find(({ id }) => id === value);
  const text = chosen?.title ?? (ID.test(value) ? t("recordForm.kept") : value);
  const sought = chosen === undefined ? text.trim().toLowerCase() : "";
  const options = people
    .filter(({ title, fields }) => fields.former_employee !== "true" && title.toLowerCase().includes(sought))
    .map(({ id, title, fields: { role = "" } }) => ({ id, label: title, ...(role === "" ? {} : { detail: role }) }));
  const added = { id: NEW, label: sought === "" ? t("employers.add.employer_contact") : t("employers.addContactNamed", { name: text.trim() }) };

  return (
    <>
      <TypeAhead
        label={label}
        name={name}
        testId={testId}
        text={text}
        options={view.data === undefined ? options : [...options, added]}
        onText={onChange}
        onChoose={({ id }) => (id === NEW ? setAdding(chosen === undefined ? text.trim() : "") : onChange(id))}
        none={t("employers.contactLine")}
        takeFirst={false}
        error={error}
      />
      {adding !== null && (
        <Suspense>
          <AddEmployerRecordDialog org={employer} kind="employer_contact" begin={nameParts(adding)} onAdded={onChange} onClose={() => setAdding(null)} />
        </Suspense>
      )}
    </>
  );
}

/** The last word is the last name. */
function nameParts(name: string): Record<string, string> {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  return { first_name: words.slice(0, Math.max(1, words.length - 1)).join(" "), last_name: words.length > 1 ? (words.at(-1) ?? "") : "" };
}
