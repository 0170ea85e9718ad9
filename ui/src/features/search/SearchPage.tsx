/// Search over everything on this laptop, as you type.
import { MagnifyingGlassIcon } from "@navikt/aksel-icons";
import { BodyShort, Search } from "@navikt/ds-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { SearchHit } from "../../bindings/api";
import { EmptyState, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { dayOf, relativeDay } from "../../shared/dates";
import { useHitsPainted, waitBegins } from "../../shared/marks";
import { useNavigation } from "../../shared/navigation";
import { usePaused } from "../../shared/paused";
import { useSearch } from "../../shared/queries";
import { HIT_ICONS, useOpenHit } from "../../shared/search-hits";
import { useTranslation } from "../../shared/translation";

/** `start`: what to look for at once. */
export function SearchPage({ start = "" }: { start?: string | undefined }) {
  const { t } = useTranslation();
  const { visit } = useNavigation();
  const [words, setWords] = useState(start);
  const query = usePaused(words.trim());
  const search = useSearch(query);
  useHitsPainted(query !== "" && query === words.trim() && search.data !== undefined && !search.isPlaceholderData);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => field.current?.focus(), [visit]);

  const moveInList = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const hits = [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const at = hits.findIndex((hit) => hit === document.activeElement);
    event.preventDefault();
    if (at + step < 0) field.current?.focus();
    else hits[Math.min(at + step, hits.length - 1)]?.focus();
  };

  const hits = query === "" ? [] : (search.data?.hits ?? []);
  return (
    <div className="wt-page wt-page--narrow">
      <PageHeading focus={false}>{t("search.title")}</PageHeading>
      <div role="search" onKeyDown={moveInList} className="wt-stack">
        <Search
          ref={field}
          label={t("search.label")}
          hideLabel={false}
          variant="simple"
          value={words}
          onChange={(typed) => {
            waitBegins("search");
            setWords(typed);
          }}
          data-testid="search-input"
          autoComplete="off"
        />
        {search.isError ? <LoadError error={search.error} retry={() => void search.refetch()} /> : null}
        {query === "" && (
          <EmptyState level="2" icon={<MagnifyingGlassIcon />} title={t("search.start")} hint={t("search.startHint")} />
        )}
        {query !== "" && search.data !== undefined && hits.length === 0 && (
          <EmptyState level="2" icon={<MagnifyingGlassIcon />} title={t("search.empty", { query })} hint={t("search.emptyHint")} />
        )}
        <BodyShort size="small" textColor="subtle" role="status">
          {hits.length === 0 ? t("search.hint") : t("search.hits", { count: hits.length })}
          {hits.length > 0 && search.data?.cut === true ? ` · ${t("search.cut")}` : ""}
        </BodyShort>
        {hits.length > 0 && (
          <ul className="wt-card wt-card--flush wt-hits" ref={list}>
            {hits.map((hit) => (
              <Hit key={`${hit.kind}:${hit.id}`} hit={hit} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation();
  const openHit = useOpenHit();
  const Icon = HIT_ICONS[hit.kind];
  return (
    <li>
      <button type="button" className="wt-hit" data-testid="search-hit" data-kind={hit.kind} onClick={() => openHit(hit)}>
        <span className="wt-bubble" data-kind={hit.kind}>
          <Icon aria-hidden />
        </span>
        <span className="wt-hit__body">
          <span className="wt-hit__title">{hit.title}</span>
          {hit.snippet.length > 0 && (
            <span className="wt-hit__snippet">
              {hit.snippet.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))}
            </span>
          )}
          <span className="wt-meta">
            <span>{t(`search.kind.${hit.kind}`)}</span>
            {hit.kind !== "trail" && <span>{hit.trail_title}</span>}
            <span>{relativeDay(dayOf(hit.at))}</span>
          </span>
        </span>
      </button>
    </li>
  );
}
