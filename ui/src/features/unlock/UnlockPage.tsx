/// Opens the vault with the passphrase. Local: no network is needed.
import { CheckmarkCircleIcon, CloudUpIcon } from "@navikt/aksel-icons";
import { BodyLong, BodyShort, Button, Checkbox, InlineMessage, ProgressBar, TextField } from "@navikt/ds-react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { AppStatus, RebuildProgress } from "../../bindings/api";
import { useBackend } from "../../shared/backend";
import { useCapsLock } from "../../shared/caps-lock";
import { AuthFrame } from "../../shared/components/AuthFrame";
import { FormError, fieldError } from "../../shared/components/Feedback";
import { useSubmit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";

/** `lockedAfter`: it locked itself after as many minutes without a sign of the person. */
type UnlockPageProps = { status: AppStatus; lockedAfter?: number | null; onOpen: (status: AppStatus) => void };

export function UnlockPage({ status, lockedAfter = null, onOpen }: UnlockPageProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [passphrase, setPassphrase] = useState("");
  const [capsLock, listen] = useCapsLock();
  const [visible, setVisible] = useState(false);
  const [rebuild, setRebuild] = useState<RebuildProgress | null>(null);

  useEffect(() => backend.listen("rebuild-progress", setRebuild), [backend]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // Hidden again: a refused one stands there no longer, and the next may be typed before other eyes.
    setVisible(false);
    void submit.run(async () => {
      try {
        onOpen(await backend.call("unlock", { passphrase }));
      } catch (refused) {
        setPassphrase("");
        setRebuild(null);
        throw refused;
      }
    });
  };

  return (
    <AuthFrame title={t("unlock.title")}>
      <BodyLong textColor="subtle">{t("unlock.lead")}</BodyLong>
      {lockedAfter !== null && <BodyShort data-testid="locked-itself">{t("unlock.lockedItself", { count: lockedAfter })}</BodyShort>}
      {status.waiting !== null && (
        <BodyShort className="wt-unlock__waiting" data-some={status.waiting > 0} data-testid="unlock-waiting">
          {status.waiting > 0 ? <CloudUpIcon aria-hidden /> : <CheckmarkCircleIcon aria-hidden />}
          {status.waiting > 0 ? t("unlock.waiting", { count: status.waiting }) : t("unlock.sent")}
        </BodyShort>
      )}
      <form ref={form} onSubmit={onSubmit} noValidate className="wt-stack">
        <FormError report={submit.formError} />
        <div className="wt-stack wt-stack--tight">
          <TextField
            name="passphrase"
            type={visible ? "text" : "password"}
            spellCheck={false}
            label={t("unlock.passphrase")}
            autoComplete="current-password"
            autoFocus
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
            onKeyDown={listen}
            error={fieldError(submit, "passphrase")}
            data-testid="unlock-passphrase"
          />
          <div aria-live="polite">
            {capsLock && (
              <InlineMessage status="warning" size="small">
                {t("unlock.capsLock")}
              </InlineMessage>
            )}
          </div>
          <Checkbox size="small" checked={visible} onChange={(event) => setVisible(event.target.checked)} data-testid="unlock-show">
            {t("unlock.show")}
          </Checkbox>
        </div>
        {rebuild !== null && <Rebuilding progress={rebuild} />}
        <Button type="submit" loading={submit.busy} data-testid="unlock-submit">
          {t("unlock.submit")}
        </Button>
        <BodyShort size="small" textColor="subtle" className="wt-auth__version">
          {t("app.version", { version: status.app_version })}
        </BodyShort>
      </form>
    </AuthFrame>
  );
}

/** The first unlock after an update can take seconds longer: says why, and how far it has come. */
function Rebuilding({ progress }: { progress: RebuildProgress }) {
  const { t } = useTranslation();
  const label = useId();
  const percent = progress.all === 0 ? 100 : Math.floor((100 * progress.done) / progress.all);
  return (
    <div className="wt-stack wt-stack--tight" data-testid="unlock-rebuilding">
      <BodyShort size="small" id={label}>
        {t("unlock.rebuilding", { percent })}
      </BodyShort>
      <ProgressBar value={percent} valueMax={100} size="small" aria-labelledby={label} />
    </div>
  );
}
