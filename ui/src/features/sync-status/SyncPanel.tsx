/// Delivery in full: what waits, what is receipted, when, and a button.
import { ArrowsCirclepathIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Dialog, InfoCard, ProgressBar } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import type { ErrorReport, Me, SyncStatus } from "../../bindings/api";
import { megabytes } from "../../shared/amounts";
import { reportOf, useBackend } from "../../shared/backend";
import { relativeInstant } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { SYNC_STATUS } from "../../shared/queries";
import { useReturnFocus } from "../../shared/return-focus";
import { useTranslation } from "../../shared/translation";
import { ToneIcon } from "./SyncPill";
import { useSteadyStatus } from "./silence";
import { ownTotal, type Tone, toneOf } from "./status";

type SyncPanelProps = { me: Me; onClose: () => void };

export function SyncPanel({ me, onClose }: SyncPanelProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const client = useQueryClient();
  const status = useSteadyStatus();
  const { go } = useNavigation();
  const returnFocus = useReturnFocus();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ErrorReport | null>(null);

  const syncNow = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await backend.call("sync_now", {});
      // Asked anew: what the command answered may be older than what Rust has told since.
      await client.invalidateQueries({ queryKey: SYNC_STATUS });
    } catch (thrown) {
      setRefused(reportOf(thrown, t("error.unexpected")));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="small">
      <Dialog.Popup returnFocusTo={returnFocus} position="right" width="26rem" data-testid="sync-panel">
        <Dialog.Header>
          <Dialog.Title>{t("sync.title")}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body className="wt-stack">
          {status !== undefined && <Standing status={status} error={refused ?? (status.phase === "offline" || status.phase === "stopped" ? status.error : null)} />}
          {status !== undefined && <Counts status={status} me={me} />}
        </Dialog.Body>
        <Dialog.Footer>
          <Button
            size="small"
            variant="secondary"
            onClick={() => {
              onClose();
              go({ name: "departure" });
            }}
            data-testid="to-departure"
          >
            {t("departure.title")}
          </Button>
          <Button
            size="small"
            icon={<ArrowsCirclepathIcon aria-hidden />}
            loading={busy}
            onClick={() => void syncNow()}
            data-testid="sync-now"
          >
            {t("sync.now")}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}

type Color = "success" | "warning" | "danger" | "info";

function standingOf(tone: Tone): { color: Color; title: "safe" | "waiting" | "working" | "offline" | "stopped" } {
  switch (tone) {
    case "delivered":
      return { color: "success", title: "safe" };
    case "waiting":
      return { color: "info", title: "waiting" };
    case "working":
      return { color: "info", title: "working" };
    case "offline":
      return { color: "warning", title: "offline" };
    case "stopped":
      return { color: "danger", title: "stopped" };
  }
}

function Standing({ status, error }: { status: SyncStatus; error: ErrorReport | null }) {
  const { t } = useTranslation();
  const progressLabel = useId();
  const tone = toneOf(status);
  const { color, title: usual } = standingOf(tone);
  // What a person has to settle stops nothing but what builds on it.
  const title = status.phase !== "stopped" && status.quarantined > 0 ? "unsettled" : usual;
  return (
    <InfoCard data-color={color} size="small">
      <InfoCard.Header icon={<ToneIcon tone={tone} />}>
        <InfoCard.Title as="h2">{t(`sync.${title}Title`)}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <div className="wt-stack wt-stack--tight">
          <BodyShort size="small">{t(`sync.${title}Text`)}</BodyShort>
          {error !== null && (
            <BodyShort size="small" data-testid="error-message">
              {error.message}
            </BodyShort>
          )}
          {status.progress !== null && (
            <>
              <BodyShort size="small" id={progressLabel}>
                {t("sync.fetching", { done: megabytes(status.progress.done), total: megabytes(status.progress.done + status.progress.left) })}
              </BodyShort>
              <ProgressBar
                size="small"
                value={status.progress.done}
                valueMax={Math.max(1, status.progress.done + status.progress.left)}
                aria-labelledby={progressLabel}
              />
            </>
          )}
        </div>
      </InfoCard.Content>
    </InfoCard>
  );
}

function Counts({ status, me }: { status: SyncStatus; me: Me }) {
  const { t } = useTranslation();
  const at = (instant: number | null) => (instant === null ? t("sync.never") : relativeInstant(instant));
  return (
    <>
      <dl className="wt-facts">
        <Fact label={t("sync.rowOutbox")} hint={t("sync.rowOutboxHint")} value={status.outbox} testId="sync-outbox" />
        <Fact
          label={t("sync.rowDelivered")}
          hint={t("sync.rowDeliveredHint")}
          value={status.delivered}
          of={ownTotal(status)}
          testId="sync-delivered"
        />
        {status.held > 0 && (
          <Fact
            label={t("sync.rowHeld")}
            hint={t(status.quarantined > 0 ? "sync.rowHeldBehindHint" : "sync.rowHeldHint")}
            value={status.held}
            testId="sync-held"
          />
        )}
        {status.quarantined > 0 && (
          <Fact label={t("sync.rowQuarantined")} hint={t("sync.rowQuarantinedHint")} value={status.quarantined} testId="sync-quarantined" />
        )}
      </dl>
      <dl className="wt-facts wt-facts--plain">
        <Line label={t("sync.lastDelivered")}>{at(status.delivered_at)}</Line>
        <Line label={t("sync.lastContact")}>{at(status.contact_at)}</Line>
        {status.retry_at !== null && <Line label={t("sync.nextTry")}>{relativeInstant(status.retry_at)}</Line>}
        <Line label={t("sync.server")}>{me.server_name === "" ? me.server_url : me.server_name}</Line>
        <Line label={t("sync.device")}>{me.device_name}</Line>
      </dl>
    </>
  );
}

function Fact({ label, hint, value, of, testId }: { label: string; hint: string; value: number; of?: number; testId: string }) {
  const { t } = useTranslation();
  return (
    <div className="wt-facts__row">
      <dt>
        {label}
        <span className="wt-facts__hint">{hint}</span>
      </dt>
      <dd>
        <span className="wt-facts__value" data-testid={testId}>
          {value}
        </span>
        {of !== undefined && <span className="wt-facts__of"> {t("sync.of", { total: of })}</span>}
      </dd>
    </div>
  );
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="wt-facts__row">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
