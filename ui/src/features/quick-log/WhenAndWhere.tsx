/// The facts beside the note: when, how, where, and what the kind asks for. All of it has a value already.
import { Select, TextField } from "@navikt/ds-react";
import type { ReactNode } from "react";
import type { TrailType } from "../../bindings/api";
import { FactFields } from "../../shared/components/FactFields";
import { fieldError } from "../../shared/components/Feedback";
import { formatDayMonth, parseLocal, relativeDay, weekday } from "../../shared/dates";
import { statusesOf } from "../../shared/meeting-facts";
import { selectAll } from "../../shared/select-all";
import type { Submit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";
import { type QuickLogForm, type Shown, statusOf } from "./form";

const CHANNELS = ["physical", "phone", "video"] as const;

type WhenAndWhereProps = {
  form: QuickLogForm;
  shown: Shown;
  service: TrailType;
  set: (change: Partial<QuickLogForm>) => void;
  submit: Submit;
  /** What is worth a look, beside the time it is mostly about. */
  hints: ReactNode;
};

export function WhenAndWhere({ form, shown, service, set, submit, hints }: WhenAndWhereProps) {
  const { t } = useTranslation();
  const status = statusOf(form, Date.now());
  const statuses = statusesOf(form.kind, form.facts.participant_attends === "true", status);
  return (
    <fieldset className="wt-quick-log__facts">
      <legend className="wt-visually-hidden">{t("facts.legend")}</legend>
      <div className="wt-columns wt-columns--2-1">
        <TextField
          size="small"
          label={<WhenLabel at={form.at} label={t("quickLog.at")} />}
          name="at"
          autoComplete="off"
          value={form.at}
          onChange={(event) => set({ at: event.target.value })}
          onFocus={selectAll}
          error={fieldError(submit, "at")}
          data-testid="ql-at"
        />
        <TextField
          size="small"
          label={t("quickLog.minutes")}
          name="minutes"
          inputMode="numeric"
          autoComplete="off"
          value={form.minutes}
          onChange={(event) => set({ minutes: event.target.value })}
          onFocus={selectAll}
          error={fieldError(submit, "minutes")}
          data-testid="ql-minutes"
        />
      </div>
      {hints}
      <div className="wt-columns wt-columns--two">
        <Select
          size="small"
          label={t("quickLog.channel")}
          name="channel"
          value={form.channel}
          onChange={(event) => set({ channel: CHANNELS.find((channel) => channel === event.target.value) ?? "physical" })}
          error={fieldError(submit, "channel")}
          data-testid="ql-channel"
        >
          {CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {t(`channel.${channel}`)}
            </option>
          ))}
        </Select>
        <Select
          size="small"
          label={t("quickLog.status")}
          name="status"
          value={status}
          onChange={(event) => set({ status: statuses.find((of) => of === event.target.value) ?? null })}
          error={fieldError(submit, "status")}
          data-testid="ql-status"
        >
          {statuses.map((of) => (
            <option key={of} value={of}>
              {t(`meetingStatus.${of}`)}
            </option>
          ))}
        </Select>
      </div>
      <FactFields
        kind={form.kind}
        service={service}
        status={status}
        channel={form.channel}
        facts={shown.facts}
        employer={shown.employerNumber}
        set={(name, value) => {
          if (name === "travel_to") set({ travelTo: value });
          else if (name === "travel_from") set({ travelFrom: value });
          else set({ facts: { ...form.facts, [name]: value } });
        }}
        error={(name) => fieldError(submit, name)}
        place={
          <TextField
            size="small"
            label={
              <>
                {t("quickLog.place")}
                {form.place === null && shown.place !== "" && <span className="wt-quiet wt-when">{t("log.remembered")}</span>}
              </>
            }
            name="place"
            autoComplete="off"
            value={shown.place}
            onChange={(event) => set({ place: event.target.value })}
            onFocus={selectAll}
            error={fieldError(submit, "place")}
            data-testid="ql-place"
          />
        }
      />
    </fieldset>
  );
}

/** The label of the time field, with what was understood of it. */
function WhenLabel({ at, label }: { at: string; label: string }) {
  const local = parseLocal(at);
  if (local === null) return label;
  const day = local.slice(0, 10);
  const near = relativeDay(day);
  return (
    <>
      {label} <span className="wt-quiet wt-when">{near.includes(" ") && !near.startsWith("i ") ? `${weekday(day)} ${formatDayMonth(day)}` : near}</span>
    </>
  );
}
