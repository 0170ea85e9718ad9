/// Today's visits: when, where, when to leave, what was said the last time, and what may be told.
import { CalendarIcon, ClockDashedIcon, ExclamationmarkTriangleIcon, EyeIcon, EyeSlashIcon, LocationPinIcon, NotePencilIcon } from "@navikt/aksel-icons";
import { BodyShort, Link, Tag } from "@navikt/ds-react";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import type { HomeView, MeetingRow, MorningView, OpennessView, VisitPreparation } from "../../bindings/api";
import { clashesOf } from "../../shared/clashes";
import { Card } from "../../shared/components/Card";
import { EmptyState } from "../../shared/components/Feedback";
import { MeetingIcon } from "../../shared/components/MeetingIcon";
import { ConflictMark, MeetingStatusTag, UnsentMark } from "../../shared/components/Tags";
import { formatTime } from "../../shared/dates";
import { useGrowing } from "../../shared/growing";
import { useNavigation } from "../../shared/navigation";
import { useTranslation } from "../../shared/translation";
import { lastWords } from "./last-words";
import { SettleButton } from "./SettleButton";

const MINUTE_MS = 60_000;

/** Visits painted at a time; each says all that is to be known of it. */
const STEP = 6;

/** Own meetings of today that take place, each with what is known of it so far. */
export function preparedVisits(home: HomeView, morning: MorningView | undefined): VisitPreparation[] {
  const prepared = new Map((morning?.visits ?? []).map((visit) => [visit.meeting.id, visit]));
  return home.meetings_today
    .filter(({ mine, status }) => mine && status !== "cancelled")
    .map((meeting) => ({ last: null, openness: null, ...prepared.get(meeting.id), meeting }));
}

/** Whoever meets an employer or a school must know what may be told there. */
const meetsOthers = ({ kind }: MeetingRow): boolean => kind === "employer" || kind === "education";

export function Visits({ visits, now }: { visits: VisitPreparation[]; now: number }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { shown, end } = useGrowing(visits, null, STEP);
  const next = visits.find(({ meeting }) => meeting.status === "planned" && meeting.at + meeting.minutes * MINUTE_MS > now)?.meeting.id;
  return (
    <Card
      title={t("home.today")}
      count={visits.length}
      testId="meetings-today"
      action={
        <Link as="button" className="wt-link" onClick={() => go({ name: "calendar", shape: "day" })}>
          {t("nav.calendar")}
        </Link>
      }
    >
      {visits.length === 0 ? (
        <EmptyState icon={<CalendarIcon />} title={t("home.todayEmpty")} hint={t("home.todayEmptyHint")} />
      ) : (
        <>
          <ul className="wt-list wt-visits">
            {shown.map((visit) => (
              <Visit key={visit.meeting.id} visit={visit} clashes={clashesOf(visit.meeting, visits.map((of) => of.meeting))} next={visit.meeting.id === next} now={now} />
            ))}
          </ul>
          {end}
        </>
      )}
    </Card>
  );
}

function Visit({ visit: { meeting, last, openness }, clashes, next, now }: { visit: VisitPreparation; clashes: MeetingRow[]; next: boolean; now: number }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const planned = meeting.status === "planned";
  const leave = meeting.at - meeting.travel_to * MINUTE_MS;
  return (
    <li className="wt-visit" data-testid="meeting-row" data-status={meeting.status} data-next={next}>
      <div className="wt-visit__time">
        <span className="wt-visit__clock">{formatTime(meeting.at)}</span>
        {planned && meeting.travel_to > 0 && <span className="wt-visit__leave">{t("morning.leave", { time: formatTime(leave) })}</span>}
        <span className="wt-quiet">{t("trail.minutes", { count: meeting.minutes })}</span>
      </div>
      <div className="wt-visit__body">
        <div className="wt-visit__title">
          <span className="wt-visit__icon" aria-hidden>
            <MeetingIcon kind={meeting.kind} channel={meeting.channel} />
          </span>
          <Link as="button" className="wt-link wt-link--strong" onClick={() => go({ name: "meeting", id: meeting.id })}>
            {meeting.subject}
          </Link>
          {next && (
            <Tag size="xsmall" variant="strong" data-color="accent" className="wt-tag">
              {untilText(leave, meeting.at, now, t)}
            </Tag>
          )}
          {!planned && <MeetingStatusTag status={meeting.status} />}
        </div>
        {clashes.length > 0 && (
          <Fact icon={<ExclamationmarkTriangleIcon aria-hidden />} tone="warning">
            {t("morning.clash", { with: clashWords(clashes) })}
          </Fact>
        )}
        <Who meeting={meeting} />
        {planned && meeting.place !== "" && (
          <Fact icon={<LocationPinIcon aria-hidden />}>
            <span>{meeting.place}</span>
          </Fact>
        )}
        {planned && meeting.excerpt !== "" && <Fact icon={<NotePencilIcon aria-hidden />} name={t("morning.agenda")}>{meeting.excerpt}</Fact>}
        {planned && last !== null && (
          <Fact icon={<ClockDashedIcon aria-hidden />} name={lastWords(last, meeting, t)}>
            {last.excerpt === "" ? last.subject : last.excerpt}
          </Fact>
        )}
        {planned && openness !== null && meetsOthers(meeting) && <Openness openness={openness} />}
        <div className="wt-meta">
          <ConflictMark count={meeting.conflicts} />
          <UnsentMark unsent={meeting.unsent} />
        </div>
      </div>
      {planned && meeting.at <= now && <SettleButton meeting={meeting} />}
    </li>
  );
}

/** `10:15 Oppstart hos Øvelse AS`. */
export const clashWords = (clashes: MeetingRow[]): string => clashes.map(({ at, subject }) => `${formatTime(at)} ${subject}`).join(", ");

/** Whom it is with, as far as the subject does not say it; of what is over, also where it was. */
function Who({ meeting }: { meeting: MeetingRow }) {
  const { go } = useNavigation();
  const { trail, trail_title, employer_name, place, status, subject } = meeting;
  const isSaid = trail_title === employer_name || subject.includes(employer_name);
  const others = [isSaid ? "" : employer_name, status === "planned" ? "" : place].filter((text) => text !== "");
  return (
    <BodyShort>
      {trail === null ? (
        trail_title
      ) : (
        <Link as="button" className="wt-link wt-link--quiet" onClick={() => go({ name: "trail", id: trail })}>
          {trail_title}
        </Link>
      )}
      {others.length > 0 && ` · ${others.join(" · ")}`}
    </BodyShort>
  );
}

/** `Dra om 25 min`, `om 2 t`, `nå`. */
function untilText(leave: number, at: number, now: number, t: TFunction): string {
  if (at <= now) return t("morning.now");
  const minutes = Math.ceil((leave - now) / MINUTE_MS);
  if (minutes <= 0) return leave < at ? t("morning.leaveNow") : t("morning.now");
  const away = minutes < 90 ? t("morning.inMinutes", { count: minutes }) : t("morning.inHours", { count: Math.round(minutes / 60) });
  return leave < at ? t("morning.leaveIn", { away }) : away;
}

function Openness({ openness }: { openness: OpennessView }) {
  const { t } = useTranslation();
  const { may_contact, may_be_shared, must_not_be_shared } = openness;
  if (!may_contact && may_be_shared === "" && must_not_be_shared === "") {
    return (
      <Fact icon={<EyeSlashIcon aria-hidden />} tone="warning" name={t("morning.openness")}>
        {t("morning.opennessNone")}
      </Fact>
    );
  }
  return (
    <>
      <Fact icon={<EyeIcon aria-hidden />} name={t("morning.maySay")}>
        {may_be_shared === "" ? t(may_contact ? "morning.mayContact" : "morning.opennessNone") : may_be_shared}
      </Fact>
      {must_not_be_shared !== "" && (
        <Fact icon={<EyeSlashIcon aria-hidden />} tone="warning" name={t("morning.mustNotSay")}>
          {must_not_be_shared}
        </Fact>
      )}
    </>
  );
}

function Fact({ icon, name, tone, children }: { icon: ReactNode; name?: string; tone?: "warning"; children: ReactNode }) {
  return (
    <p className="wt-visit__fact" data-tone={tone}>
      {icon}
      <span className="wt-visit__words">
        {name !== undefined && <strong>{name}: </strong>}
        {children}
      </span>
    </p>
  );
}
