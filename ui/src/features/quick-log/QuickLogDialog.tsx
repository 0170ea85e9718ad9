/// Logs a meeting in ten seconds, from anywhere, by keyboard alone; with a follow-up task in the same step.
import { useState } from "react";
import { DialogFrame } from "../../shared/components/DialogFrame";
import { LoadError } from "../../shared/components/Feedback";
import { localTime } from "../../shared/dates";
import { draftForm } from "../../shared/draft-keys";
import type { QuickLogStart } from "../../shared/launcher";
import { useDrafts, useHome, usePortfolio } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { emptyForm, formOf, guessPlanned, guessTrail, plannedBehind } from "./form";
import { firstField, QuickLogFields } from "./QuickLogFields";

type QuickLogDialogProps = { start: QuickLogStart; onClose: () => void };

export function QuickLogDialog({ start, onClose }: QuickLogDialogProps) {
  const portfolio = usePortfolio();
  const home = useHome();
  const drafts = useDrafts();
  const { t } = useTranslation();
  const [ahead, setAhead] = useState(start.at !== undefined && start.at > localTime(Date.now()));
  const ready = portfolio.data !== undefined && !home.isPending && !drafts.isPending;
  // Opened with its fields in it: the dialog gives the focus away once, and what comes later would have to take it back.
  if (!ready && !portfolio.isError) return null;
  return (
    <DialogFrame title={t(ahead ? "calendar.plan" : "quickLog.title")} width="68rem" className="wt-quick-log" firstFocus={firstField} onClose={onClose}>
      {portfolio.isError && <LoadError error={portfolio.error} retry={() => void portfolio.refetch()} />}
      {ready && (
        <QuickLogFields
          start={start}
          trails={portfolio.data.trails}
          begin={() => beginWith(start, portfolio.data.trails, home.data)}
          // Who picks a time in the calendar does not close what is over.
          planned={start.at === undefined ? plannedBehind(home.data, Date.now()) : []}
          drafts={(drafts.data ?? []).filter((draft) => draftForm(draft.key).name === "quick-log")}
          onAhead={setAhead}
          onClose={onClose}
        />
      )}
    </DialogFrame>
  );
}

type Begin = Parameters<typeof guessTrail>;

/** What the form begins with: what it was opened from, else what the calendar says, else who was met last. */
function beginWith(start: QuickLogStart, trails: Begin[0], home: Begin[1]) {
  const now = Date.now();
  const employer = start.employer;
  if (employer !== undefined) {
    const of = emptyForm(trails.find(({ id }) => id === start.trail), now);
    const kind = start.trail === undefined ? ("employer_only" as const) : ("employer" as const);
    const form = { ...of, kind, employerName: employer.name, employerNumber: employer.org_number, place: employer.place === "" ? null : employer.place };
    return { form, blank: form };
  }
  if (start.at !== undefined) {
    // A time that was picked in the calendar says nothing of whom it is for.
    const blank = emptyForm(trails.find(({ id }) => id === start.trail), now, start.at);
    const { event } = start;
    const form = event === undefined ? blank : { ...blank, minutes: String(event.minutes), subject: event.subject, place: event.place === "" ? null : event.place };
    return { form, blank };
  }
  const blank = emptyForm(trails.find(({ id }) => id === start.trail) ?? guessTrail(trails, home, now), now);
  const planned = guessPlanned(home, start.trail, now);
  return { form: planned === undefined ? blank : formOf(planned, blank), blank };
}
