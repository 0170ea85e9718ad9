/// A fault in one part of the window leaves the rest standing, and says how to go on.
import { BodyLong, Button, LocalAlert } from "@navikt/ds-react";
import { Component, type ReactNode } from "react";
import { useTranslation } from "../shared/translation";

type UnbrokenProps = {
  /** What is shown; after a fault it is tried again when this is another one, as after a step to another page. */
  of?: unknown;
  /** Around the words, where nothing else of the window is left. */
  alone?: boolean;
  children: ReactNode;
};

/** Nothing of the fault itself is shown or kept: it may name what was on screen. */
export class Unbroken extends Component<UnbrokenProps, { broken: boolean; of: unknown }> {
  override state = { broken: false, of: this.props.of };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  static getDerivedStateFromProps({ of }: UnbrokenProps, state: { broken: boolean; of: unknown }) {
    return Object.is(of, state.of) ? null : { broken: false, of };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return this.props.alone === true ? (
      <main className="wt-auth" id="content">
        <Broken />
      </main>
    ) : (
      <Broken />
    );
  }
}

function Broken() {
  const { t } = useTranslation();
  return (
    <LocalAlert status="error" role="alert" data-testid="broken">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t("error.broken")}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <BodyLong spacing>{t("error.brokenHint")}</BodyLong>
        <Button size="small" variant="secondary" data-color="neutral" onClick={() => location.reload()}>
          {t("error.reload")}
        </Button>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
