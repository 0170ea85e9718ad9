import { CheckmarkCircleFillIcon, CloudSlashIcon, CloudUpIcon, ExclamationmarkTriangleFillIcon } from "@navikt/aksel-icons";
import { Loader } from "@navikt/ds-react";
import { useLauncher } from "../../shared/launcher";
import { useTranslation } from "../../shared/translation";
import { useSilence, useSteadyStatus } from "./silence";
import { announcement, pillText, type Tone, toneOf } from "./status";

/** The state as a picture, beside the words that say it. */
export function ToneIcon({ tone }: { tone: Tone }) {
  switch (tone) {
    case "delivered":
      return <CheckmarkCircleFillIcon aria-hidden />;
    case "waiting":
      return <CloudUpIcon aria-hidden />;
    case "offline":
      return <CloudSlashIcon aria-hidden />;
    case "stopped":
      return <ExclamationmarkTriangleFillIcon aria-hidden />;
    case "working":
      return <Loader size="xsmall" title="" aria-hidden />;
  }
}

/** What waits and what is delivered, in one line, always in sight. */
export function SyncPill() {
  const { t } = useTranslation();
  const { openSyncStatus } = useLauncher();
  useSilence();
  const status = useSteadyStatus();
  if (status === undefined) return null;
  const tone = toneOf(status);
  return (
    <>
      <button type="button" className="wt-pill" data-tone={tone} data-testid="sync-pill" onClick={openSyncStatus} aria-haspopup="dialog">
        <ToneIcon tone={tone} />
        <span>{pillText(status, t)}</span>
      </button>
      <span className="wt-visually-hidden" aria-live="polite">
        {announcement(status, t)}
      </span>
    </>
  );
}
