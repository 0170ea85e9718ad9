import { Heading } from "@navikt/ds-react";
import { type ReactNode, useId } from "react";

type CardProps = { title: string; count?: number; action?: ReactNode; children: ReactNode; testId?: string; hint?: string };

/** A titled surface. */
export function Card({ title, count, action, children, testId, hint }: CardProps) {
  const id = useId();
  return (
    <section className="wt-card" aria-labelledby={id} data-testid={testId}>
      <header className="wt-card__header">
        <div>
          <Heading level="2" size="small" id={id}>
            {title}
            {count !== undefined && <span className="wt-card__count"> {count}</span>}
          </Heading>
          {hint !== undefined && <p className="wt-card__hint">{hint}</p>}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
