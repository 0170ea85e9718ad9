/// Puts one of one's own templates into a note.
import { FileTextIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button } from "@navikt/ds-react";
import { useWorkspace } from "../queries";
import { useTranslation } from "../translation";

type TemplateMenuProps = { onInsert: (text: string) => void; returnTo: () => HTMLElement | null; keys?: string };

/** The note with a template in it: alone in an empty one, else below what is written. */
export const withTemplate = (note: string, text: string): string => (note.trim() === "" ? text : `${note.trimEnd()}\n\n${text}`);

export function TemplateMenu({ onInsert, returnTo, keys }: TemplateMenuProps) {
  const { t } = useTranslation();
  const templates = useWorkspace().data?.templates ?? [];
  return (
    <ActionMenu>
      <ActionMenu.Trigger>
        <Button type="button" size="xsmall" variant="tertiary" icon={<FileTextIcon aria-hidden />} data-testid="template-menu" aria-keyshortcuts={keys}>
          {t("template.open")}
        </Button>
      </ActionMenu.Trigger>
      <ActionMenu.Content>
        {templates.length === 0 && <ActionMenu.Item disabled>{t("template.none")}</ActionMenu.Item>}
        {templates.map((template) => (
          <ActionMenu.Item
            key={template.id}
            onSelect={() => {
              onInsert(template.fields.text ?? "");
              // Once the menu has given the focus back, to where the typing goes on.
              setTimeout(() => returnTo()?.focus());
            }}
          >
            {template.title}
          </ActionMenu.Item>
        ))}
      </ActionMenu.Content>
    </ActionMenu>
  );
}
