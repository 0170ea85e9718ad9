import { Buildings2Icon, PersonChatIcon, PhoneIcon, RocketIcon, VideoIcon } from "@navikt/aksel-icons";
import type { Channel, MeetingKind } from "../../bindings/api";

/** The kind of a meeting as a picture beside the words that say it; a call or a video meeting shows that instead. */
export function MeetingIcon({ kind, channel }: { kind: MeetingKind; channel: Channel }) {
  if (channel === "phone") return <PhoneIcon aria-hidden />;
  if (channel === "video") return <VideoIcon aria-hidden />;
  if (kind === "employer") return <Buildings2Icon aria-hidden />;
  return kind === "startup" ? <RocketIcon aria-hidden /> : <PersonChatIcon aria-hidden />;
}
