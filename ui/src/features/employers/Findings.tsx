/// What merging of two people's work left to settle at an employer, and where to settle it. The words are Rust's.
import { BodyShort, Button, LocalAlert } from "@navikt/ds-react";
import type { EmployerView, FindingRow } from "../../bindings/api";
import { useFindings } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import type { OpenForm } from "./EmployerPage";

/** The form in which it is put right; none for what lies elsewhere on the page. */
function formFor({ about }: FindingRow, view: EmployerView): OpenForm | null {
  if (about === view.id) return { form: "edit" };
  const rows = [...view.contacts, ...view.needs, ...view.agreements, ...view.tasks, ...view.dialogue.filter(({ kind }) => kind === "log" || kind === "task")];
  return rows.some(({ id }) => id === about) ? { form: "record", id: about } : null;
}

export function Findings({ view, onOpen }: { view: EmployerView; onOpen: (form: OpenForm) => void }) {
  const { t } = useTranslation();
  // Nobody waits for these: the page is there without them.
  const found = (useFindings().data ?? []).filter(({ employer }) => employer === view.row.org_number);
  if (found.length === 0) return null;
  return (
    <LocalAlert status="warning" as="section" data-testid="employer-findings">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t("employers.findings", { count: found.length })}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <ul className="wt-list">
          {found.map((finding) => {
            const form = formFor(finding, view);
            return (
              <li key={finding.id} className="wt-row wt-row--between wt-finding" data-testid="employer-finding">
                <div>
                  <BodyShort weight="semibold">{finding.subject}</BodyShort>
                  <BodyShort size="small">{finding.why}</BodyShort>
                </div>
                {form !== null && (
                  <Button type="button" size="small" variant="secondary" data-color="neutral" onClick={() => onOpen(form)} aria-label={t("employers.findingOpen", { what: finding.subject })}>
                    {t("employers.findingSettle")}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
