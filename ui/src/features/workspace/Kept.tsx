/// Links to places outside, and texts to begin a note from.
import { BodyShort, CopyButton } from "@navikt/ds-react";
import type { ReactNode } from "react";
import type { RecordRow } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { OwnLink } from "../../shared/components/OwnLink";
import { type LineChoice, RecordLine } from "../../shared/components/RecordLine";
import { codeLabel, useRecordKind } from "../../shared/record-kinds";
import { useTranslation } from "../../shared/translation";
import { useOwnEdit } from "./own-edit";

type KeptProps = { rows: RecordRow[]; action: ReactNode; onOpen: (id: string) => void };

/** A press opens the browser; the address can be copied as well. */
export function Links({ rows, action, onOpen }: KeptProps) {
  const { t } = useTranslation();
  const edit = useOwnEdit();

  /** Every link gets the number of its place, so that the order is the same on every laptop. */
  const move = async (from: number, to: number) => {
    const order = rows.toSpliced(from, 1).toSpliced(to, 0, ...rows.slice(from, from + 1));
    for (const [index, row] of order.entries()) {
      const position = String(index + 1);
      if (row.fields.position !== position) await edit(row, { fields: { position } }, null);
    }
  };
  const choices = (index: number): LineChoice[] => [
    ...(index > 0 ? [{ label: t("workspace.moveUp"), onSelect: () => void move(index, index - 1) }] : []),
    ...(index < rows.length - 1 ? [{ label: t("workspace.moveDown"), onSelect: () => void move(index, index + 1) }] : []),
  ];

  return (
    <Card title={t("workspace.links")} count={rows.length} action={action} testId="own-links">
      {rows.length === 0 && <BodyShort textColor="subtle">{t("workspace.noLinks")}</BodyShort>}
      <ul className="wt-list">
        {rows.map((row, index) => {
          const { address = "" } = row.fields;
          return (
            <RecordLine key={row.id} row={row} title={<OwnLink row={row} />} choices={choices(index)} onOpen={() => onOpen(row.id)} onDiscard={() => void edit(row, { discarded: true }, t("recordForm.discarded"))}>
              <span className="wt-meta wt-copied">
                {shortAddress(address)}
                <CopyButton size="xsmall" copyText={address} title={t("workspace.copy", { title: row.title })} activeText={t("workspace.copied")} />
              </span>
            </RecordLine>
          );
        })}
      </ul>
    </Card>
  );
}

/** Without what every address has. */
const shortAddress = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?/u, "").replace(/\/$/u, "");

export function Templates({ rows, action, onOpen }: KeptProps) {
  const { t } = useTranslation();
  const edit = useOwnEdit();
  const use = useRecordKind("note_template")?.fields.find(({ key }) => key === "use");
  return (
    <Card title={t("workspace.templates")} hint={t("workspace.templatesHint")} count={rows.length} action={action} testId="own-templates">
      {rows.length === 0 && <BodyShort textColor="subtle">{t("workspace.noTemplates")}</BodyShort>}
      <ul className="wt-list">
        {rows.map((row) => {
          const uses = (row.fields.use ?? "").split(",").filter((code) => code !== "");
          return (
            <RecordLine
              key={row.id}
              row={row}
              details={[uses.map((code) => codeLabel(use, code)).join(", ")]}
              onOpen={() => onOpen(row.id)}
              onDiscard={() => void edit(row, { discarded: true }, t("recordForm.discarded"))}
            >
              <BodyShort size="small" textColor="subtle" className="wt-excerpt">
                {row.fields.text ?? ""}
              </BodyShort>
            </RecordLine>
          );
        })}
      </ul>
    </Card>
  );
}
