/// The day on one sheet of paper: what is done with a pen in the car.
import type { HomeView, Me, MeetingRow, RunningClock, TaskRow, VisitPreparation } from "../../bindings/api";
import { clashesOf } from "../../shared/clashes";
import { dayOf, formatDayInYear, formatDayLong, formatSpan, formatTime, relativeDay, shortDay, weekday } from "../../shared/dates";

import { useTranslation } from "../../shared/translation";
import { lastWords } from "./last-words";
import type { PaperFacts } from "./paper-facts";
import { clashWords } from "./Visits";

/** As many as fit on one page beside a full day. */
const TASKS = 12;
const AHEAD = 8;

type MorningPaperProps = { me: Me; home: HomeView; tasks: TaskRow[]; visits: VisitPreparation[]; clocks: RunningClock[]; facts: PaperFacts };

function Phones({ numbers }: { numbers: string[] }) {
  const { t } = useTranslation();
  return numbers.length === 0 ? null : <div>{t("morning.phones", { numbers: numbers.join(", ") })}</div>;
}

function Clash({ meeting, visits }: { meeting: MeetingRow; visits: VisitPreparation[] }) {
  const { t } = useTranslation();
  const clashes = clashesOf(meeting, visits.map((of) => of.meeting));
  return clashes.length === 0 ? null : <div>{t("morning.clash", { with: clashWords(clashes) })}</div>;
}

export function MorningPaper({ me, home, tasks, visits, clocks, facts }: MorningPaperProps) {
  const { t } = useTranslation();
  const ahead = home.meetings_ahead.filter(({ mine }) => mine).slice(0, AHEAD);
  return (
    <div className="wt-paper">
      <h1>
        {weekday(home.today)} {formatDayLong(home.today)} · {me.user_name}
      </h1>
      <h2>{t("home.today")}</h2>
      {visits.length === 0 ? (
        <p>{t("home.todayEmpty")}</p>
      ) : (
        <table>
          <tbody>
            {visits.map(({ meeting, last, openness }) => (
              <tr key={meeting.id}>
                <th scope="row">
                  {formatSpan(meeting.at, meeting.minutes)}
                  {meeting.travel_to > 0 && <div>{t("morning.leave", { time: formatTime(meeting.at - meeting.travel_to * 60_000) })}</div>}
                </th>
                <td>
                  <strong>{meeting.subject}</strong>
                  <div>{[meeting.trail_title, meeting.employer_name, meeting.place].filter((text, index, all) => text !== "" && all.indexOf(text) === index).join(" · ")}</div>
                  <Clash meeting={meeting} visits={visits} />
                  <Phones numbers={facts.phonesOf(meeting)} />
                  {meeting.excerpt !== "" && <div className="wt-prose">{facts.noteOf(meeting)}</div>}
                  {last !== null && (
                    <div className="wt-prose">
                      {lastWords(last, meeting, t)}: {last.excerpt === "" ? last.subject : facts.noteOf(last)}
                    </div>
                  )}
                  {openness !== null && openness.may_be_shared !== "" && (
                    <div>
                      {t("morning.maySay")}: {openness.may_be_shared}
                    </div>
                  )}
                  {/* Paper is lost: that there is something is said, and what it is only in here. */}
                  {openness !== null && openness.must_not_be_shared !== "" && (
                    <div>
                      {t("morning.mustNotSay")}: {t("morning.inApp")}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="wt-paper__lists">
        <div>
          <h2>{t("home.tasks")}</h2>
          <ul>
            {tasks.slice(0, TASKS).map((task) => (
              <li key={task.id}>
                ☐ {task.subject} – {task.trail_title}
                {task.due !== null && `, ${shortDay(task.due, home.today)}`}
              </li>
            ))}
          </ul>
        </div>
        <div>
          {clocks.length > 0 && (
            <>
              <h2>{t("morning.clocks")}</h2>
              <ul>
                {clocks.map(({ trail, trail_title, clock }) => (
                  <li key={trail}>
                    {trail_title}: {clock.deadline_on === null ? "" : formatDayInYear(clock.deadline_on)}
                  </li>
                ))}
              </ul>
            </>
          )}
          {ahead.length > 0 && (
            <>
              <h2>{t("home.ahead")}</h2>
              <ul>
                {ahead.map((meeting) => (
                  <li key={meeting.id}>
                    {relativeDay(dayOf(meeting.at), home.today)} {formatTime(meeting.at)} {meeting.subject} – {[meeting.trail_title, meeting.place].filter((text) => text !== "").join(", ")}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
