/// Language, theme and size of text, the keys of the window, the laptops, and what the app is made of.
import { BodyShort, Button, Radio, RadioGroup, ReadMore, Switch, Table } from "@navikt/ds-react";
import licences from "virtual:licences";
import type { Me } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { Kbd } from "../../shared/components/Kbd";
import { PageHeading } from "../../shared/components/PageHeading";
import { LANGUAGES } from "../../shared/language";
import { useNavigation } from "../../shared/navigation";
import { LOCK_MINUTES, setPreferences, TEXT_SIZES, THEMES, usePreferences } from "../../shared/preferences";
import { useAppStatus } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { Devices } from "./Devices";
import { Updates } from "./Updates";

export function SettingsPage({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <div className="wt-page wt-page--narrow">
      <header className="wt-page__header">
        <PageHeading testId="settings-title">{t("settings.title")}</PageHeading>
      </header>
      <Appearance />
      <Safety />
      <Keys />
      <ElsewhereCard page="data" words="data" />
      <ElsewhereCard page="code-lists" words="codeLists" />
      <Devices />
      <About me={me} />
      <Licences />
    </div>
  );
}

function Appearance() {
  const { t } = useTranslation();
  const { language, theme, text_size: textSize } = usePreferences();
  return (
    <Card title={t("settings.appearance")} hint={t("settings.appearanceHint")}>
      <div className="wt-settings">
        <RadioGroup size="small" legend={t("settings.language")} name="language" value={language} onChange={(chosen: typeof language) => setPreferences({ language: chosen })}>
          {LANGUAGES.map((of) => (
            <Radio key={of} value={of} data-testid={`language-${of}`}>
              <span lang={of}>{t(`languageName.${of}`)}</span>
            </Radio>
          ))}
        </RadioGroup>
        <RadioGroup size="small" legend={t("settings.theme")} name="theme" value={theme} onChange={(chosen: typeof theme) => setPreferences({ theme: chosen })}>
          {THEMES.map((of) => (
            <Radio key={of} value={of} data-testid={`theme-${of}`}>
              {t(`theme.${of}`)}
            </Radio>
          ))}
        </RadioGroup>
        <RadioGroup size="small" legend={t("settings.textSize")} name="text-size" value={textSize} onChange={(chosen: typeof textSize) => setPreferences({ text_size: chosen })}>
          {TEXT_SIZES.map((of) => (
            <Radio key={of} value={of} data-testid={`text-size-${of}`}>
              {t("settings.percent", { percent: of })}
            </Radio>
          ))}
        </RadioGroup>
      </div>
    </Card>
  );
}

function Safety() {
  const { t } = useTranslation();
  const { lock_minutes, blur, notifications } = usePreferences();
  return (
    <Card title={t("settings.safety")} hint={t("settings.safetyHint")}>
      <div className="wt-settings">
        <RadioGroup size="small" legend={t("settings.lockAfter")} name="lock-minutes" value={lock_minutes} onChange={(chosen: number) => setPreferences({ lock_minutes: chosen })}>
          {LOCK_MINUTES.map((of) => (
            <Radio key={of} value={of} data-testid={`lock-minutes-${of}`}>
              {t("settings.minutes", { count: of })}
            </Radio>
          ))}
        </RadioGroup>
        <div className="wt-stack wt-stack--tight">
          <Switch size="small" checked={blur} onChange={(event) => setPreferences({ blur: event.target.checked })} data-testid="blur" description={t("settings.blurHint")}>
            {t("settings.blur")}
          </Switch>
          <Switch size="small" checked={notifications} onChange={(event) => setPreferences({ notifications: event.target.checked })} data-testid="notifications" description={t("settings.notificationsHint")}>
            {t("settings.notifications")}
          </Switch>
        </div>
      </div>
    </Card>
  );
}

const SHORTCUTS = [
  ["logMeeting", ["L", "Ctrl + Shift + L"]],
  ["newTask", ["O"]],
  ["palette", ["Ctrl + K"]],
  ["search", ["/"]],
  ["calendar", ["K"]],
  ["printDay", ["Ctrl + P"]],
  ["settings", ["Ctrl + ,"]],
  ["visit", ["F8"]],
  ["back", ["Alt + ←"]],
  ["save", ["Ctrl + Enter"]],
  ["undo", ["Ctrl + Z"]],
] as const;

function Keys() {
  const { t } = useTranslation();
  return (
    <Card title={t("settings.keys")}>
      <dl className="wt-facts wt-facts--plain">
        {SHORTCUTS.map(([name, keys]) => (
          <div key={name} className="wt-facts__row">
            <dt>{t(`settings.key.${name}`)}</dt>
            <dd className="wt-row">
              {keys.map((key) => (
                <span key={key}>
                  <Kbd>{key}</Kbd>
                  <span className="wt-visually-hidden">{key}</span>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** A page of its own that is reached from here. */
function ElsewhereCard({ page, words }: { page: "code-lists" | "data"; words: "codeLists" | "data" }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <Card
      title={t(`${words}.open`)}
      hint={t(`${words}.openHint`)}
      action={
        <Button type="button" size="small" variant="secondary" onClick={() => go({ name: page })} data-testid={`open-${page}`}>
          {t("palette.go", { page: t(`${words}.title`) })}
        </Button>
      }
    >
      {null}
    </Card>
  );
}

function About({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { data: status } = useAppStatus();
  const facts = [
    [t("settings.version"), status?.app_version ?? ""],
    [t("settings.person"), `${me.user_name} · ${t(`role.${me.role}`)}`],
    [t("sync.device"), me.device_name],
    [t("sync.server"), me.server_name === "" ? me.server_url : me.server_name],
  ];
  return (
    <Card title={t("settings.about")} hint={t("settings.aboutHint")}>
      <dl className="wt-facts wt-facts--plain">
        {facts.map(([label, value]) => (
          <div key={label} className="wt-facts__row">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <Updates />
      </dl>
    </Card>
  );
}

function Licences() {
  const { t } = useTranslation();
  return (
    <Card title={t("settings.licences")}>
      <div className="wt-stack wt-stack--tight">
        <BodyShort>{t("settings.licencesText", { count: licences.length })}</BodyShort>
        <ReadMore header={t("settings.licencesShow")} data-testid="licences">
          <Table size="small">
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{t("settings.licencePart")}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t("settings.version")}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t("settings.licence")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {licences.map(({ name, version, licence }) => (
                <Table.Row key={name}>
                  <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
                  <Table.DataCell>{version}</Table.DataCell>
                  <Table.DataCell>{licence}</Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </ReadMore>
      </div>
    </Card>
  );
}
