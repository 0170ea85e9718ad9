import { useTranslation } from "react-i18next";
import type { HistoryItem } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { relativeInstant } from "../../shared/dates";

const COMMANDS = ["log_meeting", "edit_meeting", "create_trail", "set_phase", "edit_profile", "add_task", "edit_task"] as const;

/** Who changed what, and whether the server has it. */
export function History({ items }: { items: HistoryItem[] }) {
  const { t } = useTranslation();
  const text = (command: string) => t(`command.${COMMANDS.find((known) => known === command) ?? "other"}`);
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
