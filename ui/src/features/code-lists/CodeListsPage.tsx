/// Code lists (kodeverk): what they hold, where they come from, and how one is replaced or taken back.
import { BodyShort, Select, Tag } from "@navikt/ds-react";
import { useState } from "react";
import type { CodeListName, CodeListRow } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { relativeInstant } from "../../shared/dates";
import { useCodeList, useCodeListHistory, useCodeLists } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { CodeTable } from "./CodeTable";
import { ReplaceList } from "./ReplaceList";

export function CodeListsPage() {
  const { t } = useTranslation();
  const lists = useCodeLists();
  const [chosen, setChosen] = useState<CodeListName | null>(null);
  const list = lists.data?.find(({ name }) => name === chosen) ?? lists.data?.[0];
  return (
    <div className="wt-page wt-page--narrow">
      <header>
        <PageHeading>{t("codeLists.title")}</PageHeading>
        <BodyShort textColor="subtle">{t("codeLists.lead")}</BodyShort>
      </header>
      {lists.isError ? <LoadError error={lists.error} retry={() => void lists.refetch()} /> : null}
      {lists.isPending ? <ListSkeleton rows={5} /> : null}
      {list !== undefined && (
        <>
          <Select size="small" label={t("codeLists.choose")} value={list.name} onChange={(event) => setChosen(lists.data?.find(({ name }) => name === event.target.value)?.name ?? null)} data-testid="code-list-choose">
            {lists.data?.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </Select>
          <OneList key={list.name} row={list} />
        </>
      )}
    </div>
  );
}

function OneList({ row }: { row: CodeListRow }) {
  const { t } = useTranslation();
  const view = useCodeList(row.name);
  return (
    <>
      <Card title={row.label} count={row.choices} testId="code-list">
        <div className="wt-stack wt-stack--fields">
          <div className="wt-meta">
            <Tag size="xsmall" variant="outline" data-color={row.version === 0 ? "neutral" : "info"} className="wt-tag">
              {row.version === 0 ? t("codeLists.builtIn") : t("codeLists.version", { version: row.version })}
            </Tag>
            {row.codes > row.choices && <span>{t("codeLists.retired", { count: row.codes - row.choices })}</span>}
            {row.closed && <span>{t("codeLists.closed")}</span>}
          </div>
          {view.isError ? <LoadError error={view.error} retry={() => void view.refetch()} /> : null}
          {view.isPending ? <ListSkeleton rows={6} height={32} /> : null}
          {view.data !== undefined && <CodeTable codes={view.data.codes} />}
        </div>
      </Card>
      <ReplaceList row={row} />
      <Versions name={row.name} />
    </>
  );
}

/** Nothing while the list is as it came with the program. */
function Versions({ name }: { name: CodeListName }) {
  const { t } = useTranslation();
  const { data: versions = [] } = useCodeListHistory(name);
  if (versions.length === 0) return null;
  return (
    <Card title={t("codeLists.history")} count={versions.length} testId="code-list-history">
      <ol className="wt-history">
        {versions.map(({ version, replaced_at, replaced_by, withdrawn_at }) => (
          <li key={version}>
            <span>
              <strong>{t("codeLists.version", { version })}</strong> {t("codeLists.by", { who: replaced_by })}
            </span>
            <span className="wt-quiet">
              {relativeInstant(replaced_at)}
              {withdrawn_at === null ? "" : ` · ${t("codeLists.withdrawn", { time: relativeInstant(withdrawn_at) })}`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
