/// What stands at the side of the day: clocks, colleagues' work, the portfolio, links, and a thought to take along.
import { LightBulbIcon } from "@navikt/aksel-icons";
import { BodyShort, CopyButton, Link, Tag } from "@navikt/ds-react";
import type { ColleagueChange, PhaseCount, RecordRow, RunningClock } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { OwnLink } from "../../shared/components/OwnLink";
import { daysBetween, formatDayInYear, relativeInstant } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { useTranslation } from "../../shared/translation";
import { PhaseBars } from "./PhaseBars";

const ROWS = 5;
const CLOCK_COLORS = { overdue: "danger", soon: "warning" } as const;

/** Nothing while no clock runs. */
export function Clocks({ clocks }: { clocks: RunningClock[] }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  if (clocks.length === 0) return null;
  return (
    <Card title={t("morning.clocks")} hint={t("morning.clocksHint")} testId="clocks">
      <ul className="wt-lines">
        {clocks.slice(0, ROWS).map(({ trail, trail_title, clock }) => (
          <li key={trail} className="wt-line wt-line--between">
            <Link as="button" className="wt-link" onClick={() => go({ name: "trail", id: trail })}>
              {trail_title}
            </Link>
            <Tag size="xsmall" variant="moderate" data-color={clock.state === "overdue" || clock.state === "soon" ? CLOCK_COLORS[clock.state] : "info"} className="wt-tag">
              {clock.state === "overdue"
                ? t("morning.clockOver", { count: Math.abs(clock.days_left ?? 0) })
                : t("morning.clockLeft", { count: clock.days_left ?? 0, day: clock.deadline_on === null ? "" : formatDayInYear(clock.deadline_on) })}
            </Tag>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Nothing while colleagues were quiet. */
export function Colleagues({ changes }: { changes: ColleagueChange[] }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  if (changes.length === 0) return null;
  return (
    <Card title={t("morning.colleagues")} testId="colleagues">
      <ul className="wt-lines">
        {changes.slice(0, ROWS).map((change) => {
          const { trail } = change;
          return (
            <li key={`${change.stream}${change.who}`} className="wt-line wt-line--stacked">
              <span>
                <strong>{change.who}</strong> {t("morning.worked", { count: change.actions, what: change.touched.join(", ") })}{" "}
                {trail === null ? (
                  change.title
                ) : (
                  <Link as="button" className="wt-link" onClick={() => go({ name: "trail", id: trail })}>
                    {change.title}
                  </Link>
                )}
              </span>
              <span className="wt-quiet">{relativeInstant(change.at)}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

export function Portfolio({ phases, total }: { phases: PhaseCount[]; total: number }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <Card
      title={t("home.portfolio")}
      action={
        <Link as="button" className="wt-link" onClick={() => go({ name: "portfolio" })}>
          {t("home.allTrails")}
        </Link>
      }
    >
      {total === 0 ? <BodyShort textColor="subtle">{t("home.portfolioEmpty")}</BodyShort> : <PhaseBars phases={phases.filter(({ count }) => count > 0)} total={total} />}
    </Card>
  );
}

/** The person's own links. */
export function Links({ links }: { links: RecordRow[] }) {
  const { t } = useTranslation();
  if (links.length === 0) return null;
  return (
    <Card title={t("morning.links")} testId="links">
      <ul className="wt-lines">
        {links.map((link) => (
          <li key={link.id} className="wt-line wt-line--between">
            <OwnLink row={link} />
            <CopyButton size="xsmall" copyText={link.fields.address ?? ""} title={t("morning.copyNamed", { name: link.title })} activeText={t("morning.copied")} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const TIPS = ["ask", "out", "three", "agenda", "log", "palette", "next", "openness", "firstDay", "move", "yes", "safe"] as const;

/** Another one each day. */
export function Tip({ day }: { day: string }) {
  const { t } = useTranslation();
  const tip = TIPS[daysBetween("2026-01-01", day) % TIPS.length] ?? "ask";
  return (
    <p className="wt-tip" data-testid="tip">
      <LightBulbIcon aria-hidden />
      <span>
        <strong>{t("morning.tip")}:</strong> {t(`morning.tips.${tip}`)}
      </span>
    </p>
  );
}
