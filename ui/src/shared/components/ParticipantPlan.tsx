/// The trail as the participant may see it, nothing more.
import { EyeIcon, EyeSlashIcon } from "@navikt/aksel-icons";
import { BodyLong, BodyShort, InfoCard } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ParticipantItem, ParticipantMeeting } from "../../bindings/api";
import { Card } from "./Card";
import { ListSkeleton, LoadError } from "./Feedback";
import { formatDay, relativeInstant } from "../dates";
import { useParticipantView } from "../queries";

/** `action`: what the specialist can do from here; without it the participant is the one who reads. */
export function ParticipantPlan({ trail, action }: { trail: string; action?: ReactNode }) {
  const { t } = useTranslation();
  const seen = useParticipantView(trail);
  if (seen.isError) return <LoadError error={seen.error} retry={() => void seen.refetch()} />;
  if (seen.isPending) return <ListSkeleton rows={6} />;
  const view = seen.data;
  if (!view.open) {
    return (
      <InfoCard data-color="neutral" size="small">
        <InfoCard.Header icon={<EyeSlashIcon aria-hidden />}>
          <InfoCard.Title as="h2">{t("participant.closedTitle")}</InfoCard.Title>
        </InfoCard.Header>
        <InfoCard.Content>{t("participant.closedText")}</InfoCard.Content>
      </InfoCard>
    );
  }
  const { history } = view;
  const items: [string, ParticipantItem[]][] = [
    [t("participant.reports"), view.reports],
    [t("participant.subGoals"), view.sub_goals],
    [t("participant.jobs"), view.jobs],
    [t("participant.educations"), view.educations],
    [t("participant.profile"), view.profile.map(({ label, lines }) => ({ title: label, lines }))],
    [t("participant.conversations"), history.conversations],
    [t("participant.over"), [...history.sub_goals, ...history.jobs, ...history.educations]],
  ];
  const isEmpty = items.every(([, list]) => list.length === 0) && view.meetings.length === 0 && history.meetings.length === 0;
  return (
    <div className="wt-stack">
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
      {isEmpty && <BodyShort textColor="subtle">{t("participant.empty")}</BodyShort>}
      <Meetings title={t("participant.meetings")} meetings={view.meetings} />
      {items.map(([title, list]) => (list.length === 0 ? null : <Items key={title} title={title} items={list} />))}
      <Meetings title={t("participant.held")} meetings={history.meetings} />
    </div>
  );
}

function Items({ title, items }: { title: string; items: ParticipantItem[] }) {
  return (
    <Card title={title} count={items.length}>
      <ul className="wt-list" lang="nb">
        {items.map((item, index) => (
          <li key={`${item.title}:${index}`} className="wt-seen">
            <BodyShort weight="semibold">{item.title}</BodyShort>
            <dl className="wt-facts wt-facts--plain">
              {item.lines.map(({ label, text }, at) => (
                <div key={`${label}:${at}`} className="wt-facts__row">
                  <dt>{label}</dt>
                  <dd className="wt-prose">{text}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Meetings({ title, meetings }: { title: string; meetings: ParticipantMeeting[] }) {
  if (meetings.length === 0) return null;
  return (
    <Card title={title} count={meetings.length}>
      <ul className="wt-list">
        {meetings.map((meeting) => (
          <li key={`${meeting.at}:${meeting.kind}`} className="wt-seen">
            <BodyShort weight="semibold">
              <span lang="nb">{meeting.kind}</span> · {relativeInstant(meeting.at)}
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
