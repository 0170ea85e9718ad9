/// Creates a trail (nytt jobbspor), also without a network.
import { Button, BodyShort, Dialog, TextField } from "@navikt/ds-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { DueField } from "../../shared/components/DueField";
import { FormError, fieldError } from "../../shared/components/Feedback";
import { formatDay, parseDay, today } from "../../shared/dates";
import { useCommand } from "../../shared/queries";
import { useReturnFocus } from "../../shared/return-focus";
import { useSubmit } from "../../shared/submit";

type NewTrailDialogProps = { rehearsal: boolean; onClose: () => void; onCreated: (id: string) => void };

export function NewTrailDialog({ rehearsal, onClose, onCreated }: NewTrailDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [nationalId, setNationalId] = useState("");
  const returnFocus = useReturnFocus();
  const [name, setName] = useState("");
  const [referred, setReferred] = useState(() => formatDay(today()));

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const day = parseDay(referred);
    if (day === null) {
      submit.fail({ code: "date_impossible", message: t("error.day"), field: "referred" });
      return;
    }
    void submit.run(async () => {
      const { id } = await call("create_trail", {
        input: { national_id: nationalId, referred: day, ...(name.trim() === "" ? {} : { name: name.trim() }) },
      });
      onCreated(id);
    });
  };

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="small">
      <Dialog.Popup returnFocusTo={returnFocus}
        width="small"
        closeOnOutsideClick={false}
        initialFocusTo={() => form.current?.querySelector<HTMLElement>('[name="national_id"]') ?? null}
      >
        <Dialog.Header>
          <Dialog.Title>{t("newTrail.title")}</Dialog.Title>
          <Dialog.Description>{t("newTrail.lead")}</Dialog.Description>
        </Dialog.Header>
        <form ref={form} onSubmit={onSubmit} noValidate className="wt-dialog-form">
          <Dialog.Body className="wt-stack">
            <FormError report={submit.formError} />
            {rehearsal && <BodyShort size="small">{t("newTrail.leadRehearsal")}</BodyShort>}
            <TextField
              size="small"
              label={t("newTrail.nationalId")}
              description={t("newTrail.nationalIdHint")}
              name="national_id"
              inputMode="numeric"
              autoComplete="off"
              htmlSize={14}
              value={nationalId}
              onChange={(event) => setNationalId(event.target.value)}
              error={fieldError(submit, "national_id")}
              data-testid="nt-national-id"
            />
            <TextField
              size="small"
              label={t("newTrail.name")}
              description={t("newTrail.nameHint")}
              name="name"
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
              error={fieldError(submit, "name")}
              data-testid="nt-name"
            />
            <DueField
              label={t("newTrail.referred")}
              name="referred"
              value={referred}
              onChange={setReferred}
              error={fieldError(submit, "referred")}
              testId="nt-referred"
            />
          </Dialog.Body>
          <Dialog.Footer>
            <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
              {t("app.cancel")}
            </Button>
            <Button type="submit" size="small" loading={submit.busy} data-testid="nt-save">
              {t("newTrail.save")}
            </Button>
          </Dialog.Footer>
        </form>
      </Dialog.Popup>
    </Dialog>
  );
}
