/// The clock of 30 days from the start-up meeting to the first meeting with an employer.
import { BodyShort, Tag } from "@navikt/ds-react";
import type { ComponentProps } from "react";
import type { ClockState, EmployerClockView } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { formatDay } from "../../shared/dates";
import { useTranslation } from "../../shared/translation";

/** Days the clock gives, by the quality scale of the method. */
const DAYS = 30;

const COLORS: Record<ClockState, NonNullable<ComponentProps<typeof Tag>["data-color"]>> = {
  not_started: "neutral",
  running: "info",
  soon: "warning",
  overdue: "danger",
  met: "success",
  met_late: "warning",
  stopped: "neutral",
};

export const isRunning = ({ state }: EmployerClockView): boolean => state === "running" || state === "soon" || state === "overdue";

export function EmployerClock({ clock }: { clock: EmployerClockView }) {
  const { t } = useTranslation();
  const { state, days_used: used, days_left: left, days_used_without_passive: active } = clock;
  const day = clock.deadline_on === null ? "" : formatDay(clock.deadline_on);
  const text = (): string => {
    switch (state) {
      case "not_started":
        return t("clock.not_started");
      case "stopped":
        return t("clock.stopped");
      case "running":
      case "soon":
        return t("clock.running", { count: left ?? 0, day });
      case "overdue":
        return t("clock.overdue", { count: Math.abs(left ?? 0), day });
      case "met":
        return t("clock.met", { count: used ?? 0 });
      case "met_late":
        return t("clock.met_late", { count: used ?? 0 });
    }
  };
  return (
    <Card title={t("clock.title")} hint={t("clock.hint")} testId="employer-clock">
      <div className="wt-clock" data-state={state} data-color={COLORS[state]}>
        {isRunning(clock) && used !== null && (
          <div className="wt-bars__track" role="img" aria-label={t("clock.bar", { used, total: DAYS })}>
            <span className="wt-bars__bar" data-color={COLORS[state]} style={{ width: `${Math.min(100, (used / DAYS) * 100)}%` }} />
          </div>
        )}
        <BodyShort>
          <Tag size="small" variant="moderate" data-color={COLORS[state]}>
            {text()}
          </Tag>
        </BodyShort>
        {active !== null && active !== used && (
          <BodyShort size="small" textColor="subtle">
            {t("clock.withoutPassive", { count: active })}
          </BodyShort>
        )}
      </div>
    </Card>
  );
}
