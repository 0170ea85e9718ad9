/// One employer: who works there, what they need, what was agreed and done, and whom of one's participants it may suit.
import { Buildings3Icon, NotePencilIcon, PencilIcon } from "@navikt/aksel-icons";
import { Button, LocalAlert, Tag } from "@navikt/ds-react";
import { useState } from "react";
import type { EmployerView, RecordKind } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { ChangeList } from "../../shared/components/ChangeList";
import { ConflictCard } from "../../shared/components/ConflictCard";
import { nameOf } from "../../shared/components/EmployerField";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { AddEmployerRecordDialog } from "../../shared/components/record-form/AddEmployerRecordDialog";
import { EditRecordDialog } from "../../shared/components/record-form/EditRecordDialog";
import { typedOf } from "../../shared/components/record-form/values";
import { formatDayLong, relativeDay, dayOf } from "../../shared/dates";
import { draftForm } from "../../shared/draft-keys";
import { useLauncher } from "../../shared/launcher";
import { spacedOrgNumber } from "../../shared/org-number";
import { useCommand, useEmployer, useEmployers } from "../../shared/queries";
import { codeLabel, useRecordKind } from "../../shared/record-kinds";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { Contacts, Kept, OpenTasks } from "./AtEmployer";
import { contactWords } from "./contact-words";
import { Dialogue } from "./Dialogue";
import { EditEmployerDialog, NewEmployerDialog } from "./EmployerDialogs";
import { Facts, Family, Note } from "./Facts";
import { Findings } from "./Findings";
import { WhoWishes } from "./WhoWishes";

/** What is open in front of the page. */
export type OpenForm = { form: "edit" } | { form: "add"; kind: RecordKind } | { form: "record"; id: string };

type EmployerPageProps = { org: string; restore?: string | undefined };

export function EmployerPage({ org, restore }: EmployerPageProps) {
  const employer = useEmployer(org);
  if (employer.data !== undefined) {
    return (
      <div className="wt-page">
        <Employer view={employer.data} restore={restore} />
      </div>
    );
  }
  const unknown = employer.isError && reportOf(employer.error, "").code === "id_unknown";
  return (
    <div className="wt-page">
      {unknown ? <NotRegistered org={org} /> : null}
      {employer.isError && !unknown ? <LoadError error={employer.error} retry={() => void employer.refetch()} /> : null}
      {employer.isPending ? <ListSkeleton rows={6} height={72} /> : null}
    </div>
  );
}

/** Known by its number alone, from meetings before employers were registered. */
function NotRegistered({ org }: { org: string }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const met = useEmployers(org, true).data?.find((row) => row.org_number === org);
  return (
    <>
      <PageHeading>{met === undefined ? spacedOrgNumber(org) : nameOf(met)}</PageHeading>
      <div className="wt-card">
        <EmptyState level="2" icon={<Buildings3Icon />} title={t("employers.notRegistered")} hint={t("employers.notRegisteredHint")}>
          <Button size="small" onClick={() => setAdding(true)} data-testid="employer-register">
            {t("employers.register")}
          </Button>
        </EmptyState>
      </div>
      {adding && <NewEmployerDialog begin={{ org_number: org, ...(met === undefined ? {} : { name: met.name }) }} onClose={() => setAdding(false)} onSaved={() => {}} />}
    </>
  );
}

/** The form that a kept draft belongs to. */
function formOf(restore: string | undefined): OpenForm | null {
  const of = restore === undefined ? { name: "other" as const } : draftForm(restore);
  if (of.name !== "record") return null;
  if (of.kind === "employer") return { form: "edit" };
  return of.id === "new" ? { form: "add", kind: of.kind as RecordKind } : { form: "record", id: of.id };
}

function Employer({ view, restore }: { view: EmployerView; restore: string | undefined }) {
  const { t } = useTranslation();
  const { openQuickLog } = useLauncher();
  const [open, setOpen] = useState<OpenForm | null>(() => formOf(restore));
  const [restoring] = useState(restore);
  const close = () => setOpen(null);
  const org = view.row.org_number;
  const toRestore = (form: OpenForm) => restoring !== undefined && JSON.stringify(formOf(restoring)) === JSON.stringify(form);

  return (
    <>
      <header className="wt-page__header">
        <div className="wt-with-bubble">
          <span className="wt-bubble wt-bubble--large" data-kind="employer">
            <Buildings3Icon aria-hidden />
          </span>
          <div>
            <PageHeading testId="employer-title">{nameOf(view.row)}</PageHeading>
            <Meta view={view} />
          </div>
        </div>
        <div className="wt-row">
          <Button size="small" variant="tertiary" icon={<PencilIcon aria-hidden />} onClick={() => setOpen({ form: "edit" })} data-testid="employer-edit">
            {t("employers.edit")}
          </Button>
          <Button size="small" icon={<NotePencilIcon aria-hidden />} onClick={() => openQuickLog({ employer: { org_number: org, name: view.row.name, place: view.row.place } })} aria-keyshortcuts="L" data-testid="employer-log-meeting">
            {t("employers.logMeeting")}
          </Button>
        </div>
      </header>
      <Warning view={view} />
      <Findings view={view} onOpen={setOpen} />
      <Conflicts view={view} />
      <Summary view={view} />
      <div className="wt-sheet">
        <div className="wt-stack">
          <Note view={view} />
          <OpenTasks view={view} onOpen={setOpen} />
          <Dialogue view={view} onOpen={setOpen} />
        </div>
        <div className="wt-stack">
          <Contacts view={view} onOpen={setOpen} />
          <Kept kind="employer_need" rows={view.needs} onOpen={setOpen} />
          <WhoWishes org={org} />
          <Kept kind="employer_agreement" rows={view.agreements} onOpen={setOpen} />
          <Facts view={view} />
          <Family view={view} />
          <ChangeList id={view.id} title={view.row.name} items={view.history} />
        </div>
      </div>
      {open?.form === "edit" && <EditEmployerDialog view={view} restore={toRestore(open)} onClose={close} />}
      {open?.form === "add" && <AddEmployerRecordDialog org={org} kind={open.kind} restore={toRestore(open)} onClose={close} />}
      {open?.form === "record" && <EditRecordDialog id={open.id} place={{ employer: org }} restore={toRestore(open)} onClose={close} />}
    </>
  );
}

function Meta({ view }: { view: EmployerView }) {
  const { t } = useTranslation();
  const { row } = view;
  const place = [row.municipality, view.county].filter((text, index, all) => text !== "" && all.indexOf(text) === index).join(", ");
  return (
    <div className="wt-meta">
      <span>
        {t("employers.orgNumberShort")} {spacedOrgNumber(row.org_number)}
      </span>
      {place !== "" && <span>{place}</span>}
      {row.trade !== "" && <span>{row.trade}</span>}
      {row.employees !== null && <span>{t("employers.employeeCount", { count: row.employees })}</span>}
      {row.closed_down && (
        <Tag size="xsmall" variant="moderate" data-color="warning" className="wt-tag">
          {t("employers.closedDown")}
        </Tag>
      )}
    </div>
  );
}

/** A warning that is in force, with the day it goes away by itself. */
function Warning({ view }: { view: EmployerView }) {
  const { t } = useTranslation();
  const kind = useRecordKind("employer");
  if (view.warning_until === null) return null;
  const note = kind?.fields.find(({ key }) => key === "warning_note");
  const { warning_on: on = "", warning_note: code = "" } = view.fields;
  return (
    <LocalAlert status="warning" data-testid="employer-warning">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t("employers.warning", { note: codeLabel(note, code) })}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>{t("employers.warningText", { on: on === "" ? "–" : formatDayLong(on), until: formatDayLong(view.warning_until) })}</LocalAlert.Content>
    </LocalAlert>
  );
}

function Conflicts({ view }: { view: EmployerView }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const kind = useRecordKind("employer");
  const [busy, setBusy] = useState(false);
  const settle = async (field: string, value: string) => {
    setBusy(true);
    try {
      await call("save_employer", { input: { org_number: view.row.org_number, fields: { [field]: value }, names_confirmed: false } });
      toast.show(t("recordForm.settled"));
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConflictCard
      busy={busy}
      conflicts={view.conflicts.map((conflict) => {
        const field = kind?.fields.find(({ key }) => key === conflict.field);
        const words = (value: string) => codeLabel(field, field === undefined ? value : typedOf(field, value));
        return {
          field: conflict.field,
          label: field?.label ?? t("field.other"),
          chosen: words(conflict.chosen),
          other: words(conflict.other),
          settle: field === undefined ? null : (which) => void settle(conflict.field, conflict[which]),
        };
      })}
    />
  );
}

function Summary({ view }: { view: EmployerView }) {
  const { t } = useTranslation();
  const { row } = view;
  const facts: [string, string][] = [
    [t("employers.lastContact"), row.last_met_at === null ? t("employers.never") : relativeDay(dayOf(row.last_met_at))],
    [t("employers.contactCount"), contactWords(row, t)],
    [t("employers.needs"), row.open_needs === 0 ? t("employers.noneOpen") : t("employers.openNeeds", { count: row.open_needs })],
    [t("employers.people"), String(view.contacts.filter(({ fields }) => fields.former_employee !== "true").length)],
  ];
  return (
    <dl className="wt-milestones">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
