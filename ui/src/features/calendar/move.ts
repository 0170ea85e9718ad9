/// Moving a meeting: where it would go, what Rust says of that before it is settled, and how it is taken back.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ErrorReport, MeetingHint, MeetingRow } from "../../bindings/api";
import { reportOf, useBackend } from "../../shared/backend";
import { addDays, localTime, relativeDay } from "../../shared/dates";
import { invalidateStore } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { DAY_MINUTES, localOf, minuteOf } from "./visits";

/** A meeting on its way; `at` is the local time it would begin. */
export type Moving = { meeting: MeetingRow; at: string };

/** Only what is still ahead of the person is moved with a hand; a held meeting is corrected on its page. */
export const canMove = (meeting: MeetingRow): boolean => meeting.mine && meeting.status === "planned" && !meeting.undone;

/** `at` some minutes and days later; it stays within its day when minutes would carry it out. */
export function shifted(at: string, days: number, minutes: number): string {
  const day = addDays(at.slice(0, 10), days);
  return localOf(day, Math.min(Math.max(minuteOf(at) + minutes, 0), DAY_MINUTES - 15));
}

export type Move = {
  moving: Moving | null;
  busy: boolean;
  /** Null while Rust has not answered. */
  hints: MeetingHint[] | null;
  refused: ErrorReport | null;
  begin: (meeting: MeetingRow) => void;
  put: (at: string) => void;
  cancel: () => void;
  /** Saves the move; true when it went through. */
  settle: () => Promise<boolean>;
  /** Puts a meeting there at once when Rust has nothing to say about it; else asks. */
  drop: (meeting: MeetingRow, at: string) => Promise<void>;
  /** Takes back the last move; null when there is none. */
  undo: (() => void) | null;
};

export function useMove(moved: (id: string, at: string) => void): Move {
  const { t } = useTranslation();
  const backend = useBackend();
  const client = useQueryClient();
  const toast = useToast();
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  /** A move that is taken back from another page turns nothing there. */
  const onMoved = (id: string, at: string) => {
    if (here.current) moved(id, at);
  };
  const [moving, setMoving] = useState<Moving | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ErrorReport | null>(null);
  const [last, setLast] = useState<Moving | null>(null);

  const input = moving === null ? null : { id: moving.meeting.id, at: moving.at };
  const changed = moving !== null && moving.at !== localTime(moving.meeting.at);
  const check = useQuery({
    queryKey: ["check_meeting_edit", input],
    queryFn: () => (input === null ? [] : backend.call("check_meeting_edit", { input })),
    enabled: changed,
    gcTime: 0,
  });

  const save = useCallback(
    async (meeting: MeetingRow, at: string) => {
      setBusy(true);
      try {
        await backend.call("edit_meeting", { input: { id: meeting.id, at } });
        // Until the new place is on the sheet, the one in hand stays where it was put.
        await invalidateStore(client);
        return true;
      } catch (thrown) {
        setFailed(reportOf(thrown, t("error.unexpected")));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [backend, client, t],
  );

  const takeBack = async ({ meeting, at }: Moving) => {
    setLast(null);
    if (await save(meeting, at)) {
      toast.show(t("calendar.movedBack"));
      onMoved(meeting.id, at);
    } else toast.show(t("calendar.notMoved"), "error");
  };

  const put = async (meeting: MeetingRow, at: string): Promise<boolean> => {
    if (!(await save(meeting, at))) return false;
    const before: Moving = { meeting, at: localTime(meeting.at) };
    setMoving(null);
    setLast(before);
    toast.show(t("calendar.moved", { day: relativeDay(at.slice(0, 10)), time: at.slice(11, 16) }), "success", {
      label: t("calendar.takeBack"),
      run: () => void takeBack(before),
    });
    onMoved(meeting.id, at);
    return true;
  };

  const settle = async (): Promise<boolean> => {
    if (moving === null || busy) return false;
    if (!changed) {
      setMoving(null);
      onMoved(moving.meeting.id, moving.at);
      return true;
    }
    return put(moving.meeting, moving.at);
  };

  const drop = async (meeting: MeetingRow, at: string) => {
    setFailed(null);
    setMoving({ meeting, at });
    if (at === localTime(meeting.at)) {
      setMoving(null);
      return;
    }
    try {
      const hints = await backend.call("check_meeting_edit", { input: { id: meeting.id, at } });
      if (hints.length === 0) await put(meeting, at);
    } catch {
      // The bar asks again and shows what is wrong.
    }
  };

  return {
    moving,
    busy,
    hints: changed ? (check.data ?? null) : [],
    refused: failed ?? (changed && check.error !== null ? reportOf(check.error, t("error.unexpected")) : null),
    begin: (meeting) => {
      setFailed(null);
      setMoving({ meeting, at: localTime(meeting.at) });
    },
    put: (at) => {
      setFailed(null);
      setMoving((now) => (now === null ? null : { ...now, at }));
    },
    cancel: () => setMoving(null),
    settle,
    drop,
    undo: last === null ? null : () => void takeBack(last),
  };
}
