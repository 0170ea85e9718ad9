/// A record as a line of a list: what it is called leads to its form, and a menu has the rest.
import { MenuElipsisHorizontalIcon } from "@navikt/aksel-icons";
import { ActionMenu, BodyShort, Button } from "@navikt/ds-react";
import { type ReactNode, useRef } from "react";
import type { RecordRow } from "../../bindings/api";
import { useLauncher } from "../launcher";
import { useTranslation } from "../translation";
import { ConflictMark, UnsentMark } from "./Tags";

export type LineChoice = { label: string; onSelect: () => void };

type RecordLineProps = {
  row: RecordRow;
  /** Parts of one line below the title; those that are missing leave no gap. */
  details?: (string | false)[];
  tags?: ReactNode;
  /** Over and done with. */
  quiet?: boolean;
  choices?: LineChoice[];
  onOpen: () => void;
  /** What a press on the title does, when that is not to open the form. */
  title?: ReactNode;
  onDiscard: () => void;
  children?: ReactNode;
};

export function RecordLine({ row, details = [], tags, quiet = false, choices = [], onOpen, title, onDiscard, children }: RecordLineProps) {
  const { t } = useTranslation();
  const { openPast } = useLauncher();
  const trigger = useRef<HTMLButtonElement>(null);
  const shown = details.filter((text) => text !== false && text !== "");
  return (
    <li className="wt-record" data-testid="record-line" data-kind={row.kind}>
      <div>
        {title ?? (
          <button type="button" className={quiet ? "wt-name wt-name--quiet" : "wt-name"} onClick={onOpen}>
            {row.title}
          </button>
        )}
        {shown.length > 0 && <BodyShort size="small">{shown.join(" · ")}</BodyShort>}
        {children}
        <div className="wt-meta">
          {tags}
          <ConflictMark count={row.conflicts} />
          <UnsentMark unsent={row.unsent} />
        </div>
      </div>
      <ActionMenu>
        <ActionMenu.Trigger>
          <Button ref={trigger} type="button" size="xsmall" variant="tertiary" data-color="neutral" icon={<MenuElipsisHorizontalIcon aria-hidden />} aria-label={t("recordForm.more", { title: row.title })} data-testid="record-menu" />
        </ActionMenu.Trigger>
        <ActionMenu.Content>
          <ActionMenu.Item onSelect={onOpen}>{t("recordForm.edit")}</ActionMenu.Item>
          {choices.map(({ label, onSelect }) => (
            <ActionMenu.Item key={label} onSelect={onSelect}>
              {label}
            </ActionMenu.Item>
          ))}
          <ActionMenu.Item onSelect={() => openPast({ id: row.id, title: row.title, returnTo: () => trigger.current })}>{t("past.open")}</ActionMenu.Item>
          <ActionMenu.Divider />
          <ActionMenu.Item onSelect={onDiscard}>{t("recordForm.discard")}</ActionMenu.Item>
        </ActionMenu.Content>
      </ActionMenu>
    </li>
  );
}
