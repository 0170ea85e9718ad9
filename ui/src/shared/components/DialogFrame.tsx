/// The frame of every dialog: what it is, what it is for, and where the focus comes from and goes to.
import { Dialog } from "@navikt/ds-react";
import { type ReactNode, useRef } from "react";
import { useReturnFocus } from "../return-focus";

type DialogFrameProps = {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  onClose: () => void;
  width?: "small" | "medium" | "large" | `${number}rem`;
  /** What has the focus first, of what is inside; without it, the dialog itself decides. */
  firstFocus?: (inside: HTMLElement | null) => HTMLElement | null;
  /** Where the focus goes afterwards, when that is not where it was. */
  returnTo?: (() => HTMLElement | null) | undefined;
  /** Nothing is being written in it: a press beside it closes it. */
  light?: boolean;
  className?: string;
  testId?: string;
};

export function DialogFrame({ title, lead, children, onClose, width = "small", firstFocus, returnTo, light = false, className, testId }: DialogFrameProps) {
  const before = useReturnFocus();
  const inside = useRef<HTMLDivElement>(null);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="small">
      <Dialog.Popup
        returnFocusTo={() => returnTo?.() ?? before()}
        width={width}
        closeOnOutsideClick={light}
        {...(className === undefined ? {} : { className })}
        {...(firstFocus === undefined ? {} : { initialFocusTo: () => firstFocus(inside.current) })}
        data-testid={testId}
      >
        <Dialog.Header>
          <Dialog.Title>{title}</Dialog.Title>
          {lead !== undefined && <Dialog.Description>{lead}</Dialog.Description>}
        </Dialog.Header>
        <div ref={inside} className="wt-dialog-content">
          {children}
        </div>
      </Dialog.Popup>
    </Dialog>
  );
}
