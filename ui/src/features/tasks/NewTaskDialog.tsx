/// A new task from anywhere: on the trail that is on screen, or on one that is chosen.
import { useRef } from "react";
import { NewTaskFields, useNewTask } from "../../shared/components/AddTask";
import { FormDialog } from "../../shared/components/FormDialog";
import type { NewTaskStart } from "../../shared/launcher";
import { usePortfolio } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

export function NewTaskDialog({ start, onClose }: { start: NewTaskStart; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const task = useNewTask(form, start.trail);
  const whose = usePortfolio().data?.trails.find(({ id }) => id === start.trail)?.title;
  const save = () =>
    task.add(() => {
      toast.show(t("taskList.added"));
      onClose();
    });
  return (
    <FormDialog title={t("tasks.add")} {...(whose === undefined ? {} : { lead: whose })} form={form} submit={task.submit} saveLabel={t("tasks.save")} saveTestId="new-task-save" onSave={save} onClose={onClose}>
      <NewTaskFields task={task} />
    </FormDialog>
  );
}
