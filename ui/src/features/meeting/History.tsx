import { useTranslation } from "react-i18next";
import type { HistoryItem } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { relativeInstant } from "../../shared/dates";

/** What the actions that touch a meeting are called in its history. */
const ACTIONS: Record<string, "logged" | "edited"> = { "meeting.log": "logged", "meeting.edit": "edited" };

/** Who changed what, and whether the server has it. */
export function History({ items }: { items: HistoryItem[] }) {
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
