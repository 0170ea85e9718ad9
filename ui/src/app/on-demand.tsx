/// Parts of the window whose code is read when they are first asked for, or before, while nobody waits.
import { type ComponentType, lazy } from "react";

/** A part whose code can be read before it is shown. */
type OnDemand<Props> = ComponentType<Props> & { readAhead: () => Promise<unknown> };

/**
 * A part that stands at once when its code is here. Otherwise it is waited for, as `lazy` does it: with what stands in its
 * place, and for at least as long as React lets that stand, which is a third of a second.
 */
export function onDemand<Props extends object>(read: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let here: ComponentType<Props> | undefined;
  const readAhead = async () => (here ??= await read());
  const Waiting = lazy(async () => ({ default: await readAhead() })) as unknown as ComponentType<Props>;
  function Part(props: Props) {
    // Once on screen it is the part itself: what was waited for is asked for anew when it is here.
    const Now = here ?? Waiting;
    return <Now {...props} />;
  }
  return Object.assign(Part, { readAhead });
}
