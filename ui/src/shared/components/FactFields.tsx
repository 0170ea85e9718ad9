/// The fields of a meeting that its kind asks for, besides time, place and texts.
import { Checkbox, Select, TextField } from "@navikt/ds-react";
import type { ReactNode } from "react";
import type { Channel, MeetingKind, MeetingStatus, TrailType } from "../../bindings/api";
import { useTranslation } from "../translation";
import { ContactField } from "./ContactField";
import { asksAttendance, type MeetingFacts, subCategoriesOf, withEmployer } from "../meeting-facts";
import { selectAll } from "../select-all";

type FactFieldsProps = {
  kind: MeetingKind;
  service: TrailType;
  status: MeetingStatus;
  channel: Channel;
  facts: MeetingFacts;
  /** Organisation number of the employer, where there is one. */
  employer: string;
  set: (name: keyof MeetingFacts, value: string) => void;
  error: (name: string) => ReactNode;
  /** The field of the place, which stands among them. */
  place: ReactNode;
};

const DECISIONS = ["yes", "no", "not_known"] as const;

export function FactFields({ kind, service, status, channel, facts, employer, set, error, place }: FactFieldsProps) {
  const { t } = useTranslation();
  const subCategories = subCategoriesOf(kind, service);
  const travels = channel === "physical" || facts.travel_to !== "" || facts.travel_from !== "";
  const travelTo = Number(facts.travel_to) + Number(facts.travel_from) > 0;
  const inTheField = facts.in_the_field === "" ? travelTo && status !== "cancelled" : facts.in_the_field === "true";

  const line = (name: keyof MeetingFacts, label: string, numeric = false) => (
    <TextField
      size="small"
      label={label}
      name={name}
      autoComplete="off"
      {...(numeric ? { inputMode: "numeric" as const } : {})}
      value={facts[name]}
      onChange={(event) => set(name, event.target.value)}
      onFocus={selectAll}
      error={error(name)}
      data-testid={`fact-${name}`}
    />
  );

  return (
    <>
      {status === "cancelled" && line("cancel_reason", t("facts.cancelReason"))}
      {kind === "education" && (
        <div className="wt-columns">
          {line("institution", t("facts.institution"))}
          {line("institution_contact", t("facts.institutionContact"))}
        </div>
      )}
      <div className="wt-columns wt-columns--two">
        {place}
        {withEmployer(kind) && (
          <ContactField label={t("facts.contact")} name="employer_contact" employer={employer} value={facts.employer_contact} onChange={(value) => set("employer_contact", value)} error={error("employer_contact")} testId="fact-employer_contact" />
        )}
        {subCategories.length > 0 && (
          <Select
            size="small"
            label={t("facts.subCategory")}
            name="sub_category"
            // Nobody has said: the first is what Rust takes.
            value={facts.sub_category === "" ? subCategories[0] : facts.sub_category}
            onChange={(event) => set("sub_category", event.target.value)}
            error={error("sub_category")}
            data-testid="fact-sub_category"
          >
            {facts.sub_category === "unknown" && <option value="unknown">{t("subCategory.unknown")}</option>}
            {subCategories.map((of) => (
              <option key={of} value={of}>
                {t(`subCategory.${of}`)}
              </option>
            ))}
          </Select>
        )}
        {withEmployer(kind) && (
            <Select
              size="small"
              label={t("facts.decisionMaker")}
              name="decision_maker"
              value={facts.decision_maker}
              onChange={(event) => set("decision_maker", event.target.value)}
              error={error("decision_maker")}
              data-testid="fact-decision_maker"
            >
              <option value="">–</option>
              {DECISIONS.map((of) => (
                <option key={of} value={of}>
                  {t(`decisionMaker.${of}`)}
                </option>
              ))}
            </Select>
        )}
      </div>
      {travels && (
        <div className="wt-columns wt-columns--two">
          {line("travel_to", t("facts.travelTo"), true)}
          {line("travel_from", t("facts.travelFrom"), true)}
        </div>
      )}
      <div className="wt-ticks">
        {asksAttendance(kind) && (
          <Checkbox
            size="small"
            name="participant_attends"
            checked={facts.participant_attends === "true"}
            onChange={(event) => set("participant_attends", event.target.checked ? "true" : "")}
            data-testid="fact-attends"
          >
            {t("facts.attends")}
          </Checkbox>
        )}
        {status !== "cancelled" && (
          <Checkbox size="small" name="in_the_field" checked={inTheField} onChange={(event) => set("in_the_field", String(event.target.checked))} data-testid="fact-field">
            {t("facts.field")}
          </Checkbox>
        )}
      </div>
    </>
  );
}
