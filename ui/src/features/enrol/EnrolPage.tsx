/// Enrols this laptop with a one-time code from the office.
import { CheckmarkCircleIcon, CloudUpIcon, PadlockLockedIcon } from "@navikt/aksel-icons";
import { BodyLong, BodyShort, Button, TextField } from "@navikt/ds-react";
import { type FormEvent, useId, useRef, useState } from "react";
import type { AppStatus } from "../../bindings/api";
import { useBackend } from "../../shared/backend";
import { AuthFrame } from "../../shared/components/AuthFrame";
import { FormError, fieldError } from "../../shared/components/Feedback";
import { useSubmit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";

/** The vault's own floor, told here so that nobody has to be refused to learn it. */
const PASSPHRASE_CHARS_MIN = 12;

export function EnrolPage({ onOpen }: { onOpen: (status: AppStatus) => void }) {
  const { t } = useTranslation();
  const backend = useBackend();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const hint = useId();
  const [input, setInput] = useState({
    server_url: "",
    code: "",
    device_name: t("enrol.deviceDefault"),
    passphrase: "",
    again: "",
  });
  const field = (name: keyof typeof input) => ({
    name,
    value: input[name],
    onChange: (event: { target: { value: string } }) => setInput((now) => ({ ...now, [name]: event.target.value })),
    error: fieldError(submit, name),
    size: "small" as const,
    autoComplete: "off",
    spellCheck: false,
  });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { again, ...enrolment } = input;
    if (enrolment.passphrase !== again) {
      submit.fail({ code: "passphrase_mismatch", message: t("error.passphraseMismatch"), field: "again" });
      return;
    }
    void submit.run(async () =>
      onOpen(await backend.call("enrol", { input: { ...enrolment, server_url: enrolment.server_url.trim(), code: enrolment.code.trim() } })));
  };

  const aside = (
    <ul className="wt-promises">
      <li>
        <PadlockLockedIcon aria-hidden />
        <BodyShort>{t("enrol.promise1")}</BodyShort>
      </li>
      <li>
        <CloudUpIcon aria-hidden />
        <BodyShort>{t("enrol.promise2")}</BodyShort>
      </li>
      <li>
        <CheckmarkCircleIcon aria-hidden />
        <BodyShort>{t("enrol.promise3")}</BodyShort>
      </li>
    </ul>
  );

  return (
    <AuthFrame title={t("enrol.title")} aside={aside}>
      <BodyLong textColor="subtle">{t("enrol.lead")}</BodyLong>
      <form ref={form} onSubmit={onSubmit} noValidate className="wt-stack">
        <FormError report={submit.formError} />
        <TextField {...field("server_url")} label={t("enrol.server")} description={t("enrol.serverHint")} data-testid="enrol-server" autoFocus />
        <div className="wt-columns">
          <TextField {...field("code")} label={t("enrol.code")} data-testid="enrol-code" />
          <TextField {...field("device_name")} label={t("enrol.device")} data-testid="enrol-device" />
        </div>
        <div className="wt-stack wt-stack--tight">
          <div className="wt-columns">
            <TextField
              {...field("passphrase")}
              type="password"
              label={t("enrol.passphrase")}
              autoComplete="new-password"
              aria-describedby={hint}
              data-testid="enrol-passphrase"
            />
            <TextField
              {...field("again")}
              type="password"
              label={t("enrol.again")}
              autoComplete="new-password"
              data-testid="enrol-passphrase-again"
            />
          </div>
          <BodyShort size="small" textColor="subtle" id={hint}>
            {t("enrol.passphraseHint", { count: PASSPHRASE_CHARS_MIN })}
          </BodyShort>
        </div>
        <div className="wt-stack wt-stack--tight">
          <Button type="submit" loading={submit.busy} data-testid="enrol-submit">
            {t("enrol.submit")}
          </Button>
          <BodyShort size="small" textColor="subtle" aria-live="polite">
            {submit.busy ? t("enrol.busy") : " "}
          </BodyShort>
        </div>
      </form>
    </AuthFrame>
  );
}
