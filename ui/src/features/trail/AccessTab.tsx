/// Who sees a trail and why, standing in for its owner, and giving it to somebody else.
import { ArrowRightIcon, PersonPlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, InlineMessage, Tag } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { AccessRow, AccessView, TrailRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { ColleagueField, NO_COLLEAGUE } from "../../shared/components/ColleagueField";
import { DueField } from "../../shared/components/DueField";
import { fieldError, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { addDays, formatDay, parseDay, relativeInstant, today } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { useAccess, useColleagues, useCommand } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

/** A usual absence, in days; the person says another. */
const STAND_IN_DAYS = 14;

export function AccessTab({ row }: { row: TrailRow }) {
  const access = useAccess(row.id);
  if (access.isError) return <LoadError error={access.error} retry={() => void access.refetch()} />;
  if (access.isPending) return <ListSkeleton rows={4} />;
  return <Access view={access.data} ended={row.phase === "ended"} />;
}

function Access({ view, ended }: { view: AccessView; ended: boolean }) {
  const { t } = useTranslation();
  const { openHandover } = useLauncher();
  const [sharing, setSharing] = useState<AccessRow | "new" | null>(null);
  const mayGive = view.may_dispose && !ended;
  return (
    <div className="wt-sheet">
      <Card
        title={t("access.people")}
        count={view.people.length}
        hint={t("access.peopleHint")}
        testId="access-people"
        action={
          mayGive && (
            <Button type="button" size="small" variant="secondary" icon={<PersonPlusIcon aria-hidden />} onClick={() => setSharing("new")} data-testid="access-share">
              {t("access.share")} …
            </Button>
          )
        }
      >
        <ul className="wt-list">
          {view.people.map((person) => (
            <Person key={person.user} person={person} trail={view.trail} mayDispose={view.may_dispose} onExtend={() => setSharing(person)} />
          ))}
        </ul>
      </Card>
      <div className="wt-stack">
        <Card title={t("access.handover")} testId="access-handover">
          <div className="wt-stack wt-stack--tight">
            {ended ? <BodyShort>{t("access.ended")}</BodyShort> : <BodyShort>{t(view.may_dispose ? "access.handoverText" : "access.notYours")}</BodyShort>}
            {mayGive && (
              <div>
                <Button type="button" size="small" variant="secondary" icon={<ArrowRightIcon aria-hidden />} onClick={() => openHandover([view.trail])} data-testid="access-hand-over">
                  {t("handover.action")}
                </Button>
              </div>
            )}
            {view.handover !== null && (
              <InlineMessage status="info" size="small" data-testid="handover-note-shown">
                <span>
                  {t("access.lastHandover", { name: view.handover.by_name, time: relativeInstant(view.handover.at) })}
                  {view.handover.note !== "" && <q className="wt-quote">{view.handover.note}</q>}
                </span>
              </InlineMessage>
            )}
          </div>
        </Card>
      </div>
      {sharing !== null && <ShareDialog view={view} person={sharing === "new" ? null : sharing} onClose={() => setSharing(null)} />}
    </div>
  );
}

type PersonProps = { person: AccessRow; trail: string; mayDispose: boolean; onExtend: () => void };

function Person({ person, trail, mayDispose, onExtend }: PersonProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const me = useColleagues().data?.find((one) => one.me)?.id;
  const standsIn = person.rule === "share";
  const takeBack = async () => {
    setBusy(true);
    try {
      await call("unshare_trail", { input: { trail, with: person.user } });
      toast.show(t("access.takenBack", { name: person.name }));
      // The row is gone with its button.
      document.querySelector<HTMLElement>('[data-testid="access-share"]')?.focus();
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="wt-record" data-testid="access-row" data-rule={person.rule}>
      <div>
        <BodyShort weight="semibold">
          {person.name}
          {person.user === me && <span className="wt-quiet"> ({t("access.me")})</span>}
        </BodyShort>
        <div className="wt-meta">
          <Tag size="xsmall" variant="outline" data-color={person.rule === "owner" ? "accent" : standsIn ? "info" : "neutral"} className="wt-tag">
            {person.rule_label}
          </Tag>
          {person.until !== null && <span>{t("access.until", { day: formatDay(person.until) })}</span>}
        </div>
      </div>
      {standsIn && (mayDispose || person.user === me) && (
        <div className="wt-row">
          {mayDispose && (
            <Button type="button" size="xsmall" variant="tertiary" onClick={onExtend} aria-label={t("access.extendNamed", { name: person.name })}>
              {t("access.extend")}
            </Button>
          )}
          <Button type="button" size="xsmall" variant="tertiary" data-color="neutral" loading={busy} onClick={() => void takeBack()} aria-label={t("access.takeBackNamed", { name: person.name })} data-testid="access-take-back">
            {t("access.takeBack")}
          </Button>
        </div>
      )}
    </li>
  );
}

function ShareDialog({ view, person, onClose }: { view: AccessView; person: AccessRow | null; onClose: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [who, setWho] = useState(person === null ? NO_COLLEAGUE : { id: person.user, text: person.name });
  const [until, setUntil] = useState(() => formatDay(addDays(person?.until ?? today(), STAND_IN_DAYS)));
  const save = () => {
    const day = parseDay(until);
    const chosen = who.id;
    if (chosen === null) submit.fail({ code: "required", message: t("access.chooseColleague"), field: "with" });
    else if (day === null) submit.fail({ code: "date_impossible", message: t("error.day"), field: "until" });
    else {
      void submit.run(async () => {
        await call("share_trail", { input: { trail: view.trail, with: chosen, until: day } });
        toast.show(t("access.shared", { name: who.text, day: formatDay(day) }));
        onClose();
      });
    }
  };
  const owner = view.people.find(({ rule }) => rule === "owner")?.user;
  return (
    <FormDialog title={t("access.share")} lead={t("access.shareLead")} form={form} submit={submit} saveLabel={t("access.shareSave")} saveTestId="access-share-save" onSave={save} onClose={onClose} width="medium">
      {person === null ? (
        <ColleagueField label={t("access.shareWith")} name="with" value={who} onChange={setWho} error={fieldError(submit, "with")} testId="access-with" {...(owner === undefined ? {} : { without: [owner] })} />
      ) : (
        <BodyShort weight="semibold">{person.name}</BodyShort>
      )}
      <DueField label={t("access.shareUntil")} name="until" value={until} onChange={setUntil} error={fieldError(submit, "until")} testId="access-until" />
    </FormDialog>
  );
}
