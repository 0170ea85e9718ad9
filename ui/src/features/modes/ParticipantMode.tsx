/// The laptop handed across the table: the participant's own plan, in large type, and a place for their own words.
/// Nothing else can be reached until the passphrase is typed.
import { BodyLong, Button, Heading, LocalAlert, Textarea } from "@navikt/ds-react";
import { type FormEvent, useRef, useState } from "react";
import { reportOf } from "../../shared/backend";
import { FormError } from "../../shared/components/Feedback";
import { ParticipantPlan } from "../../shared/components/ParticipantPlan";
import { localTime } from "../../shared/dates";
import { useCommand } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { useCaptive } from "./captive";

export function ParticipantMode({ trail, onLeave }: { trail: string; onLeave: () => void }) {
  const { t } = useTranslation();
  const page = useRef<HTMLDivElement>(null);
  useCaptive(page);
  return (
    <div ref={page} className="wt-hand" tabIndex={-1} data-testid="participant-mode">
      <header className="wt-hand__top">
        <Heading level="1" size="xlarge">
          {t("modes.plan")}
        </Heading>
        <Button variant="secondary" onClick={onLeave} data-testid="leave-mode">
          {t("modes.giveBack")}
        </Button>
      </header>
      <main id="content" className="wt-hand__page">
        <ParticipantPlan
          trail={trail}
          first={
            <>
              <OwnWords trail={trail} />
              <BodyLong size="large">{t("modes.planLead")}</BodyLong>
            </>
          }
        />
      </main>
    </div>
  );
}

/** What the participant wants to say, kept as a conversation that both see. */
function OwnWords({ trail }: { trail: string }) {
  const { t } = useTranslation();
  const command = useCommand();
  const [words, setWords] = useState("");
  const [state, setState] = useState<"idle" | "busy" | "saved">("idle");
  const [refused, setRefused] = useState<ReturnType<typeof reportOf> | null>(null);

  const type = (text: string) => {
    setWords(text);
    if (state === "saved") setState("idle");
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === "" || state === "busy") return;
    setState("busy");
    setRefused(null);
    try {
      const fields = {
        subject: "Deltakerens egne ord", description: words.trim(), at: localTime(Date.now()), way: "in_person", with: "participant",
        minutes_shared: "true", status: "completed",
      };
      await command("add_record", { input: { trail, kind: "contact_log", fields } });
      setWords("");
      setState("saved");
    } catch (thrown) {
      setRefused(reportOf(thrown, t("error.unexpected")));
      setState("idle");
    }
  };

  return (
    <form className="wt-hand__words wt-stack" onSubmit={(event) => void save(event)}>
      <FormError report={refused} />
      <Textarea label={t("modes.words")} description={t("modes.wordsHint")} minRows={3} maxLength={4000} value={words} onChange={(event) => type(event.target.value)} data-testid="own-words" />
      <div className="wt-row">
        <Button type="submit" loading={state === "busy"} data-testid="save-words">
          {t("modes.wordsSave")}
        </Button>
      </div>
      <div aria-live="polite">
        {state === "saved" && (
          <LocalAlert status="success" size="small">
            <LocalAlert.Header>
              <LocalAlert.Title as="h2">{t("modes.wordsSaved")}</LocalAlert.Title>
            </LocalAlert.Header>
          </LocalAlert>
        )}
      </div>
    </form>
  );
}
