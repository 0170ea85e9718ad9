/// The own workspace: tasks about no trail, links, texts to begin a note from, and what follows the person from laptop to
/// laptop. Nobody else sees it.
import { PlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Button } from "@navikt/ds-react";
import { type ReactNode, useState } from "react";
import type { RecordKind, RecordRow, WorkspaceView } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { EditRecordDialog } from "../../shared/components/record-form/EditRecordDialog";
import { RecordDialog } from "../../shared/components/record-form/RecordDialog";
import { dayOf, formatDay } from "../../shared/dates";
import { draftForm, OWN_PLACE, recordDraft } from "../../shared/draft-keys";
import { useCommand, useWorkspace } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { Links, Templates } from "./Kept";
import { OwnPlace } from "./OwnPlace";
import { OwnTasks } from "./OwnTasks";

const ADDED = ["workspace_link", "note_template"] as const;
type AddedKind = (typeof ADDED)[number];

/** What is open in front of the page. */
export type OpenForm = { form: "add"; kind: AddedKind } | { form: "record"; id: string };

/** `restore`: the key of a form's draft to go on with. */
export function WorkspacePage({ restore }: { restore?: string | undefined }) {
  const { t } = useTranslation();
  const workspace = useWorkspace();
  return (
    <div className="wt-page">
      <header>
        <PageHeading testId="workspace-title">{t("workspace.title")}</PageHeading>
        <BodyShort textColor="subtle">{t("workspace.lead")}</BodyShort>
      </header>
      {workspace.isError ? <LoadError error={workspace.error} retry={() => void workspace.refetch()} /> : null}
      {workspace.isPending ? <ListSkeleton rows={5} /> : null}
      {workspace.data !== undefined && <Workspace view={workspace.data} restore={restore} />}
    </div>
  );
}

function formOf(restore: string | undefined): OpenForm | null {
  const of = restore === undefined ? { name: "other" as const } : draftForm(restore);
  if (of.name !== "record") return null;
  const kind = ADDED.find((added) => added === of.kind);
  if (of.id !== "new") return { form: "record", id: of.id };
  return kind === undefined ? null : { form: "add", kind };
}

function Workspace({ view, restore }: { view: WorkspaceView; restore: string | undefined }) {
  const { t } = useTranslation();
  const [first] = useState(() => formOf(restore));
  const [open, setOpen] = useState(first);
  const close = () => setOpen(null);
  const add = (kind: AddedKind): ReactNode => (
    <Button type="button" size="xsmall" variant="tertiary" icon={<PlusIcon aria-hidden />} aria-label={`${t("workspace.addOne")}: ${t(`workspace.add.${kind}`)}`} onClick={() => setOpen({ form: "add", kind })} data-testid={`add-${kind}`}>
      {t("workspace.addOne")}
    </Button>
  );
  return (
    <>
      <div className="wt-sheet">
        <div className="wt-stack">
          <OwnTasks tasks={view.tasks} onOpen={(id) => setOpen({ form: "record", id })} />
          <Templates rows={view.templates} action={add("note_template")} onOpen={(id) => setOpen({ form: "record", id })} />
        </div>
        <div className="wt-stack">
          <Links rows={view.links} action={add("workspace_link")} onOpen={(id) => setOpen({ form: "record", id })} />
          <OwnPlace preferences={view.preferences} />
          <UserLog rows={view.user_log} />
        </div>
      </div>
      {open?.form === "add" && <AddDialog kind={open.kind} restore={open === first} onClose={close} />}
      {open?.form === "record" && <EditRecordDialog id={open.id} restore={open === first} onClose={close} />}
    </>
  );
}

function AddDialog({ kind, restore, onClose }: { kind: Extract<RecordKind, AddedKind>; restore: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  return (
    <RecordDialog
      kind={kind}
      title={t(`workspace.add.${kind}`)}
      lead={t(`workspace.addLead.${kind}`)}
      omit={["position"]}
      draftKey={recordDraft(kind, OWN_PLACE)}
      restore={restore}
      onSave={async ({ fields }) => {
        await call("add_workspace_record", { input: { kind, fields } });
        toast.show(t("recordForm.saved"));
      }}
      onClose={onClose}
    />
  );
}

/** Written when one's place in the organisation changes; nothing is shown while it never has. */
function UserLog({ rows }: { rows: RecordRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <Card title={t("workspace.userLog")} hint={t("workspace.userLogHint")} count={rows.length} testId="user-log">
      <ol className="wt-history">
        {rows.map(({ id, created_at, fields: { changed_at = "", previous_role = "", current_role = "" } }) => {
          const at = Date.parse(changed_at);
          return (
            <li key={id}>
              <span>
                {t("workspace.roleChange", { before: previous_role === "" ? "–" : previous_role, after: current_role === "" ? "–" : current_role })}
              </span>
              <span className="wt-quiet">{formatDay(dayOf(Number.isNaN(at) ? created_at : at))}</span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
