/// What else can be done with an open line of a task list: change it, put it off, or put it aside with a reason.
import { MenuElipsisHorizontalIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { TaskRow } from "../../bindings/api";
import { reportOf } from "../backend";
import { addDays, relativeDay, today } from "../dates";
import { useLauncher } from "../launcher";
import { useNavigation } from "../navigation";
import { putBack, putOff } from "../put-off";
import { useCommand } from "../queries";
import { useToast } from "../toast";
import { useTranslation } from "../translation";
import { useUndoable } from "../undoable";
import { DiscardTasksDialog } from "./DiscardTasksDialog";
import { TaskDialog } from "./TaskDialog";

/** How long a line can be put off with one press, in days. */
const PUT_OFF = [["tomorrow", 1], ["week", 7], ["month", 30]] as const;

export function TaskMenu({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const undoable = useUndoable();
  const { go } = useNavigation();
  const { openPast } = useLauncher();
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<"edit" | "discard" | null>(null);

  const snooze = async (days: number) => {
    const until = addDays(today(), days);
    try {
      await putOff(call, task, until);
      undoable(t("taskMenu.snoozed", { day: relativeDay(until) }), () => putBack(call, task));
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    }
  };

  return (
    <>
      <ActionMenu>
        <ActionMenu.Trigger>
          <Button
            ref={trigger}
            type="button"
            size="xsmall"
            variant="tertiary"
            data-color="neutral"
            icon={<MenuElipsisHorizontalIcon aria-hidden />}
            aria-label={t("taskMenu.more", { subject: task.subject })}
            data-testid="task-menu"
          />
        </ActionMenu.Trigger>
        <ActionMenu.Content>
          {task.key === null && <ActionMenu.Item onSelect={() => setOpen("edit")}>{t("taskMenu.edit")}</ActionMenu.Item>}
          {PUT_OFF.map(([name, days]) => (
            <ActionMenu.Item key={name} onSelect={() => void snooze(days)}>
              {t(`taskMenu.${name}`)}
            </ActionMenu.Item>
          ))}
          <ActionMenu.Divider />
          <ActionMenu.Item onSelect={() => setOpen("discard")}>{t("taskMenu.discard")}</ActionMenu.Item>
          {task.key === null && (
            <ActionMenu.Item onSelect={() => openPast({ id: task.id, title: task.subject, returnTo: () => trigger.current })}>{t("past.open")}</ActionMenu.Item>
          )}
          <ActionMenu.Item onSelect={() => go({ name: "trail", id: task.trail })}>{t("taskMenu.openTrail")}</ActionMenu.Item>
        </ActionMenu.Content>
      </ActionMenu>
      {open === "edit" && <TaskDialog task={task} returnTo={() => trigger.current} onClose={() => setOpen(null)} />}
      {open === "discard" && <DiscardTasksDialog tasks={[task]} returnTo={() => trigger.current} onClose={() => setOpen(null)} />}
    </>
  );
}
