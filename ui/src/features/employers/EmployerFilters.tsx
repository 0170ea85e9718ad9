/// What narrows the list of employers: words, whose wishes it is to fit, earlier contacts, and on request place and size.
import { ChevronDownIcon, ChevronUpIcon } from "@navikt/aksel-icons";
import { Button, Chips, Search, TextField } from "@navikt/ds-react";
import { type Ref, useId, useState } from "react";
import { TypeAhead } from "../../shared/components/TypeAhead";
import { usePortfolio, useWorkspace } from "../../shared/queries";
import { POSTAL_CODE } from "../../shared/roaming";
import { trailOptions } from "../../shared/trail-options";
import { useTranslation } from "../../shared/translation";
import { type Filters, isPostalCode, MORE, type MoreName, moreInUse } from "./filters";

const CONTACTED = ["own", "team", "nobody"] as const;

type EmployerFiltersProps = { filters: Filters; onChange: (change: Partial<Filters>) => void; search: Ref<HTMLInputElement> };

export function EmployerFilters({ filters, onChange, search }: EmployerFiltersProps) {
  const { t } = useTranslation();
  const portfolio = usePortfolio();
  const more = moreInUse(filters);
  const [open, setOpen] = useState(more > 0);
  const panel = useId();
  return (
    <div className="wt-stack wt-stack--fields">
      <div className="wt-employer-find">
        <Search
          ref={search}
          size="small"
          variant="simple"
          label={t("employers.find")}
          hideLabel={false}
          value={filters.query}
          onChange={(query) => onChange({ query })}
          autoComplete="off"
          data-testid="employers-search"
        />
        <TypeAhead
          label={t("employers.wishOf")}
          name="wish_of"
          testId="employers-wish"
          text={filters.wishText}
          options={trailOptions(portfolio.data?.trails ?? [], filters.wishText, filters.wishOf, t)}
          onText={(wishText) => onChange({ wishText, wishOf: "" })}
          onChoose={({ id, label }) => onChange({ wishOf: id, wishText: label })}
          none={t("quickLog.trailNone")}
          takeFirst
        />
      </div>
      <div className="wt-filters">
        <Chips size="small" aria-label={t("employers.contacted")}>
          <Chips.Toggle checkmark={false} selected={filters.contactedBy === null} onClick={() => onChange({ contactedBy: null })}>
            {t("employers.by.any")}
          </Chips.Toggle>
          {CONTACTED.map((by) => (
            <Chips.Toggle key={by} checkmark={false} selected={filters.contactedBy === by} onClick={() => onChange({ contactedBy: filters.contactedBy === by ? null : by })}>
              {t(`employers.by.${by}`)}
            </Chips.Toggle>
          ))}
          <Chips.Toggle selected={filters.withNeeds} onClick={() => onChange({ withNeeds: !filters.withNeeds })} data-testid="employers-needs">
            {t("employers.withNeeds")}
          </Chips.Toggle>
        </Chips>
        <Button
          type="button"
          size="small"
          variant="tertiary"
          data-color="neutral"
          icon={open ? <ChevronUpIcon aria-hidden /> : <ChevronDownIcon aria-hidden />}
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => setOpen((now) => !now)}
          data-testid="employers-more"
        >
          {more === 0 ? t("employers.more") : t("employers.moreInUse", { count: more })}
        </Button>
      </div>
      <div id={panel} hidden={!open} className="wt-employer-more">
        {open && MORE.map((name) => <More key={name} name={name} filters={filters} onChange={onChange} />)}
      </div>
    </div>
  );
}

function More({ name, filters, onChange }: { name: MoreName; filters: Filters; onChange: (change: Partial<Filters>) => void }) {
  const { t } = useTranslation();
  const own = useWorkspace().data?.preferences[POSTAL_CODE] ?? "";
  const numeric = name !== "place" && name !== "trade";
  const half = name === "near" && filters.near.trim() !== "" && !isPostalCode(filters.near);
  return (
    <div>
      <TextField
        size="small"
        label={t(`employers.${name}`)}
        name={name}
        {...(numeric ? { inputMode: "numeric" as const } : {})}
        autoComplete="off"
        value={filters[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
        {...(half ? { description: t("employers.nearHalf") } : {})}
        data-testid={`employers-${name}`}
      />
      {name === "near" && own !== "" && filters.near !== own && (
        <Button type="button" size="xsmall" variant="tertiary" onClick={() => onChange({ near: own })}>
          {t("employers.nearOwn", { code: own })}
        </Button>
      )}
    </div>
  );
}
