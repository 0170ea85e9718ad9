import { PadlockLockedIcon } from "@navikt/aksel-icons";
import { Heading } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { useTranslation } from "../translation";
import { Wordmark } from "./Wordmark";

/** The calm frame around enrolment and unlocking. */
export function AuthFrame({ title, children, aside }: { title: string; children: ReactNode; aside?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className="wt-auth" id="content">
      <div className="wt-auth__brand">
        <Wordmark />
      </div>
      <div className={aside === undefined ? "wt-auth__card" : "wt-auth__card wt-auth__card--wide"}>
        <div className="wt-auth__form">
          <Heading level="1" size="large">
            {title}
          </Heading>
          {children}
        </div>
        {aside !== undefined && <aside className="wt-auth__aside">{aside}</aside>}
      </div>
      <p className="wt-auth__foot">
        <PadlockLockedIcon aria-hidden />
        {t("enrol.promise1")}
      </p>
    </main>
  );
}
