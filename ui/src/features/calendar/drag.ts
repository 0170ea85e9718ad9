/// Dragging a meeting over the sheet with a pointer. Until it is let go, nothing is asked of Rust.
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";
import type { Placed } from "./Block";
import { DAY_MINUTES, localOf, type Visit } from "./visits";

/** A hand that trembles does not drag. */
const DRAG_PIXELS_MIN = 5;
const SNAP = 15;

export type Dragged = { visit: Visit; at: string };

/** The time under a point of the sheet; null beside it. Columns carry their day. */
export function timeAt(sheet: HTMLElement, placed: Placed, x: number, y: number): { day: string; minute: number } | null {
  for (const column of sheet.querySelectorAll<HTMLElement>("[data-day]")) {
    const { left, right, top, height } = column.getBoundingClientRect();
    const day = column.dataset.day;
    if (x < left || x >= right || height === 0 || day === undefined) continue;
    return { day, minute: placed.first * 60 + ((y - top) / height) * (placed.last - placed.first) * 60 };
  }
  return null;
}

const swallow = (click: Event) => click.stopPropagation();

type DragProps = { sheet: () => HTMLElement | null; placed: Placed; onDrop: (visit: Visit, at: string) => void };

/** `start` belongs on the block's pointer-down; `dragged` is where it is while it is in the hand. */
export function useDrag({ sheet, placed, onDrop }: DragProps) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const start = (event: ReactPointerEvent, visit: Visit) => {
    const element = sheet();
    if (event.button !== 0 || element === null) return;
    const grabbed = timeAt(element, placed, event.clientX, event.clientY);
    if (grabbed === null) return;
    const [x, y] = [event.clientX, event.clientY];
    const offset = grabbed.minute - visit.from;
    let at: string | null = null;
    const onMove = (moved: PointerEvent) => {
      if (at === null && Math.hypot(moved.clientX - x, moved.clientY - y) < DRAG_PIXELS_MIN) return;
      const point = timeAt(element, placed, moved.clientX, moved.clientY);
      if (point === null) return;
      const minute = Math.round((point.minute - offset) / SNAP) * SNAP;
      at = localOf(point.day, Math.min(Math.max(minute, 0), DAY_MINUTES - SNAP));
      setDragged({ visit, at });
    };
    const end = () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("keydown", onKey, true);
      stop.current = null;
      setDragged(null);
    };
    const onUp = () => {
      end();
      if (at === null) return;
      // The click that follows a drag opens nothing.
      const dropped = at;
      window.addEventListener("click", swallow, { capture: true });
      setTimeout(() => {
        window.removeEventListener("click", swallow, { capture: true });
        onDrop(visit, dropped);
      }, 0);
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== "Escape") return;
      key.preventDefault();
      end();
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("keydown", onKey, true);
    stop.current = end;
  };
  return { dragged, start };
}
