/// Who changed what, and whether the server has it.
import { useTranslation } from "react-i18next";
import type { HistoryItem } from "../../bindings/api";
import { relativeInstant } from "../dates";
import { Card } from "./Card";

/** What the actions are called in a history. */
const ACTIONS: Record<string, "logged" | "edited"> = { "meeting.log": "logged", "meeting.edit": "edited" };

export function ChangeList({ items }: { items: HistoryItem[] }) {
  const { t } = useTranslation();
  const text = (command: string) => t(`command.${ACTIONS[command] ?? "other"}`);
  return (
    <Card title={t("meeting.history")} count={items.length}>
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
