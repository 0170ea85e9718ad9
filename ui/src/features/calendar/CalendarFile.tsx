/// The calendar as a file: saved for another program, or read from one and offered meeting by meeting.
import { FileImportIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button, Checkbox } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { CalendarDays, IcsEvent } from "../../bindings/api";
import { reportOf, useBackend } from "../../shared/backend";
import { FormDialog } from "../../shared/components/FormDialog";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

/** What was read from a file. */
export type Offers = { name: string; events: IcsEvent[] };

type CalendarFileProps = {
  days: CalendarDays;
  /** What these days are called. */
  title: string;
  onRead: (offers: Offers) => void;
};

export function CalendarFile({ days, title, onRead }: CalendarFileProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const toast = useToast();
  const trigger = useRef<HTMLButtonElement>(null);
  const [saving, setSaving] = useState(false);

  const read = async () => {
    try {
      const file = await backend.call("pick_file", { kind: "calendar" });
      if (file === null) return;
      onRead({ name: file.name, events: await backend.call("read_ics", { text: file.text ?? "" }) });
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    }
  };

  return (
    <>
      <ActionMenu>
        <ActionMenu.Trigger>
          <Button ref={trigger} size="small" variant="tertiary" data-color="neutral" icon={<FileImportIcon aria-hidden />} data-testid="calendar-file">
            {t("calendarFile.menu")}
          </Button>
        </ActionMenu.Trigger>
        <ActionMenu.Content>
          <ActionMenu.Item onSelect={() => setSaving(true)}>{t("calendarFile.save")}</ActionMenu.Item>
          <ActionMenu.Item onSelect={() => void read()}>{t("calendarFile.take")}</ActionMenu.Item>
        </ActionMenu.Content>
      </ActionMenu>
      {saving && <SaveDialog days={days} title={title} returnTo={() => trigger.current} onClose={() => setSaving(false)} />}
    </>
  );
}

type SaveDialogProps = { days: CalendarDays; title: string; returnTo: () => HTMLElement | null; onClose: () => void };

function SaveDialog({ days, title, returnTo, onClose }: SaveDialogProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [withNames, setWithNames] = useState(false);
  const save = () =>
    void submit.run(async () => {
      const content = await backend.call("calendar_ics", { days, with_names: withNames });
      const path = await backend.call("save_file", { name: `kalender-${days.from ?? ""}.ics`, content });
      // Whoever thought better of it in the system's dialog is back where they were.
      if (path === null) return;
      toast.show(t("calendarFile.saved", { path }));
      onClose();
    });
  return (
    <FormDialog
      title={t("calendarFile.saveTitle")}
      lead={t("calendarFile.saveLead", { days: title })}
      form={form}
      submit={submit}
      saveLabel={t("calendarFile.saveButton")}
      saveTestId="ics-save"
      onSave={save}
      onClose={onClose}
      returnTo={returnTo}
    >
      <Checkbox size="small" checked={withNames} onChange={(event) => setWithNames(event.target.checked)} description={t("calendarFile.withNamesHint")} data-testid="ics-names">
        {t("calendarFile.withNames")}
      </Checkbox>
    </FormDialog>
  );
}
