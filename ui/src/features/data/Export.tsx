/// The whole portfolio as a file, with a word about what leaves the vault.
import { BodyShort, Button, InlineMessage, Radio, RadioGroup } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { ExportForm } from "../../bindings/api";
import { useBackend } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { FormError } from "../../shared/components/Feedback";
import { useSubmit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";

const FORMS: ExportForm[] = ["workbook", "worktrail", "folder"];

export function Export() {
  const { t } = useTranslation();
  const backend = useBackend();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [chosen, setChosen] = useState<ExportForm>("workbook");
  /** Where it lies; null when the person changed their mind in the system's dialog. */
  const [saved, setSaved] = useState<{ path: string | null }>();
  const save = () => {
    setSaved(undefined);
    void submit.run(async () => setSaved({ path: await backend.call("export_portfolio", { form: chosen }) }));
  };
  return (
    <Card title={t("data.export")} hint={t("data.exportHint")} testId="data-export">
      <form
        ref={form}
        noValidate
        className="wt-stack wt-stack--fields"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <FormError report={submit.formError} />
        <InlineMessage status="warning" data-testid="export-care">
          {t("data.care")}
        </InlineMessage>
        <RadioGroup size="small" legend={t("data.form")} name="form" value={chosen} onChange={(of: ExportForm) => setChosen(of)} error={submit.fieldError("form")}>
          {FORMS.map((of) => (
            <Radio key={of} value={of} description={t(`data.forms.${of}Hint`)} data-testid={`export-${of}`}>
              {t(`data.forms.${of}`)}
            </Radio>
          ))}
        </RadioGroup>
        <div className="wt-stack wt-stack--tight">
          <div>
            <Button type="submit" size="small" variant="secondary" loading={submit.busy} data-testid="export-save">
              {t("data.save")}
            </Button>
          </div>
          <div aria-live="polite" data-testid="export-saved">
            {saved?.path === null && <BodyShort textColor="subtle">{t("data.notSaved")}</BodyShort>}
            {saved !== undefined && saved.path !== null && (
              <InlineMessage status="success">
                <span className="wt-path-text">{t("data.saved", { path: saved.path })}</span>
                {t("data.savedCare")}
              </InlineMessage>
            )}
          </div>
        </div>
      </form>
    </Card>
  );
}
