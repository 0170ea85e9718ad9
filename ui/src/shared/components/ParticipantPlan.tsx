/// The trail as the participant may see it, nothing more: the next meeting, the goal and the steps first, the rest below.
import { EyeIcon, EyeSlashIcon } from "@navikt/aksel-icons";
import { BodyLong, BodyShort, Heading, InfoCard } from "@navikt/ds-react";
import { type ReactNode, useId } from "react";
import type { ParticipantItem, ParticipantMeeting, ParticipantView } from "../../bindings/api";
import { useTranslation } from "../translation";
import { Card } from "./Card";
import { ListSkeleton, LoadError } from "./Feedback";
import { dayOf, formatDay, formatDayMonth, formatTime, relativeInstant, weekday } from "../dates";
import { plainly } from "../plain-words";
import { useParticipantView } from "../queries";

/** The section of the profile that says what it is all for. */
const GOAL = "main_goal";

type ParticipantPlanProps = {
  trail: string;
  /** What the specialist can do from here; without it the participant is the one who reads. */
  action?: ReactNode;
  /** Before everything else. It stays where it is whatever comes of the reading: somebody may be writing in it. */
  first?: ReactNode;
};

export function ParticipantPlan({ trail, action, first }: ParticipantPlanProps) {
  const seen = useParticipantView(trail);
  const view = seen.isError ? undefined : seen.data;
  return (
    <div className="wt-stack">
      {first}
      <div className="wt-stack">
        {seen.isError && <LoadError error={seen.error} retry={() => void seen.refetch()} />}
        {seen.isPending && <ListSkeleton rows={6} />}
        {view !== undefined && (view.open ? <Ahead view={view} action={action} /> : <Closed />)}
      </div>
      {view?.open === true && <Rest view={view} />}
    </div>
  );
}

function Closed() {
  const { t } = useTranslation();
  return (
    <InfoCard data-color="neutral" size="small">
      <InfoCard.Header icon={<EyeSlashIcon aria-hidden />}>
        <InfoCard.Title as="h2">{t("participant.closedTitle")}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>{t("participant.closedText")}</InfoCard.Content>
    </InfoCard>
  );
}

type List = [title: string, items: ParticipantItem[]];

const sectionsOf = (view: ParticipantView, goal: boolean): ParticipantItem[] =>
  view.profile.filter(({ key }) => (key === GOAL) === goal).map(({ label, lines }) => ({ title: label, lines }));

/** What is ahead: when we meet next, what it is for, and the steps on the way. */
function Ahead({ view, action }: { view: ParticipantView; action: ReactNode }) {
  const { t } = useTranslation();
  const [next, ...later] = view.meetings;
  const [goal] = sectionsOf(view, true);
  const lists: List[] = [[t("participant.subGoals"), view.sub_goals], [t("participant.jobs"), view.jobs], [t("participant.educations"), view.educations]];
  return (
    <>
      {action !== undefined && (
        <InfoCard data-color="info" size="small">
          <InfoCard.Header icon={<EyeIcon aria-hidden />}>
            <InfoCard.Title as="h2">{t("participant.title")}</InfoCard.Title>
          </InfoCard.Header>
          <InfoCard.Content>
            <p>
              {t("participant.text")} {view.until !== null && t("participant.until", { day: formatDay(view.until) })}
            </p>
            {action}
          </InfoCard.Content>
        </InfoCard>
      )}
      {isEmpty(view) && <BodyShort textColor="subtle">{t("participant.empty")}</BodyShort>}
      {(next !== undefined || goal !== undefined) && (
        <div className="wt-seen-first">
          {next !== undefined && <NextMeeting meeting={next} />}
          {goal !== undefined && (
            <Card title={t("participant.goal")} testId="participant-goal">
              <Lines item={goal} />
            </Card>
          )}
        </div>
      )}
      {lists.map(([title, items]) => (
        <Items key={title} title={title} items={items} />
      ))}
      <Meetings title={t("participant.moreMeetings")} meetings={later} />
    </>
  );
}

/** What is known of them, what is shared with them, and what is over. */
function Rest({ view }: { view: ParticipantView }) {
  const { t } = useTranslation();
  const { history } = view;
  const lists: List[] = [
    [t("participant.reports"), view.reports],
    [t("participant.profile"), sectionsOf(view, false)],
    [t("participant.conversations"), history.conversations],
    [t("participant.over"), [...history.sub_goals, ...history.jobs, ...history.educations]],
  ];
  return (
    <>
      {lists.map(([title, items]) => (
        <Items key={title} title={title} items={items} />
      ))}
      <Meetings title={t("participant.held")} meetings={history.meetings} />
    </>
  );
}

const isEmpty = ({ meetings, profile, sub_goals, jobs, educations, reports, history }: ParticipantView): boolean =>
  [meetings, profile, sub_goals, jobs, educations, reports, ...Object.values(history)].every((list) => list.length === 0);

function NextMeeting({ meeting }: { meeting: ParticipantMeeting }) {
  const { t } = useTranslation();
  const id = useId();
  const day = dayOf(meeting.at);
  const where = [meeting.employer, meeting.place].filter((text) => text !== "").join(" · ");
  return (
    <section className="wt-card wt-seen-next" aria-labelledby={id} data-testid="participant-next">
      <Heading level="2" size="small" id={id}>
        {t("participant.next")}
      </Heading>
      <p className="wt-seen-next__when">{t("participant.when", { day: `${weekday(day)} ${formatDayMonth(day)}`, time: formatTime(meeting.at) })}</p>
      <p>
        <span>{plainly(meeting.kind, t)}</span>
        {where !== "" && ` · ${where}`}
      </p>
      {meeting.note !== "" && <BodyLong className="wt-prose">{meeting.note}</BodyLong>}
    </section>
  );
}

function Lines({ item }: { item: ParticipantItem }) {
  const { t } = useTranslation();
  return (
    <dl className="wt-facts wt-facts--plain">
      {item.lines.map(({ label, text }, at) => (
        <div key={`${label}:${at}`} className="wt-facts__row">
          <dt>{plainly(label, t)}</dt>
          <dd className="wt-prose">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Items({ title, items }: { title: string; items: ParticipantItem[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <Card title={title} count={items.length}>
      <ul className="wt-list">
        {items.map((item, index) => (
          <li key={`${item.title}:${index}`} className="wt-seen">
            <BodyShort weight="semibold">{plainly(item.title, t)}</BodyShort>
            <Lines item={item} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Meetings({ title, meetings }: { title: string; meetings: ParticipantMeeting[] }) {
  const { t } = useTranslation();
  if (meetings.length === 0) return null;
  return (
    <Card title={title} count={meetings.length}>
      <ul className="wt-list">
        {meetings.map((meeting) => (
          <li key={`${meeting.at}:${meeting.kind}`} className="wt-seen">
            <BodyShort weight="semibold">
              {plainly(meeting.kind, t)} · {relativeInstant(meeting.at)}
            </BodyShort>
            <BodyShort size="small" textColor="subtle">
              {[meeting.employer, meeting.place].filter((text) => text !== "").join(" · ")}
            </BodyShort>
            {meeting.note !== "" && <BodyLong className="wt-prose">{meeting.note}</BodyLong>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
