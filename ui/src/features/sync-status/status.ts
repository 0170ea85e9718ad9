/// What the sync pill says. One source: the counts of envelopes by state, as Rust gives them.
import type { TFunction } from "i18next";
import type { SyncStatus } from "../../bindings/api";
import { megabytes } from "../../shared/amounts";
import { shortInstant } from "../../shared/dates";

export type Tone = "delivered" | "waiting" | "offline" | "working" | "stopped";

/** All of this device's own envelopes, in any state. */
export const ownTotal = (status: SyncStatus): number => status.delivered + status.outbox + status.held + status.quarantined;

/** How it stands, in the order of what a person must know first. */
export function toneOf(status: SyncStatus): Tone {
  if (status.phase === "stopped" || status.quarantined > 0) return "stopped";
  if (status.phase === "offline") return "offline";
  if (status.progress !== null) return "working";
  if (status.outbox > 0 || status.held > 0) return status.phase === "working" ? "working" : "waiting";
  return "delivered";
}

/** The pill's text. Never claims delivery without receipts behind it. */
export function pillText(status: SyncStatus, t: TFunction): string {
  if (status.phase === "stopped") return t("sync.stopped");
  if (status.progress !== null && status.phase !== "offline") {
    const { done, left } = status.progress;
    return t("sync.fetching", { done: megabytes(done), total: megabytes(done + left) });
  }
  if (status.phase === "offline") {
    return status.outbox > 0 ? t("sync.waitingOffline", { count: status.outbox }) : t("sync.offline");
  }
  if (status.quarantined > 0) return t("sync.quarantined", { count: status.quarantined });
  if (status.outbox > 0) {
    return status.phase === "working"
      ? t("sync.workingWaiting", { count: status.outbox })
      : t("sync.waitingSend", { count: status.outbox });
  }
  if (status.held > 0) return t("sync.held", { count: status.held });
  if (status.delivered > 0 && status.delivered_at !== null) {
    return t("sync.allDelivered", {
      time: shortInstant(status.delivered_at),
      delivered: status.delivered,
      total: ownTotal(status),
    });
  }
  if (status.contact_at !== null) return t("sync.nothingYetAt", { time: shortInstant(status.contact_at) });
  return t("sync.nothingYet");
}

/** What is said aloud when it changes; empty when it is not worth interrupting anyone. */
export function announcement(status: SyncStatus, t: TFunction): string {
  switch (toneOf(status)) {
    case "delivered":
      return status.delivered > 0 ? t("sync.announceDelivered") : "";
    case "offline":
      return t("sync.announceOffline");
    case "stopped":
      return t(status.phase === "stopped" ? "sync.announceStopped" : "sync.unsettledTitle");
    case "waiting":
    case "working":
      return "";
  }
}
