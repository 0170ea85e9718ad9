/// The dialogs about how a trail was created, for one that exists.
import type { CreationStart } from "../../shared/launcher";
import { CompleteCreationDialog } from "./CompleteCreationDialog";
import { CorrectPersonDialog } from "./CorrectPersonDialog";
import { ReadmitDialog } from "./ReadmitDialog";

type CreationDialogProps = { start: CreationStart; onClose: () => void; onMade: (trail: string) => void };

export function CreationDialog({ start: { trail, step }, onClose, onMade }: CreationDialogProps) {
  switch (step) {
    case "complete":
      return <CompleteCreationDialog trail={trail} onClose={onClose} />;
    case "correct":
      return <CorrectPersonDialog trail={trail} onClose={onClose} />;
    case "readmit":
      return <ReadmitDialog trail={trail} onClose={onClose} onMade={onMade} />;
  }
}
