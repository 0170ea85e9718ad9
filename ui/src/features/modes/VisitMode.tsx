/// What an employer may see when the laptop stands open on the table: the employer's own facts and what is agreed may be
/// told. No participant's name, no list, no count.
import { BodyLong, BodyShort, Button, Heading } from "@navikt/ds-react";
import { useEffect, useRef, useState } from "react";
import type { EmployerView, MeetingRow, RecordRow } from "../../bindings/api";
import { Kbd } from "../../shared/components/Kbd";
import { formatTime } from "../../shared/dates";
import { isOver } from "../../shared/employer-records";
import { withEmployer } from "../../shared/meeting-facts";
import { useEmployer, useHome, useMeeting, useOpenness } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { useCurtain } from "./curtain";

/** How far from now a visit may lie and still be the one that one stands in, in minutes. */
const NEAR_MINUTES = 120;

/** A dialog that waits behind it has taken the pointer from the whole page. */
const WITH_POINTER = { pointerEvents: "auto" } as const;

/** The clock is read this often; minutes are shown. */
const CLOCK_MS = 10_000;

/** What is open in the window when the screen is turned: the visit is about that, and about nothing else. */
export type VisitAbout = { employer?: string; meeting?: string; trail?: string };

/** An employer is met, in person or not: only there may anything be told of a participant. */
const isVisit = ({ kind, mine, undone, status }: MeetingRow): boolean =>
  withEmployer(kind) && mine && !undone && status !== "cancelled" && status !== "no_show";

/** How far from now, in milliseconds; nothing while it goes on. */
const away = (now: number, { at, minutes }: MeetingRow): number => (now < at ? at - now : Math.max(0, now - at - minutes * 60_000));

/** The visit that one stands in, of those that what is open is about: on now, else the nearest one today. */
export function visitAt(now: number, meetings: MeetingRow[], { employer, trail }: VisitAbout = {}): MeetingRow | null {
  const near = meetings.filter(
    (meeting) =>
      isVisit(meeting) && (employer === undefined || meeting.employer === employer) && (trail === undefined || meeting.trail === trail) && away(now, meeting) <= NEAR_MINUTES * 60_000,
  );
  return near.reduce<MeetingRow | null>((best, meeting) => (best === null || away(now, meeting) < away(now, best) ? meeting : best), null);
}

/** Whose openness holds at the visit; nobody's where two visits at once are about two people. */
function whose(now: number, visit: MeetingRow | null, meetings: MeetingRow[]): string | null {
  if (visit === null || !isVisit(visit)) return null;
  const isUnsure = meetings.some((other) => isVisit(other) && other.trail !== visit.trail && away(now, other) === away(now, visit));
  return isUnsure ? null : visit.trail;
}

type VisitModeProps = { about: VisitAbout; onLeave: () => void };

export function VisitMode({ about, onLeave }: VisitModeProps) {
  const { t } = useTranslation();
  const home = useHome();
  const page = useRef<HTMLDivElement>(null);
  const [now, setNow] = useState(() => Date.now());
  const today = home.data?.meetings_today ?? [];
  const chosen = useMeeting(about.meeting ?? "", about.meeting !== undefined).data?.row;
  const guessed = visitAt(now, today, about);
  const meeting = chosen !== undefined && withEmployer(chosen.kind) ? chosen : null;
  const visit = about.meeting === undefined ? guessed : meeting;
  const org = about.employer ?? visit?.employer ?? null;
  const known = useEmployer(org ?? "", org !== null && org !== "");
  const trail = whose(now, visit, about.meeting === undefined ? today : []);
  const openness = useOpenness(trail ?? "", trail !== null);
  useCurtain(onLeave);
  useEffect(() => {
    page.current?.focus();
    const timer = setInterval(() => setNow(Date.now()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);

  const agreed = openness.data?.may_contact === true ? openness.data.may_be_shared : "";
  return (
    <div ref={page} className="wt-visit-mode" style={WITH_POINTER} tabIndex={-1} data-testid="visit-mode">
      <header className="wt-visit-mode__top">
        <span className="wt-visit-mode__clock">{formatTime(now)}</span>
        <Button variant="secondary" data-color="neutral" onClick={onLeave} data-testid="leave-mode" aria-keyshortcuts="Escape F8">
          <span className="wt-label-keys">
            {t("modes.endVisit")} <Kbd>Esc</Kbd>
          </span>
        </Button>
      </header>
      <main id="content" className="wt-visit-mode__page">
        <Heading level="1" size="xlarge">
          {[visit?.employer_name, known.data?.row.name].find((name) => name !== undefined && name !== "") ?? t("modes.visit")}
        </Heading>
        {visit !== null && visit.place !== "" && <BodyShort size="large">{visit.place}</BodyShort>}
        {agreed !== "" && (
          <section>
            <Heading level="2" size="small">
              {t("modes.mayTell")}
            </Heading>
            <BodyLong size="large" className="wt-prose">
              {agreed}
            </BodyLong>
          </section>
        )}
        {known.data !== undefined && <Facts employer={known.data} />}
        <BodyLong>{t("modes.visitLead")}</BodyLong>
      </main>
    </div>
  );
}

function Facts({ employer }: { employer: EmployerView }) {
  const { t } = useTranslation();
  const lists: [string, RecordRow[]][] = [
    [t("modes.contacts"), employer.contacts],
    [t("modes.needs"), employer.needs],
    [t("modes.agreements"), employer.agreements],
  ];
  return (
    <>
      {lists.map(([title, all]) => [title, all.filter((row) => !isOver(row))] as const).map(([title, rows]) => (rows.length === 0 ? null : (
        <section key={title}>
          <Heading level="2" size="small">
            {title}
          </Heading>
          <ul className="wt-visit-mode__list">
            {rows.map((row) => (
              <li key={row.id}>
                {row.title}
                {row.kind === "employer_contact" && row.fields["role"] !== undefined && <span className="wt-quiet"> · {row.fields["role"]}</span>}
              </li>
            ))}
          </ul>
        </section>
      )))}
    </>
  );
}
