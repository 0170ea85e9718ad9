import { Heading } from "@navikt/ds-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useNavigation } from "../navigation";

type PageHeadingProps = { children: ReactNode; testId?: string; focus?: boolean; size?: "large" | "xlarge" };

/** The page's heading; it takes the focus when the page is entered, so that reading starts there. */
export function PageHeading({ children, testId, focus = true, size = "large" }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { visit } = useNavigation();
  useEffect(() => {
    if (focus && visit > 0) heading.current?.focus({ preventScroll: true });
  }, [visit, focus]);
  return (
    <Heading ref={heading} level="1" size={size} tabIndex={-1} className="wt-page-heading" data-testid={testId}>
      {children}
    </Heading>
  );
}
