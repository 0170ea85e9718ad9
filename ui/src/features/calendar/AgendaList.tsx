/// The calendar as a list by day: for those who would rather read it, and for windows and texts with no room for a sheet.
import { CalendarIcon } from "@navikt/aksel-icons";
import { BodyShort, Heading, Tag } from "@navikt/ds-react";
import { EmptyState } from "../../shared/components/Feedback";
import { MeetingItem } from "../../shared/components/MeetingItem";
import { formatDayMonth, today, weekday, weekNumber } from "../../shared/dates";
import { useGrowing } from "../../shared/growing";
import { useTranslation } from "../../shared/translation";
import type { DayNames } from "./days";
import type { Visit } from "./visits";

type AgendaListProps = { days: string[]; visits: Visit[]; names: DayNames };

export function AgendaList({ days, visits, names }: AgendaListProps) {
  const { t } = useTranslation();
  const now = today();
  const all = days.flatMap((day) => visits.filter((visit) => visit.day === day));
  const { shown, end } = useGrowing(all, days[0]);
  const filled = days.filter((day) => shown.some((visit) => visit.day === day));
  if (filled.length === 0) {
    return (
      <div className="wt-card">
        <EmptyState level="2" icon={<CalendarIcon />} title={t("calendar.empty")} hint={t("calendar.emptyHint")} />
      </div>
    );
  }
  return (
    <div className="wt-stack" data-testid="calendar-list">
      {filled.map((day) => (
        <section key={day} className="wt-card" aria-labelledby={`agenda-${day}`}>
          <header className="wt-card__header">
            <Heading level="2" size="small" id={`agenda-${day}`} className="wt-capital">
              {weekday(day)} {formatDayMonth(day)}
            </Heading>
            <BodyShort size="small" textColor="subtle">
              {[names.get(day)?.name ?? "", day === now ? t("calendar.today") : t("home.week", { week: weekNumber(day) })].filter((text) => text !== "").join(" · ")}
            </BodyShort>
          </header>
          <ul className="wt-list">
            {shown
              .filter((visit) => visit.day === day)
              .map((visit) => (
                <MeetingItem key={visit.meeting.id} meeting={visit.meeting} excerpt action={<Clash visit={visit} />} />
              ))}
          </ul>
        </section>
      ))}
      {end}
    </div>
  );
}

function Clash({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  if (visit.clashes.length === 0) return null;
  return (
    <Tag size="xsmall" variant="moderate" data-color="warning">
      {t("calendar.clash", { with: visit.clashes.map((other) => other.subject).join(", ") })}
    </Tag>
  );
}
