/// What was done and agreed with an employer, newest first: own meetings and the team's, calls, tasks. Of a meeting about
/// a participant only that it was held is here.
import { Buildings2Icon, CheckmarkIcon, PersonChatIcon, PhoneIcon, PlusIcon, TasklistIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Chips, Heading } from "@navikt/ds-react";
import { useState } from "react";
import type { DialogueEntry, DialogueKind, EmployerView } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { EmptyState } from "../../shared/components/Feedback";
import { MeetingStatusTag } from "../../shared/components/Tags";
import { dayOf, formatMonth, formatTime, relativeDay } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { useTranslation } from "../../shared/translation";
import type { OpenForm } from "./EmployerPage";

/** Entries at first and for each press. */
const PAGE = 30;

const FILTERS = ["meetings", "log", "task"] as const;
type Filter = (typeof FILTERS)[number];

const filterOf = (kind: DialogueKind): Filter => (kind === "log" || kind === "task" ? kind : "meetings");

const ICONS: Record<DialogueKind, typeof PhoneIcon> = { trail_meeting: PersonChatIcon, meeting: Buildings2Icon, log: PhoneIcon, task: TasklistIcon };

export function Dialogue({ view, onOpen }: { view: EmployerView; onOpen: (form: OpenForm) => void }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter | null>(null);
  const [limit, setLimit] = useState(PAGE);
  const found = view.dialogue.filter((entry) => filter === null || filterOf(entry.kind) === filter);
  return (
    <Card
      title={t("employers.dialogue")}
      count={view.dialogue.length}
      hint={t("employers.dialogueHint")}
      testId="employer-dialogue"
      action={
        <Button type="button" size="xsmall" variant="tertiary" icon={<PlusIcon aria-hidden />} onClick={() => onOpen({ form: "add", kind: "employer_log" })} data-testid="add-employer_log">
          {t("employers.logContact")}
        </Button>
      }
    >
      {view.dialogue.length === 0 ? (
        <EmptyState icon={<PersonChatIcon />} title={t("employers.noDialogue")} hint={t("employers.noDialogueHint")} />
      ) : (
        <div className="wt-stack wt-stack--fields">
          <Chips size="small" aria-label={t("employers.dialogueFilter")}>
            {FILTERS.map((of) => (
              <Chips.Toggle key={of} checkmark={false} selected={filter === of} onClick={() => setFilter((now) => (now === of ? null : of))}>
                {`${t(`employers.dialogueOf.${of}`)} ${view.dialogue.filter((entry) => filterOf(entry.kind) === of).length}`}
              </Chips.Toggle>
            ))}
          </Chips>
          <div>
            {byMonth(found.slice(0, limit)).map(([month, entries]) => (
            <section key={month} className="wt-timeline" aria-label={month}>
              <Heading level="3" size="xsmall" className="wt-timeline__month">
                {month}
              </Heading>
              <ol className="wt-timeline__list">
                {entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} onOpen={onOpen} />
                ))}
              </ol>
            </section>
            ))}
          </div>
          {found.length === 0 && <BodyShort textColor="subtle">{t("employers.noneOfKind")}</BodyShort>}
          {found.length > limit && (
            <Button size="small" variant="tertiary" onClick={() => setLimit((now) => now + PAGE)}>
              {t("trail.older", { count: found.length - limit })}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}

function byMonth(entries: DialogueEntry[]): [string, DialogueEntry[]][] {
  const months = new Map<string, DialogueEntry[]>();
  for (const entry of entries) {
    const month = formatMonth(dayOf(entry.at));
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return [...months];
}

function Entry({ entry, onOpen }: { entry: DialogueEntry; onOpen: (form: OpenForm) => void }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const Icon = ICONS[entry.kind];
  // Whom a meeting in a trail was about is nobody's business here, so it leads nowhere.
  const open = entry.kind === "trail_meeting" ? null : entry.kind === "meeting" ? () => go({ name: "meeting", id: entry.id }) : () => onOpen({ form: "record", id: entry.id });
  return (
    <li className="wt-timeline__item" data-testid="dialogue-entry" data-kind={entry.kind}>
      <span className="wt-bubble" data-kind={entry.kind === "log" || entry.kind === "task" ? undefined : "employer"}>
        <Icon aria-hidden />
      </span>
      <div className="wt-timeline__body">
        {open === null ? (
          <strong>{entry.subject}</strong>
        ) : (
          <button type="button" className="wt-name" onClick={open}>
            {entry.subject}
          </button>
        )}
        <div className="wt-meta">
          <span>{t(`employers.entry.${entry.kind}`)}</span>
          {entry.channel !== null && <span>{t(`channel.${entry.channel}`)}</span>}
          {entry.who !== "" && <span>{entry.who}</span>}
          {entry.decision_maker === "yes" && (entry.status === null || entry.status === "completed") && (
            <span className="wt-mark">
              <CheckmarkIcon aria-hidden />
              {t("employers.metDecisionMaker")}
            </span>
          )}
          {entry.status !== null && entry.status !== "completed" && <MeetingStatusTag status={entry.status} />}
        </div>
      </div>
      <span className="wt-timeline__time">
        {relativeDay(dayOf(entry.at))}
        <span className="wt-timeline__clock">{formatTime(entry.at)}</span>
      </span>
    </li>
  );
}
