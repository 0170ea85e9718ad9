/// The whole profile of a trail, as its service has it: every field read, then edited in place.
import { ClockDashedIcon } from "@navikt/aksel-icons";
import { Accordion, BodyShort, Button, Switch } from "@navikt/ds-react";
import { useState } from "react";
import type { DraftView, ProfileSectionRow, ProfileView } from "../../bindings/api";
import { ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { ConflictMark } from "../../shared/components/Tags";
import { profileDraft } from "../../shared/draft-keys";
import { useLauncher } from "../../shared/launcher";
import { useProfile } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { ProfileField } from "./ProfileField";

type ProfileTabProps = { trail: string; drafts: DraftView[]; restore: string | undefined };

export function ProfileTab({ trail, drafts, restore }: ProfileTabProps) {
  const profile = useProfile(trail);
  if (profile.isError) return <LoadError error={profile.error} retry={() => void profile.refetch()} />;
  if (profile.isPending) return <ListSkeleton rows={6} />;
  return <Sections view={profile.data} drafts={drafts} restore={restore} />;
}

const filled = (section: ProfileSectionRow): number => section.fields.filter(({ value }) => value !== "").length;

function Sections({ view, drafts, restore }: { view: ProfileView; drafts: DraftView[]; restore: string | undefined }) {
  const { t } = useTranslation();
  const [onlyFilled, setOnlyFilled] = useState(false);
  // Where there is something to go on with, the section stands open.
  const isLeft = (section: ProfileSectionRow) =>
    section.fields.some(({ key }) => key === restore || drafts.some((draft) => draft.key === profileDraft(view.trail, key)));
  const fieldProps = (key: string) => ({
    trail: view.trail,
    draft: drafts.find((draft) => draft.key === profileDraft(view.trail, key)),
    restore: restore === key,
  });
  return (
    <div className="wt-stack">
      <div className="wt-row wt-row--between">
        <BodyShort textColor="subtle">{t("profile.lead")}</BodyShort>
        <Switch size="small" checked={onlyFilled} onChange={(event) => setOnlyFilled(event.target.checked)}>
          {t("profile.onlyFilled")}
        </Switch>
      </div>
      <Accordion size="small" className="wt-profile wt-card">
        {view.sections.map((section, index) => {
          const shown = onlyFilled ? section.fields.filter(({ value }) => value !== "") : section.fields;
          return (
            <Accordion.Item key={section.key} defaultOpen={index === 0 || isLeft(section)} data-testid={`profile-section-${section.key}`}>
              <Accordion.Header>
                {section.label} <span className="wt-quiet">{t("profile.filled", { filled: filled(section), total: section.fields.length })}</span>
              </Accordion.Header>
              <Accordion.Content>
                <ConflictMark count={section.conflicts} />
                {section.entity !== null && <PastButton id={section.entity} title={section.label} />}
                {shown.length === 0 && <BodyShort textColor="subtle">{t("section.empty")}</BodyShort>}
                <div className="wt-profile__fields">
                  {shown.map((field) => (
                    <ProfileField key={field.key} field={field} {...fieldProps(field.key)} />
                  ))}
                </div>
              </Accordion.Content>
            </Accordion.Item>
          );
        })}
        {view.others.length > 0 && (
          <Accordion.Item>
            <Accordion.Header>{t("profile.others")}</Accordion.Header>
            <Accordion.Content>
              <BodyShort size="small" textColor="subtle">
                {t("profile.othersText")}
              </BodyShort>
              <dl className="wt-facts wt-facts--plain">
                {view.others.map((field) => (
                  <div key={field.key} className="wt-facts__row">
                    <dt>{field.label === "" ? field.key : field.label}</dt>
                    <dd>{field.shown === "" ? field.value : field.shown}</dd>
                  </div>
                ))}
              </dl>
            </Accordion.Content>
          </Accordion.Item>
        )}
      </Accordion>
    </div>
  );
}

function PastButton({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation();
  const { openPast } = useLauncher();
  return (
    <div>
      <Button type="button" size="xsmall" variant="tertiary" data-color="neutral" icon={<ClockDashedIcon aria-hidden />} aria-label={t("past.openNamed", { title })} onClick={() => openPast({ id, title })} data-testid="open-past">
        {t("past.open")}
      </Button>
    </div>
  );
}
