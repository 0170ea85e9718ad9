/// The command palette: everyone and everything on this laptop, and everything that can be done, from one field.
import { Buildings3Icon, PersonIcon } from "@navikt/aksel-icons";
import { Dialog } from "@navikt/ds-react";
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from "react";
import type { EmployerRow, SearchHit, TrailRow } from "../../bindings/api";
import { nameOf } from "../../shared/components/EmployerField";
import { Kbd } from "../../shared/components/Kbd";
import { type Route, useNavigation } from "../../shared/navigation";
import { usePaused } from "../../shared/paused";
import { useEmployers, usePortfolio, useSearch } from "../../shared/queries";
import { useReturnFocus } from "../../shared/return-focus";
import { HIT_ICONS, useOpenHit } from "../../shared/search-hits";
import { useTranslation } from "../../shared/translation";
import { type Entry, groupsOf } from "./entries";

/** One letter fits half the store; the store is asked from two on. */
const QUERY_CHARS_MIN = 2;

type PaletteDialogProps = { actions: Entry[]; onClose: () => void };

export function PaletteDialog({ actions, onClose }: PaletteDialogProps) {
  const { t } = useTranslation();
  const returnFocus = useReturnFocus();
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="small">
      <Dialog.Popup returnFocusTo={returnFocus} width="40rem" className="wt-palette" aria-label={t("palette.title")} initialFocusTo={() => field.current} data-testid="palette">
        <Palette actions={actions} field={field} onClose={onClose} />
      </Dialog.Popup>
    </Dialog>
  );
}

function Palette({ actions, field, onClose }: PaletteDialogProps & { field: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const listId = useId();
  const { go, recent } = useNavigation();
  const openHit = useOpenHit();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const query = typed.trim();
  const found = useFound(query);
  const portfolio = usePortfolio();

  const groups = useMemo(() => {
    const to = (route: Route) => () => go(route);
    return groupsOf(query, {
      trails: (portfolio.data?.trails ?? []).map((trail) => trailEntry(trail, t("portfolio.born", { year: trail.birth_year }), t(`phase.${trail.phase}`), to)),
      employers: found.employers.map((employer) => employerEntry(employer, to)),
      hits: found.hits.map((hit) => hitEntry(hit, t(`search.kind.${hit.kind}`), openHit)),
      actions,
      recent: recent.map((id) => `trail:${id}`),
    });
  }, [query, portfolio.data, found.employers, found.hits, actions, recent, go, openHit, t]);
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.min(active, entries.length - 1);

  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: "nearest" });
  }, [at, query]);

  const take = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    onClose();
    entry.run();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      onClose();
      return;
    }
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 };
    const to = moves[event.key];
    if (to !== undefined && entries.length > 0) {
      event.preventDefault();
      setActive((to + entries.length) % entries.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(entries[at]);
    }
  };

  const optionId = (index: number) => `${listId}-${index}`;
  return (
    <div className="wt-palette__body">
      <input
        ref={field}
        className="wt-palette__field"
        type="text"
        role="combobox"
        aria-label={t("palette.label")}
        placeholder={t("palette.placeholder")}
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? optionId(at) : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        data-testid="palette-input"
      />
      <div className="wt-palette__list" id={listId} role="listbox" aria-label={t("palette.found")} ref={list} tabIndex={-1}>
        {groups.map((group) => (
          <div key={group.name} role="group" aria-labelledby={`${listId}-${group.name}`}>
            <div className="wt-palette__group" id={`${listId}-${group.name}`} role="presentation">
              {t(`palette.group.${group.name}`)}
            </div>
            {group.entries.map((entry) => {
              const index = entries.indexOf(entry);
              return <Option key={entry.id} id={optionId(index)} entry={entry} selected={index === at} onTake={() => take(entry)} onPoint={() => setActive(index)} />;
            })}
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className="wt-palette__none">{t("palette.none", { query })}</p>}
      <div className="wt-palette__foot">
        <span role="status">{query === "" ? "" : t("palette.count", { count: entries.length })}</span>
        <span aria-hidden>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t("palette.move")} <Kbd>Enter</Kbd> {t("palette.take")} <Kbd>Esc</Kbd> {t("palette.close")}
        </span>
      </div>
    </div>
  );
}

type OptionProps = { id: string; entry: Entry; selected: boolean; onTake: () => void; onPoint: () => void };

function Option({ id, entry, selected, onTake, onPoint }: OptionProps) {
  const Icon = entry.icon;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className="wt-palette__option"
      data-testid="palette-option"
      onMouseMove={onPoint}
      // The field keeps the focus; a press takes the entry.
      onMouseDown={(event) => {
        event.preventDefault();
        onTake();
      }}
    >
      <Icon aria-hidden />
      <span className="wt-palette__label">{entry.label}</span>
      {entry.detail !== undefined && entry.detail !== "" && <span className="wt-palette__detail">{entry.detail}</span>}
      {entry.keys !== undefined && <Kbd>{entry.keys}</Kbd>}
    </div>
  );
}

/** What the store finds once the person pauses. */
function useFound(query: string): { employers: EmployerRow[]; hits: SearchHit[] } {
  const paused = usePaused(query);
  const asked = paused.length >= QUERY_CHARS_MIN;
  const employers = useEmployers(paused, asked);
  const search = useSearch(asked ? paused : "");
  return useMemo(
    () => ({
      employers: asked ? (employers.data ?? []) : [],
      // The trail itself is offered by its name already.
      hits: asked ? (search.data?.hits ?? []).filter((hit) => hit.kind !== "trail") : [],
    }),
    [asked, employers.data, search.data],
  );
}

type To = (route: Route) => () => void;

const trailEntry = (trail: TrailRow, born: string, phase: string, to: To): Entry => ({
  id: `trail:${trail.id}`, label: trail.title, detail: `${born} · ${phase}`, icon: PersonIcon, run: to({ name: "trail", id: trail.id }),
});

const employerEntry = (employer: EmployerRow, to: To): Entry => ({
  id: `employer:${employer.org_number}`, label: nameOf(employer), detail: employer.place === "" ? employer.municipality : employer.place, icon: Buildings3Icon, run: to({ name: "employer", org: employer.org_number }),
});

const hitEntry = (hit: SearchHit, kind: string, openHit: (hit: SearchHit) => void): Entry => ({
  id: `hit:${hit.kind}:${hit.id}`, label: hit.title, detail: `${kind} · ${hit.trail_title}`, icon: HIT_ICONS[hit.kind], run: () => openHit(hit),
});
