/// Dragging a meeting over the sheet or the month with a pointer. Until it is let go, nothing is asked of Rust.
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

/** The day of the month under a point; null beside it. Cells carry their day. */
export function dayAt(month: HTMLElement, x: number, y: number): string | null {
  for (const cell of month.querySelectorAll<HTMLElement>("[data-day]")) {
    const { left, right, top, bottom } = cell.getBoundingClientRect();
    if (x >= left && x < right && y >= top && y < bottom) return cell.dataset.day ?? null;
  }
  return null;
}

/** Where a meeting grabbed on a sheet of hours would begin for a point: with the same minute under the hand. */
export function placeOnSheet(sheet: HTMLElement | null, placed: Placed, visit: Visit, x: number, y: number): Place | null {
  const grabbed = sheet === null ? null : timeAt(sheet, placed, x, y);
  if (sheet === null || grabbed === null) return null;
  const offset = grabbed.minute - visit.from;
  return (toX, toY) => {
    const point = timeAt(sheet, placed, toX, toY);
    if (point === null) return null;
    const minute = Math.round((point.minute - offset) / SNAP) * SNAP;
    return localOf(point.day, Math.min(Math.max(minute, 0), DAY_MINUTES - SNAP));
  };
}

const swallow = (click: Event) => click.stopPropagation();

/** The local time that a point stands for; null beside the sheet. */
export type Place = (x: number, y: number) => string | null;

type DragProps = {
  /** What points stand for, for a meeting that was taken there; null when it cannot be. */
  place: (visit: Visit, x: number, y: number) => Place | null;
  onDrop: (visit: Visit, at: string) => void;
};

/** `start` belongs on the block's pointer-down; `dragged` is where it is while it is in the hand. */
export function useDrag({ place, onDrop }: DragProps) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const start = (event: ReactPointerEvent, visit: Visit) => {
    if (event.button !== 0) return;
    const [x, y] = [event.clientX, event.clientY];
    const placeAt = place(visit, x, y);
    if (placeAt === null) return;
    let at: string | null = null;
    const onMove = (moved: PointerEvent) => {
      if (at === null && Math.hypot(moved.clientX - x, moved.clientY - y) < DRAG_PIXELS_MIN) return;
      const to = placeAt(moved.clientX, moved.clientY);
      if (to === null) return;
      at = to;
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
