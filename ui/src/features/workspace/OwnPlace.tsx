/// What follows the person from laptop to laptop: the postal code that employers are looked for near.
import { Button, TextField } from "@navikt/ds-react";
import { type FormEvent, useRef, useState } from "react";
import { Card } from "../../shared/components/Card";
import { FormError, fieldError } from "../../shared/components/Feedback";
import { useCommand } from "../../shared/queries";
import { POSTAL_CODE } from "../../shared/roaming";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

export function OwnPlace({ preferences }: { preferences: { [key in string]?: string } }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const kept = preferences[POSTAL_CODE] ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? kept;

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() !== "" && !/^\d{4}$/u.test(value.trim())) {
      submit.fail({ code: "number_invalid", message: t("workspace.postalCodeWrong"), field: "value" });
      return;
    }
    void submit.run(async () => {
      await call("set_preference", { input: { name: POSTAL_CODE, value: value.trim() } });
      setTyped(null);
      toast.show(t("recordForm.saved"));
    });
  };

  return (
    <Card title={t("workspace.follows")} hint={t("workspace.followsHint")} testId="own-place">
      <form ref={form} onSubmit={save} noValidate>
        <FormError report={submit.formError} />
        <div className="wt-row wt-row--end">
          <TextField size="small" label={t("workspace.postalCode")} description={t("workspace.postalCodeHint")} name="value" inputMode="numeric" autoComplete="off" value={value} onChange={(event) => setTyped(event.target.value)} error={fieldError(submit, "value")} data-testid="own-postal-code" />
          {value !== kept && (
            <Button type="submit" size="small" variant="secondary" loading={submit.busy} data-testid="own-postal-code-save">
              {t("recordForm.save")}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}
