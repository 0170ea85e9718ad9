/// What is known of an employer: its facts, its note, and the units above and below it.
import { BodyLong, CopyButton } from "@navikt/ds-react";
import type { EmployerView } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { nameOf } from "../../shared/components/EmployerField";
import { typedOf } from "../../shared/components/record-form/values";
import { useNavigation } from "../../shared/navigation";
import { spacedOrgNumber } from "../../shared/org-number";
import { codeLabel, useRecordKind } from "../../shared/record-kinds";
import { useTranslation } from "../../shared/translation";

/** Facts that stand elsewhere on the page. */
const ELSEWHERE = new Set(["name", "org_number", "industry", "municipality", "employees", "note", "warning", "warning_note", "warning_on", "warning_by", "parent_org_number", "closed_down"]);
/** Facts that people write to or look up. */
const COPIED = new Set(["email", "phone", "web"]);

/** What colleagues should know before they go there. */
export function Note({ view }: { view: EmployerView }) {
  const { t } = useTranslation();
  const note = view.fields.note ?? "";
  if (note === "") return null;
  return (
    <Card title={t("employers.note")} testId="employer-note">
      <BodyLong className="wt-prose">{note}</BodyLong>
    </Card>
  );
}

export function Facts({ view }: { view: EmployerView }) {
  const { t } = useTranslation();
  const kind = useRecordKind("employer");
  const facts = (kind?.fields ?? []).flatMap((field) => {
    const value = view.fields[field.key] ?? "";
    return value === "" || ELSEWHERE.has(field.key) ? [] : [{ field, value, words: codeLabel(field, typedOf(field, value)) }];
  });
  if (facts.length === 0) return null;
  return (
    <Card title={t("employers.facts")}>
      <dl className="wt-facts wt-facts--plain">
        {facts.map(({ field, value, words }) => (
          <div key={field.key} className="wt-facts__row">
            <dt>{field.label}</dt>
            <dd className="wt-copied">
              {words}
              {COPIED.has(field.kind) && <CopyButton size="xsmall" copyText={value} title={t("employers.copy", { value })} activeText={t("employers.copied")} />}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Branches, and the unit above; nothing when it stands alone. */
export function Family({ view }: { view: EmployerView }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const parent = view.fields.parent_org_number ?? "";
  if (parent === "" && view.branches.length === 0) return null;
  return (
    <Card title={t("employers.family")}>
      <ul className="wt-list">
        {parent !== "" && (
          <li className="wt-record">
            <button type="button" className="wt-name" onClick={() => go({ name: "employer", org: parent })}>
              {t("employers.parent", { number: spacedOrgNumber(parent) })}
            </button>
          </li>
        )}
        {view.branches.map((branch) => (
          <li key={branch.org_number} className="wt-record">
            <button type="button" className="wt-name" onClick={() => go({ name: "employer", org: branch.org_number })}>
              {nameOf(branch)}
            </button>
            <span className="wt-quiet">{branch.municipality}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
