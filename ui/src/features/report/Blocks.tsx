/// The parts of a report as they read: texts, facts, tables. The words are Rust's, in bokmål.
import { BodyLong, BodyShort, Heading } from "@navikt/ds-react";
import type { ReportBlock, ReportLine, ReportSection } from "../../bindings/api";
import { SideScroll } from "../../shared/components/SideScroll";
import { useTranslation } from "../../shared/translation";

export const isEmpty = (block: ReportBlock): boolean => {
  switch (block.block) {
    case "text":
      return block.text.trim() === "";
    case "facts":
      return block.lines.length === 0;
    case "table":
      return block.rows.length === 0;
  }
};

type SectionProps = { section: ReportSection; blocks: ReportBlock[]; level: "2" | "3" };

export function Section({ section, blocks, level }: SectionProps) {
  const { t } = useTranslation();
  const said = blocks.filter((block) => !isEmpty(block));
  return (
    <section className="wt-report__section" lang="nb" data-testid={`report-section-${section.code}`}>
      <Heading level={level} size="xsmall">
        {section.title_nb}
      </Heading>
      {said.length === 0 && (
        <BodyShort size="small" textColor="subtle" lang={undefined}>
          {t("reports.nothing")}
        </BodyShort>
      )}
      {said.map((block, index) => (
        <Block key={index} block={block} alone={blocks.length === 1} />
      ))}
    </section>
  );
}

/** A text that is alone in its section needs no second name. */
function Block({ block, alone }: { block: ReportBlock; alone: boolean }) {
  switch (block.block) {
    case "text":
      return (
        <div>
          {block.label_nb !== "" && !alone && <BodyShort weight="semibold">{block.label_nb}</BodyShort>}
          <BodyLong className="wt-prose">{block.text}</BodyLong>
        </div>
      );
    case "facts":
      return (
        <div>
          {block.heading !== "" && <BodyShort weight="semibold">{block.heading}</BodyShort>}
          <Facts lines={block.lines} />
        </div>
      );
    case "table":
      return (
        <SideScroll label={block.columns.join(", ")}>
          <table className="wt-report__table">
            <thead>
              <tr>
                {block.columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell, column) => (
                    <td key={block.columns[column] ?? column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </SideScroll>
      );
  }
}

export function Facts({ lines }: { lines: ReportLine[] }) {
  return (
    <dl className="wt-facts wt-facts--plain wt-report__facts" lang="nb">
      {lines
        .filter(({ value }) => value !== "")
        .map(({ label_nb, value }, index) => (
          <div key={`${label_nb}:${index}`} className="wt-facts__row">
            <dt>{label_nb}</dt>
            <dd className="wt-prose">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
