/// What merging left for a person: fields with two values to choose from, and receipts of what was put together.
import { ArrowsSquarepathIcon, CheckmarkCircleIcon } from "@navikt/aksel-icons";
import { Button, Link } from "@navikt/ds-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ConflictRow, MergeRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { DiffChoice } from "../../shared/components/DiffChoice";
import { ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { relativeInstant } from "../../shared/dates";
import { useGrowing } from "../../shared/growing";
import { type Route, useNavigation } from "../../shared/navigation";
import { useCommand, useInbox } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

/** Receipts shown at first; the rest is one press away. */
const MERGES_SHOWN = 12;
/** Choices painted at a time; each is a form of its own. */
const CHOICES = 20;

export function InboxPage() {
  const { t } = useTranslation();
  const inbox = useInbox();
  const command = useCommand();
  const newest = inbox.data?.merges.find((merge) => !merge.seen)?.at;
  // What was on screen counts as seen when one leaves, so that «new» is still to be seen meanwhile.
  const unseen = useRef(newest);
  useEffect(() => {
    unseen.current = newest;
  });
  useEffect(
    () => () => {
      if (unseen.current !== undefined) void command("mark_merges_seen", { until: unseen.current }).catch(() => {});
    },
    [command],
  );
  return (
    <div className="wt-page wt-page--narrow">
      <header className="wt-page__header">
        <PageHeading testId="inbox-title">{t("inbox.title")}</PageHeading>
      </header>
      {inbox.isError && <LoadError error={inbox.error} retry={() => void inbox.refetch()} />}
      {inbox.isPending && <ListSkeleton rows={4} height={96} />}
      {inbox.data && (
        <>
          <Conflicts conflicts={inbox.data.conflicts} />
          <Merges merges={inbox.data.merges} />
        </>
      )}
    </div>
  );
}

/** How many there are and what they are; nothing is said of none. */
const counted = (count: number, hint: string) => (count === 0 ? {} : { count, hint });

/** Nothing to do is the usual state: one calm line, not a hole in the page. */
function Nothing({ icon, title, hint }: { icon: ReactNode; title: string; hint: string }) {
  return (
    <div className="wt-nothing">
      {icon}
      <div>
        <strong>{title}</strong>
        <p className="wt-quiet">{hint}</p>
      </div>
    </div>
  );
}

const keyOf = (row: ConflictRow) => `${row.entity}:${row.field}`;

function Conflicts({ conflicts }: { conflicts: ConflictRow[] }) {
  const { t } = useTranslation();
  const command = useCommand();
  const toast = useToast();
  const [busy, setBusy] = useState<string | null>(null);
  const { shown, end } = useGrowing(conflicts, null, CHOICES);

  const settle = async (row: ConflictRow, value: string) => {
    const { entity, field } = row;
    setBusy(keyOf(row));
    try {
      await command("settle_conflict", { input: { entity, field, value } });
      const undo = () => void command("reopen_conflict", { input: { entity, field } }).then(
        () => toast.show(t("inbox.undone")),
        (thrown: unknown) => toast.show(reportOf(thrown, t("error.unexpected")).message, "error"),
      );
      toast.show(t("inbox.settled"), "success", { label: t("inbox.undo"), run: undo });
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(null);
    }
  };

  return (
    <Card title={t("inbox.conflicts")} {...counted(conflicts.length, t("inbox.conflictsHint"))} testId="conflicts">
      {conflicts.length === 0 ? (
        <Nothing icon={<CheckmarkCircleIcon aria-hidden />} title={t("inbox.noConflicts")} hint={t("inbox.noConflictsHint")} />
      ) : (
        <ul className="wt-list wt-inbox">
          {shown.map((row) => (
            <li key={keyOf(row)}>
              <p className="wt-inbox__what">
                <Where row={row} /> · {row.title}
              </p>
              <DiffChoice
                label={row.field_label}
                chosen={{ shown: row.chosen_shown, value: row.chosen, by: row.chosen_by, when: relativeInstant(row.chosen_at), recommended: row.recommended === "chosen" }}
                other={{ shown: row.other_shown, value: row.other, by: row.other_by, when: relativeInstant(row.other_at), recommended: row.recommended === "other" }}
                why={row.why}
                isText={row.is_text}
                busy={busy === keyOf(row)}
                onSettle={(value) => void settle(row, value)}
                testId="conflict"
              />
            </li>
          ))}
        </ul>
      )}
      {end}
    </Card>
  );
}

/** The page of the thing, when it has one. */
function routeOf({ what, entity, trail }: Pick<ConflictRow, "what" | "entity" | "trail">): Route | null {
  if (what === "meeting") return { name: "meeting", id: entity };
  return trail === null ? null : { name: "trail", id: trail };
}

function Where({ row }: { row: ConflictRow | MergeRow }) {
  const { go } = useNavigation();
  const route = routeOf(row);
  if (route === null) return <strong>{row.trail_title}</strong>;
  return (
    <Link as="button" type="button" className="wt-link-button" onClick={() => go(route)}>
      {row.trail_title}
    </Link>
  );
}

function Merges({ merges }: { merges: MergeRow[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const chosen = all ? merges : merges.slice(0, MERGES_SHOWN);
  const { shown, end } = useGrowing(chosen);
  return (
    <Card title={t("inbox.merges")} {...counted(merges.length, t("inbox.mergesHint"))} testId="merges">
      {merges.length === 0 ? (
        <Nothing icon={<ArrowsSquarepathIcon aria-hidden />} title={t("inbox.noMerges")} hint={t("inbox.noMergesHint")} />
      ) : (
        <ul className="wt-list">
          {shown.map((row) => (
            <li key={`${row.entity}:${row.at}`} className="wt-merge" data-testid="merge">
              <p>
                <Where row={row} /> <span className="wt-quiet">{relativeInstant(row.at)}</span>
                {!row.seen && <span className="wt-merge__new"> {t("inbox.new")}</span>}
              </p>
              <p>{row.text}</p>
            </li>
          ))}
        </ul>
      )}
      {end}
      {!all && merges.length > MERGES_SHOWN && (
        <Button size="small" variant="tertiary" onClick={() => setAll(true)}>
          {t("inbox.showAll", { count: merges.length })}
        </Button>
      )}
    </Card>
  );
}
