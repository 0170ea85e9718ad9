/// Who changed what, and whether the server has it.
import { ClockDashedIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import type { HistoryItem } from "../../bindings/api";
import { relativeInstant } from "../dates";
import { useLauncher } from "../launcher";
import { useTranslation } from "../translation";
import { Card } from "./Card";

/** What the actions are called in a history. */
const ACTIONS: Record<string, "logged" | "edited"> = { "meeting.log": "logged", "meeting.edit": "edited" };

/** `id` and `title` are those of what was changed. */
export function ChangeList({ id, title, items }: { id: string; title: string; items: HistoryItem[] }) {
  const { t } = useTranslation();
  const { openPast } = useLauncher();
  const text = (command: string) => t(`command.${ACTIONS[command] ?? "other"}`);
  return (
    <Card
      title={t("meeting.history")}
      count={items.length}
      action={
        <Button type="button" size="xsmall" variant="tertiary" icon={<ClockDashedIcon aria-hidden />} onClick={() => openPast({ id, title })} data-testid="open-past">
          {t("past.open")}
        </Button>
      }
    >
      <ol className="wt-history">
        {items.map((item, index) => (
          <li key={`${item.at}:${index}`}>
            <span>
              <strong>{item.author}</strong> {text(item.command)}
            </span>
            <span className="wt-meta">
              <span>{relativeInstant(item.at)}</span>
              <span>{item.delivered ? t("meeting.delivered") : t("meeting.waiting")}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
