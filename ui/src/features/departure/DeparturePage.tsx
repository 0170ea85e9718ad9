/// Safe to go, and safe to close: what the laptop should have before it leaves the network, and that everything has left it.
import { ArrowsCirclepathIcon, CheckmarkCircleFillIcon, ExclamationmarkTriangleFillIcon } from "@navikt/aksel-icons";
import { Button, Heading, Link } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { reportOf, useBackend } from "../../shared/backend";
import { ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { relativeInstant, shortInstant, today } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { SYNC_STATUS, useCalendar, useDrafts, useInbox, useSyncStatus } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { allDelivered, type Check, closingChecks, daysAhead, type Facts, leavingChecks } from "./checks";

export function DeparturePage() {
  const { t } = useTranslation();
  const sync = useSyncStatus();
  const ahead = useCalendar({ ...daysAhead(today()), everybody: false });
  const drafts = useDrafts();
  const inbox = useInbox();
  const failed = [ahead, drafts, inbox].find((query) => query.isError);
  const facts: Facts | null = sync.data && ahead.data && drafts.data && inbox.data
    ? { sync: sync.data, ahead: ahead.data, drafts: drafts.data, inbox: inbox.data, now: Date.now() }
    : null;
  return (
    <div className="wt-page wt-page--narrow">
      <header className="wt-page__header">
        <PageHeading testId="departure-title">{t("departure.title")}</PageHeading>
      </header>
      {failed && <LoadError error={failed.error} retry={() => void failed.refetch()} />}
      {facts === null && failed === undefined && <ListSkeleton rows={5} />}
      {facts !== null && <Sheet facts={facts} />}
    </div>
  );
}

function Sheet({ facts }: { facts: Facts }) {
  return (
    <>
      <LeavingCard facts={facts} />
      <ClosingCard facts={facts} />
    </>
  );
}

type AnswerProps = { question: string; answer: string; words?: string; ok: boolean; checks: Check[]; testId: string };

/** One question, one answer to it, and what the answer rests on. */
function Answer({ question, answer, words, ok, checks, testId }: AnswerProps) {
  const id = useId();
  return (
    <section className="wt-seal" data-ok={ok} aria-labelledby={id} data-testid={testId}>
      <div className="wt-seal__answer">
        <span className="wt-seal__icon" aria-hidden>
          {ok ? <CheckmarkCircleFillIcon /> : <ExclamationmarkTriangleFillIcon />}
        </span>
        <div aria-live="polite">
          <Heading level="2" size="xsmall" id={id} className="wt-seal__question">
            {question}
          </Heading>
          <p className="wt-seal__words">{answer}</p>
          {words !== undefined && <p>{words}</p>}
        </div>
      </div>
      <ul className="wt-checks" aria-label={question}>
        {checks.map((check) => (
          <li key={check.name} className="wt-check" data-ok={check.ok} data-testid={`check-${check.name}`}>
            {check.ok ? <CheckmarkCircleFillIcon aria-hidden /> : <ExclamationmarkTriangleFillIcon aria-hidden />}
            <Line check={check} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether one may leave: that the laptop has with it what the day needs. */
function LeavingCard({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  const checks = leavingChecks(facts);
  const amber = checks.filter(({ ok }) => !ok).length;
  return (
    <Answer
      question={t("departure.leaving")}
      answer={amber === 0 ? t("departure.safe") : t("departure.amber", { count: amber })}
      ok={amber === 0}
      checks={checks}
      testId="seal"
    />
  );
}

/** Whether the lid may be closed: that nothing is left half done, with receipts behind it. It never costs work. */
function ClosingCard({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  const { sync } = facts;
  const checks = closingChecks(facts);
  const delivered = allDelivered(facts);
  const total = sync.delivered + sync.outbox + sync.held + sync.quarantined;
  const receipt = sync.delivered_at === null ? t("departure.nothing") : t("departure.receipt", { time: shortInstant(sync.delivered_at), delivered: sync.delivered, total });
  const half = checks.some(({ ok }) => !ok);
  return (
    <Answer
      question={t("departure.closing")}
      answer={t(!delivered ? "departure.notDelivered" : half ? "departure.half" : "departure.close")}
      words={delivered ? receipt : t("departure.kept")}
      ok={delivered && !half}
      checks={checks}
      testId="seal-close"
    />
  );
}

function Line({ check }: { check: Check }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  switch (check.name) {
    case "delivered":
      return (
        <Item
          text={check.ok ? t("departure.delivered") : check.stopped > 0 ? t("departure.stopped", { count: check.stopped }) : t("departure.waiting", { count: check.waiting })}
          fix={check.ok ? null : <SyncNow />}
        />
      );
    case "fresh":
      return (
        <Item
          text={check.at === null ? t("departure.neverFresh") : t(check.ok ? "departure.fresh" : "departure.stale", { when: relativeInstant(check.at) })}
          fix={check.ok ? null : <SyncNow />}
        />
      );
    case "places":
      return (
        <Item
          text={check.ok ? t("departure.places") : t("departure.noPlace", { count: check.meetings.length })}
          fix={check.meetings.map((meeting) => (
            <Link key={meeting.id} as="button" type="button" onClick={() => go({ name: "meeting", id: meeting.id })}>
              {shortInstant(meeting.at)} · {meeting.trail_title}
            </Link>
          ))}
        />
      );
    case "drafts":
      return (
        <Item
          text={check.ok ? t("departure.noDrafts") : t("departure.drafts", { count: check.count })}
          fix={check.ok ? null : <Go label={t("departure.toDrafts")} onClick={() => go({ name: "home" })} />}
        />
      );
    case "conflicts":
      return (
        <Item
          text={check.ok ? t("departure.noConflicts") : t("departure.conflicts", { count: check.count })}
          fix={check.ok ? null : <Go label={t("departure.toInbox")} onClick={() => go({ name: "inbox" })} />}
        />
      );
  }
}

const Item = ({ text, fix }: { text: string; fix: ReactNode }) => (
  <div className="wt-check__line">
    <span>{text}</span>
    <span className="wt-row">{fix}</span>
  </div>
);

const Go = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <Button size="small" variant="secondary" data-color="neutral" onClick={onClick}>
    {label}
  </Button>
);

function SyncNow() {
  const { t } = useTranslation();
  const backend = useBackend();
  const client = useQueryClient();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await backend.call("sync_now", {});
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      await client.invalidateQueries({ queryKey: SYNC_STATUS });
      setBusy(false);
    }
  };
  return (
    <Button size="small" loading={busy} icon={<ArrowsCirclepathIcon aria-hidden />} onClick={() => void run()} data-testid="departure-sync">
      {t("sync.now")}
    </Button>
  );
}
