/// Replaces a list by a file: first it is checked and said what would change, then it is put in force. The version before
/// can be taken back.
import { Button, InlineMessage, LocalAlert } from "@navikt/ds-react";
import { type ChangeEvent, useRef, useState } from "react";
import type { CodeListChange, CodeListRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { useCommand } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

/** Codes named in a line; the rest is counted. */
const NAMED_MAX = 8;

export function ReplaceList({ row }: { row: CodeListRow }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const [checked, setChecked] = useState<{ csv: string; change: CodeListChange } | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (action: () => Promise<void>) => {
    setBusy(true);
    try {
      await action();
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };

  const check = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file can be chosen again once it has been mended.
    event.target.value = "";
    if (file === undefined) return;
    void run(async () => {
      const csv = await textOf(file);
      setChecked({ csv, change: await call("check_code_list", { name: row.name, csv }) });
    });
  };

  const replace = (csv: string) =>
    void run(async () => {
      const change = await call("replace_code_list", { name: row.name, csv });
      if (change.faults.length > 0) {
        setChecked({ csv, change });
        return;
      }
      setChecked(null);
      toast.show(t("codeLists.replaced", { version: change.version ?? "" }));
    });

  const restore = () =>
    void run(async () => {
      await call("restore_code_list", { name: row.name });
      setChecked(null);
      toast.show(t("codeLists.restored"));
    });

  return (
    <Card title={t("codeLists.replace")} hint={t(row.closed ? "codeLists.replaceClosed" : "codeLists.replaceHint")} testId="code-list-replace">
      <div className="wt-stack wt-stack--fields">
        <div className="wt-row">
          <input ref={input} type="file" accept=".csv,text/csv" className="wt-visually-hidden" tabIndex={-1} aria-label={t("codeLists.file")} onChange={check} data-testid="code-list-file" />
          <Button type="button" size="small" variant="secondary" loading={busy} onClick={() => input.current?.click()}>
            {t("codeLists.pick")}
          </Button>
          {row.version > 0 && (
            <Button type="button" size="small" variant="tertiary" data-color="neutral" disabled={busy} onClick={restore} data-testid="code-list-restore">
              {t("codeLists.restore")}
            </Button>
          )}
        </div>
        <div aria-live="polite">{checked !== null && <Checked change={checked.change} busy={busy} onReplace={() => replace(checked.csv)} onLeave={() => setChecked(null)} />}</div>
      </div>
    </Card>
  );
}

type CheckedProps = { change: CodeListChange; busy: boolean; onReplace: () => void; onLeave: () => void };

function Checked({ change, busy, onReplace, onLeave }: CheckedProps) {
  const { t } = useTranslation();
  if (change.faults.length > 0) {
    return (
      <LocalAlert status="error" data-testid="code-list-faults">
        <LocalAlert.Header>
          <LocalAlert.Title as="h3">{t("codeLists.faults", { count: change.faults.length })}</LocalAlert.Title>
        </LocalAlert.Header>
        <LocalAlert.Content>
          <ul>
            {change.faults.map(({ line, column, message }, index) => (
              <li key={`${line}:${column}:${index}`}>
                {line > 0 && <strong>{t("codeLists.line", { line })} </strong>}
                {column !== "" && <code>{column}: </code>}
                {message}
              </li>
            ))}
          </ul>
        </LocalAlert.Content>
      </LocalAlert>
    );
  }
  const parts = (["added", "retitled", "retired"] as const).filter((part) => change[part].length > 0);
  return (
    <div className="wt-stack wt-stack--tight" data-testid="code-list-change">
      {parts.length === 0 && <InlineMessage status="info">{t("codeLists.nothing")}</InlineMessage>}
      <dl className="wt-facts wt-facts--plain">
        {parts.map((part) => (
          <div key={part} className="wt-facts__row">
            <dt>{t(`codeLists.${part}Codes`, { count: change[part].length })}</dt>
            <dd>{named(change[part])}</dd>
          </div>
        ))}
      </dl>
      {change.retired_in_use.length > 0 && <InlineMessage status="warning">{t("codeLists.inUse", { codes: named(change.retired_in_use) })}</InlineMessage>}
      <div className="wt-row">
        {parts.length > 0 && (
          <Button type="button" size="small" loading={busy} onClick={onReplace} data-testid="code-list-take">
            {t("codeLists.take")}
          </Button>
        )}
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onLeave}>
          {t("app.cancel")}
        </Button>
      </div>
    </div>
  );
}

const named = (codes: string[]): string => (codes.length > NAMED_MAX ? `${codes.slice(0, NAMED_MAX).join(", ")} …` : codes.join(", "));

/** The file as text, in UTF-8. */
function textOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error ?? new Error("the file could not be read")));
    reader.readAsText(file);
  });
}
