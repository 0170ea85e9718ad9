/// The person behind the trail: what the register says, what the participant stated, and how to ask for what is shielded.
import { ShieldIcon } from "@navikt/aksel-icons";
import { Button, CopyButton, InlineMessage, TextField } from "@navikt/ds-react";
import { type ReactNode, useRef, useState } from "react";
import type { RevealedAddress, TrailView } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { fieldError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { formatDayLong } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { useCommand } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";

export function PersonCard({ view }: { view: TrailView }) {
  const { t } = useTranslation();
  const { openCreation } = useLauncher();
  const { creation, person, row } = view;
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<RevealedAddress | null>(null);
  const unknown = t(row.standing === "confirmed" ? "person.none" : "person.notYet");
  const born = person.birth_date === null ? unknown : [formatDayLong(person.birth_date), person.age === null ? "" : t("person.age", { count: person.age })].filter((text) => text !== "").join(", ");

  const stated = person.birth_date !== null && !person.birth_date_from_register;

  return (
    <Card
      title={t("person.title")}
      testId="person"
      action={
        <Button size="xsmall" variant="tertiary" onClick={() => openCreation({ trail: view.id, step: "correct" })} data-testid="correct-person">
          {t("creation.correct")}
        </Button>
      }
    >
      <dl className="wt-person">
        {person.register_name !== "" && person.register_name !== row.title && <Fact label={t("person.registerName")}>{person.register_name}</Fact>}
        <Fact label={t("person.born")}>{stated ? `${born} (${t("person.bornStated")})` : born}</Fact>
        <Fact label={t("person.mobile")}>
          {person.mobile === "" ? (
            unknown
          ) : (
            <span className="wt-row">
              {person.mobile}
              <CopyButton size="xsmall" copyText={person.mobile} title={t("person.copyMobile")} />
            </span>
          )}
        </Fact>
        <Fact label={t("person.address")}>{person.shielded ? <Shielded onAsk={() => setAsking(true)} /> : person.address === "" ? unknown : person.address}</Fact>
      </dl>
      {revealed !== null && (
        <div role="status" data-testid="revealed">
          <InlineMessage status="info">
            {[revealed.address, revealed.advice].filter((text) => text !== "").join(" ")}
          </InlineMessage>
        </div>
      )}
      {creation.confirmed_on !== null && creation.missing.length === 0 && (
        <p className="wt-quiet wt-person__confirmed">{t("person.confirmed", { name: creation.confirmed_by === "" ? "–" : creation.confirmed_by, day: formatDayLong(creation.confirmed_on) })}</p>
      )}
      {asking && (
        <RevealDialog
          trail={view.id}
          onClose={() => setAsking(false)}
          onRevealed={(answer) => {
            setRevealed(answer);
            setAsking(false);
          }}
        />
      )}
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="wt-person__fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Shielded({ onAsk }: { onAsk: () => void }) {
  const { t } = useTranslation();
  return (
    <span className="wt-row">
      <span className="wt-mark">
        <ShieldIcon aria-hidden />
        {t("person.shielded")}
      </span>
      <Button size="xsmall" variant="secondary" data-color="neutral" onClick={onAsk} data-testid="reveal-address">
        {t("person.reveal")}
      </Button>
    </span>
  );
}

function RevealDialog({ trail, onClose, onRevealed }: { trail: string; onClose: () => void; onRevealed: (answer: RevealedAddress) => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={t("person.revealTitle")}
      lead={t("person.revealLead")}
      form={form}
      submit={submit}
      saveLabel={t("person.revealSave")}
      saveTestId="reveal-save"
      onSave={() => void submit.run(async () => onRevealed(await call("reveal_address", { id: trail, reason: reason.trim() })))}
      onClose={onClose}
    >
      <TextField size="small" label={t("person.revealReason")} name="reason" autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} error={fieldError(submit, "reason")} data-testid="reveal-reason" />
    </FormDialog>
  );
}
