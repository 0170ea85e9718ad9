/// One meeting on the sheet, with the travel around it. What its colour says, its picture and its words say too.
import { CheckmarkCircleFillIcon, ExclamationmarkTriangleFillIcon } from "@navikt/aksel-icons";
import type { CSSProperties, PointerEvent } from "react";
import { MeetingIcon, meetingColor } from "../../shared/components/MeetingIcon";
import { useTranslation } from "../../shared/translation";
import { canMove } from "./move";
import { clock, type Visit } from "./visits";
import { unsaidOf } from "./words";

/** Where on the sheet: parts of its height and of the day's width. */
export type Placed = { first: number; last: number };

export const partOf = ({ first, last }: Placed, minute: number): number => ((minute - first * 60) / ((last - first) * 60)) * 100;

/** Lines that a block has room for: an hour has three, and half an hour one. */
const linesOf = (minutes: number): number => Math.max(1, Math.floor((minutes - 5) / 18));
/** Travel shorter than this has no room for its words. */
const TRAVEL_WORDS_MINUTES = 20;

type BlockProps = {
  visit: Visit;
  placed: Placed;
  /** The only day on the sheet: there is room for all of it on one line. */
  alone: boolean;
  focusable: boolean;
  dragged: boolean;
  onOpen: () => void;
  onFocus: () => void;
  onPointerDown: (event: PointerEvent) => void;
};

export function Block({ visit, placed, alone, focusable, dragged, onOpen, onFocus, onPointerDown }: BlockProps) {
  const { t } = useTranslation();
  const { meeting, from, to, busyFrom, busyTo, lane, lanes, clashes } = visit;
  const box = (start: number, end: number) => ({
    top: `${partOf(placed, start)}%`,
    height: `${partOf(placed, end) - partOf(placed, start)}%`,
    left: `${(lane / lanes) * 100}%`,
    width: `${100 / lanes}%`,
  });
  // Beside another meeting there is room for who it is with, and for nothing else.
  const narrow = lanes > 1 && !alone;
  const lines = narrow ? 1 : linesOf(to - from) + (alone ? 2 : 0);
  return (
    <li>
      {busyFrom < from && <Travel style={box(busyFrom, from)} minutes={lanes === 1 ? from - busyFrom : 0} />}
      <button
        type="button"
        className="wt-cal-block"
        data-color={meeting.mine ? meetingColor(meeting.kind) : "neutral"}
        data-mine={meeting.mine}
        data-status={meeting.status}
        data-dragged={dragged}
        data-clash={clashes.length > 0}
        data-short={linesOf(to - from) === 1 || alone}
        data-narrow={narrow}
        data-movable={canMove(meeting)}
        data-meeting={meeting.id}
        data-cursor={focusable}
        data-testid="calendar-meeting"
        style={box(from, Math.max(to, from + 20))}
        tabIndex={focusable ? 0 : -1}
        onClick={onOpen}
        onFocus={onFocus}
        onPointerDown={onPointerDown}
      >
        {/* What there is room for is for the eye; all of it is said in words. */}
        <span aria-hidden className="wt-cal-block__seen">
          <span className="wt-cal-block__line">
            <BlockIcon visit={visit} />
            <span className="wt-cal-block__time">{clock(from)}</span>
          </span>
          {narrow ? <ShortName name={meeting.trail_title} /> : <span className="wt-cal-block__who">{meeting.trail_title}</span>}
          {lines > 2 && <span className="wt-cal-block__more">{meeting.subject}</span>}
          {lines > 3 && meeting.place !== "" && <span className="wt-cal-block__more">{meeting.place}</span>}
        </span>
        <span className="wt-visually-hidden">{[`${clock(from)} ${meeting.trail_title}`, meeting.subject, meeting.place, unsaidOf(visit, t)].filter((text) => text !== "").join(", ")}</span>
      </button>
      {to < busyTo && <Travel style={box(to, busyTo)} minutes={lanes === 1 ? busyTo - to : 0} />}
    </li>
  );
}

/** What there is to know first: that it clashes, that it is done, else what it is. */
function BlockIcon({ visit: { meeting, clashes } }: { visit: Visit }) {
  if (clashes.length > 0) return <ExclamationmarkTriangleFillIcon aria-hidden className="wt-cal-block__clash" />;
  return meeting.status === "completed" ? <CheckmarkCircleFillIcon aria-hidden /> : <MeetingIcon kind={meeting.kind} channel={meeting.channel} />;
}

/** The first name, and in the least room the initials; the style sheet says which. */
function ShortName({ name }: { name: string }) {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  return (
    <span className="wt-cal-block__who">
      <span className="wt-cal-block__given">{words[0] ?? ""}</span>
      <span className="wt-cal-block__initials">{[words[0], words.length > 1 ? words.at(-1) : ""].map((word) => word?.charAt(0)).join("")}</span>
    </span>
  );
}

/** The road there or back; the block itself says it in words. */
function Travel({ style, minutes }: { style: CSSProperties; minutes: number }) {
  const { t } = useTranslation();
  return (
    <span className="wt-cal-travel" aria-hidden style={style}>
      {minutes >= TRAVEL_WORDS_MINUTES && <span>{t("home.travel", { minutes })}</span>}
    </span>
  );
}
