/// What is kept at an employer, as lists: its people, needs and agreements, and what is to be done there.
import { EnvelopeClosedIcon, PhoneIcon, PlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Checkbox, Tag } from "@navikt/ds-react";
import { useState } from "react";
import type { EmployerView, RecordRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import type { AddedKind } from "../../shared/components/record-form/AddEmployerRecordDialog";
import { RecordLine } from "../../shared/components/RecordLine";
import { UnsentMark } from "../../shared/components/Tags";
import { formatDay, relativeDay, today } from "../../shared/dates";
import { isOver } from "../../shared/employer-records";
import { useCommand } from "../../shared/queries";
import { codeLabel, useRecordKind } from "../../shared/record-kinds";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import type { OpenForm } from "./EmployerPage";

type Open = (form: OpenForm) => void;

/** Adds one of a kind; the words say which, for those who hear the button alone. */
function AddButton({ kind, onOpen }: { kind: AddedKind; onOpen: Open }) {
  const { t } = useTranslation();
  return (
    <Button
      type="button"
      size="xsmall"
      variant="tertiary"
      icon={<PlusIcon aria-hidden />}
      aria-label={`${t("employers.addOne")}: ${t(`employers.add.${kind}`)}`}
      onClick={() => onOpen({ form: "add", kind })}
      data-testid={`add-${kind}`}
    >
      {t("employers.addOne")}
    </Button>
  );
}

/** Changes a record with one press, and says what was done. */
function useQuickEdit() {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  return async (row: RecordRow, change: { fields?: Record<string, string>; discarded?: boolean }, done: string) => {
    const { fields = {}, discarded } = change;
    try {
      await call("edit_employer_record", { input: { id: row.id, fields, ...(discarded === undefined ? {} : { discarded }) }, names_confirmed: false });
      toast.show(done);
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    }
  };
}

export function Contacts({ view, onOpen }: { view: EmployerView; onOpen: Open }) {
  const { t } = useTranslation();
  const edit = useQuickEdit();
  return (
    <Card title={t("employers.people")} count={view.contacts.filter((row) => !isOver(row)).length} action={<AddButton kind="employer_contact" onOpen={onOpen} />} testId="employer-contacts">
      {view.contacts.length === 0 && <BodyShort textColor="subtle">{t("employers.noPeople")}</BodyShort>}
      <ul className="wt-list">
        {view.contacts.map((row) => {
          const { role = "", mobile = "", phone = "", email = "", left_on = "" } = row.fields;
          const former = isOver(row);
          return (
            <RecordLine
              key={row.id}
              row={row}
              onOpen={() => onOpen({ form: "record", id: row.id })}
              onDiscard={() => void edit(row, { discarded: true }, t("recordForm.discarded"))}
              quiet={former}
              details={[role]}
              choices={former ? [] : [{ label: t("employers.hasLeft"), onSelect: () => void edit(row, { fields: { former_employee: "true", left_on: today() } }, t("employers.hasLeftDone")) }]}
              tags={
                former && (
                  <Tag size="xsmall" variant="outline" data-color="neutral" className="wt-tag">
                    {left_on === "" ? t("employers.former") : t("employers.formerSince", { day: formatDay(left_on) })}
                  </Tag>
                )
              }
            >
              {!former && (
                <span className="wt-meta">
                  {(mobile !== "" || phone !== "") && (
                    <span className="wt-reach">
                      <PhoneIcon aria-hidden /> {mobile === "" ? phone : mobile}
                    </span>
                  )}
                  {email !== "" && (
                    <span className="wt-reach">
                      <EnvelopeClosedIcon aria-hidden /> {email}
                    </span>
                  )}
                </span>
              )}
            </RecordLine>
          );
        })}
      </ul>
    </Card>
  );
}

const STATUS_COLORS: Record<string, "success" | "neutral"> = { open: "success" };

/** Needs or agreements. */
export function Kept({ kind, rows, onOpen }: { kind: "employer_need" | "employer_agreement"; rows: RecordRow[]; onOpen: Open }) {
  const { t } = useTranslation();
  const edit = useQuickEdit();
  const spec = useRecordKind(kind);
  const field = (key: string) => spec?.fields.find((of) => of.key === key);
  return (
    <Card title={t(`employers.kept.${kind}`)} count={rows.length} action={<AddButton kind={kind} onOpen={onOpen} />} testId={kind}>
      {rows.length === 0 && <BodyShort textColor="subtle">{t(`employers.noKept.${kind}`)}</BodyShort>}
      <ul className="wt-list">
        {rows.map((row) => {
          const { from = "", until = "", positions = "", place = "", kind: agreement = "" } = row.fields;
          const over = isOver(row);
          return (
            <RecordLine
              key={row.id}
              row={row}
              onOpen={() => onOpen({ form: "record", id: row.id })}
              onDiscard={() => void edit(row, { discarded: true }, t("recordForm.discarded"))}
              quiet={over}
              details={[
                agreement !== "" && codeLabel(field("kind"), agreement),
                positions !== "" && t("employers.positions", { count: Number(positions) }),
                place,
                from !== "" && until !== "" && `${formatDay(from)} – ${formatDay(until)}`,
                from !== "" && until === "" && t("employers.from", { day: formatDay(from) }),
                from === "" && until !== "" && t("employers.until", { day: formatDay(until) }),
              ]}
              choices={kind === "employer_need" && row.status === "open" ? [{ label: t("employers.needFilled"), onSelect: () => void edit(row, { fields: { status: "filled" } }, t("employers.needFilledDone")) }] : []}
              tags={
                row.status !== "" && (
                  <Tag size="xsmall" variant="moderate" data-color={STATUS_COLORS[row.status] ?? "neutral"} className="wt-tag">
                    {codeLabel(field("status"), row.status)}
                  </Tag>
                )
              }
            />
          );
        })}
      </ul>
    </Card>
  );
}

/** What is to be done at the employer; what is done stands in the dialogue. */
export function OpenTasks({ view, onOpen }: { view: EmployerView; onOpen: Open }) {
  const { t } = useTranslation();
  const edit = useQuickEdit();
  const [closing, setClosing] = useState<string | null>(null);
  const open = view.tasks.filter(({ status }) => status === "open").toSorted((a, b) => (a.fields.due || "9").localeCompare(b.fields.due || "9"));
  const close = async (row: RecordRow) => {
    setClosing(row.id);
    await edit(row, { fields: { status: "completed" } }, t("tasks.doneNow"));
    setClosing(null);
  };
  return (
    <Card title={t("employers.tasks")} count={open.length} action={<AddButton kind="employer_task" onOpen={onOpen} />} testId="employer-tasks">
      {open.length === 0 && <BodyShort textColor="subtle">{t("employers.noTasks")}</BodyShort>}
      <ul className="wt-list">
        {open.map((row) => {
          const { due = "", priority } = row.fields;
          return (
            <li key={row.id} className="wt-task" data-testid="employer-task">
              <Checkbox hideLabel size="small" checked={false} disabled={closing === row.id} onChange={() => void close(row)}>
                {t("tasks.markDone", { subject: row.title })}
              </Checkbox>
              <div className="wt-task__body">
                <button type="button" className="wt-name" onClick={() => onOpen({ form: "record", id: row.id })}>
                  {row.title}
                </button>
                <div className="wt-meta">
                  {due !== "" && due < today() && (
                    <Tag size="xsmall" variant="moderate" data-color="danger" className="wt-tag">
                      {t("mark.overdue")}
                    </Tag>
                  )}
                  <span>{due === "" ? t("tasks.noDue") : t("trail.dueOn", { day: relativeDay(due) })}</span>
                  {priority === "high" && (
                    <Tag size="xsmall" variant="outline" data-color="warning" className="wt-tag">
                      {t("taskList.high")}
                    </Tag>
                  )}
                  <UnsentMark unsent={row.unsent} />
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
