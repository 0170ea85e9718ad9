/// What may come one picture later, so that what is looked for first has a picture of its own.
import { startTransition, useEffect, useState } from "react";

/** False in the first picture, true once it has been painted. */
export function useAfterPaint(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    // The callbacks of a frame run before it is painted: those of the next one say that it was.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => startTransition(() => setPainted(true)));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return painted;
}
