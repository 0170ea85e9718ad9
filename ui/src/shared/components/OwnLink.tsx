/// One of the person's own links: pressed, it opens in the system's browser.
import { ExternalLinkIcon } from "@navikt/aksel-icons";
import { Link } from "@navikt/ds-react";
import type { RecordRow } from "../../bindings/api";
import { useOpenLink } from "../open-link";
import { useTranslation } from "../translation";

export function OwnLink({ row: { id, title } }: { row: Pick<RecordRow, "id" | "title"> }) {
  const { t } = useTranslation();
  const open = useOpenLink();
  return (
    <Link as="button" type="button" className="wt-link wt-own-link" onClick={() => void open(id)} data-testid="own-link">
      {title}
      <ExternalLinkIcon aria-hidden />
      <span className="wt-visually-hidden"> {t("workspace.opensOutside")}</span>
    </Link>
  );
}
