/// What lies here, taken out as a file, and tables brought in from one.
import { BodyShort } from "@navikt/ds-react";
import { useState } from "react";
import { PageHeading } from "../../shared/components/PageHeading";
import { useTranslation } from "../../shared/translation";
import { Export } from "./Export";
import { Import } from "./Import";

/** `file`: the name of a file that was opened with the app, and waits to be brought in. */
export function DataPage({ file }: { file?: string | undefined }) {
  const { t } = useTranslation();
  // Whoever opened a file came for it.
  const [fileFirst] = useState(file !== undefined);
  const importing = <Import file={file} />;
  return (
    <div className="wt-page wt-page--narrow">
      <header>
        <PageHeading testId="data-title">{t("data.title")}</PageHeading>
        <BodyShort textColor="subtle">{t("data.lead")}</BodyShort>
      </header>
      {fileFirst && importing}
      <Export />
      {!fileFirst && importing}
    </div>
  );
}
