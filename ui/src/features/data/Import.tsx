/// Brings tables in: a file is picked, then checked, and only when nothing is wrong with it can it be saved, all at once.
import { BodyShort, Button, Checkbox, Loader } from "@navikt/ds-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ImportReport } from "../../bindings/api";
import { reportOf, useBackend } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { FormError } from "../../shared/components/Feedback";
import { useNavigation } from "../../shared/navigation";
import { useCommand } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";
import { Clean, Done, Faults } from "./Outcome";

type State = { file: string; names: boolean; report: ImportReport | null; /** A name in a text was asked about. */ asked: boolean };

/** Rust asks whether a name in a text at an employer is a participant's. */
const NAMES_ASKED = "person_data_in_text";

export function Import({ file }: { file?: string | undefined }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const command = useCommand();
  const { turn } = useNavigation();
  const box = useRef<HTMLDivElement>(null);
  const submit = useSubmit(box);
  const [state, setState] = useState<State | null>(file === undefined ? null : { file, names: false, report: null, asked: false });
  const outcome = useRef<HTMLDivElement>(null);
  const { run } = submit;

  const check = useCallback(
    (name: string, names: boolean, asked = false) => {
      setState({ file: name, names, report: null, asked });
      void run(async () => {
        const report = await backend.call("import_plan", { names_confirmed: names });
        setState({ file: name, names, report, asked: asked || report.problems.some(({ code }) => code === NAMES_ASKED) });
      });
    },
    [backend, run],
  );
  // A file that was opened with the app is looked at without asking; nothing is saved by that.
  const begun = useRef(false);
  useEffect(() => {
    if (file === undefined || begun.current) return;
    begun.current = true;
    check(file, false);
    // Only one file waits at a time: whoever comes back here is not told of one that may be another by then.
    turn({ name: "data" });
  }, [file, check, turn]);

  const pick = async () => {
    submit.clear();
    try {
      const picked = await backend.call("pick_file", { kind: "tables" });
      // Nothing was chosen in the system's dialog.
      if (picked !== null) check(picked.name, false);
    } catch (thrown) {
      submit.fail(reportOf(thrown, t("error.unexpected")));
    }
  };
  const apply = ({ file: name, names, asked }: State) =>
    void run(async () => {
      const report = await command("import_apply", { names_confirmed: names });
      setState({ file: name, names, report, asked });
      // The button that was pressed is gone.
      outcome.current?.focus();
    });

  const report = state?.report ?? null;
  return (
    <Card title={t("data.import")} hint={t("data.importHint")} testId="data-import">
      <div ref={box} className="wt-stack wt-stack--fields">
        <BodyShort size="small" textColor="subtle">
          {t("data.importKinds")}
        </BodyShort>
        {state !== null && (
          <BodyShort weight="semibold" className="wt-path-text" data-testid="import-file">
            {t("data.file", { name: state.file })}
          </BodyShort>
        )}
        <div className="wt-row">
          <Button type="button" size="small" variant="secondary" disabled={submit.busy} onClick={() => void pick()} data-testid="import-pick">
            {t(state === null ? "data.pick" : "data.pickOther")}
          </Button>
          {state !== null && (report === null || report.problems.length > 0) && (
            <Button type="button" size="small" variant="secondary" data-color="neutral" loading={submit.busy} onClick={() => check(state.file, state.names, state.asked)} data-testid="import-again">
              {t("data.again")}
            </Button>
          )}
        </div>
        <FormError report={submit.formError} />
        <div aria-live="polite" ref={outcome} tabIndex={-1} className="wt-outcome">
          {submit.busy && report === null && <Loader size="small" title={t("data.checking")} />}
          {state !== null && report !== null && (
            <>
              {report.problems.length > 0 && <Faults report={report} />}
              {report.problems.length === 0 && report.dry_run && <Clean report={report} busy={submit.busy} onApply={() => apply(state)} />}
              {report.problems.length === 0 && !report.dry_run && <Done report={report} />}
            </>
          )}
        </div>
        {state?.asked === true && (report === null || report.dry_run) && <NamesTick checked={state.names} disabled={submit.busy} onTick={(on) => check(state.file, on, true)} />}
      </div>
    </Card>
  );
}

function NamesTick({ checked, disabled, onTick }: { checked: boolean; disabled: boolean; onTick: (on: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Checkbox size="small" checked={checked} readOnly={disabled} onChange={(event) => onTick(event.target.checked)} description={t("data.namesHint")} data-testid="import-names">
      {t("data.names")}
    </Checkbox>
  );
}
