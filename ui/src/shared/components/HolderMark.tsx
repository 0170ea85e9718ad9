/// Whose a meeting is, when it is a colleague's.
import { PersonIcon } from "@navikt/aksel-icons";
import type { MeetingRow } from "../../bindings/api";
import { useTranslation } from "../translation";

export function HolderMark({ meeting: { mine, holder } }: { meeting: Pick<MeetingRow, "mine" | "holder"> }) {
  const { t } = useTranslation();
  if (mine) return null;
  return (
    <span className="wt-holder" data-testid="holder">
      <PersonIcon aria-hidden />
      <span className="wt-visually-hidden">{t("meeting.holder")} </span>
      {holder === "" ? t("calendar.colleague") : holder}
    </span>
  );
}
