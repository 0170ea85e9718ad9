import type { ComponentProps } from "react";
import type { Tag } from "@navikt/ds-react";

export type BarRow = { key: string; label: string; count: number; color?: NonNullable<ComponentProps<typeof Tag>["data-color"]> };

/** Counts under headings, as bars with their numbers in words. */
export function BarList({ rows }: { rows: BarRow[] }) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <dl className="wt-bars">
      {rows.map(({ key, label, count, color = "accent" }) => (
        <div key={key} className="wt-bars__row">
          <dt>{label}</dt>
          <dd>
            <span className="wt-bars__track" aria-hidden>
              <span className="wt-bars__bar" data-color={color} style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className="wt-bars__count">{count}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
