import { Buildings2Icon, PersonChatIcon, PhoneIcon, RocketIcon, VideoIcon } from "@navikt/aksel-icons";
import type { Tag } from "@navikt/ds-react";
import type { ComponentProps } from "react";
import type { Channel, MeetingKind } from "../../bindings/api";
import { withEmployer } from "../meeting-facts";

type Color = NonNullable<ComponentProps<typeof Tag>["data-color"]>;

const KIND_COLORS: Record<MeetingKind, Color> = {
  participant: "accent",
  employer: "meta-purple",
  employer_only: "meta-purple",
  startup: "success",
  education: "meta-lime",
  unknown: "neutral",
};

export const meetingColor = (kind: MeetingKind): Color => KIND_COLORS[kind];

/** The kind of a meeting as a picture beside the words that say it; a call or a video meeting shows that instead. */
export function MeetingIcon({ kind, channel }: { kind: MeetingKind; channel: Channel }) {
  if (channel === "phone") return <PhoneIcon aria-hidden />;
  if (channel === "video") return <VideoIcon aria-hidden />;
  if (withEmployer(kind)) return <Buildings2Icon aria-hidden />;
  return kind === "startup" ? <RocketIcon aria-hidden /> : <PersonChatIcon aria-hidden />;
}
