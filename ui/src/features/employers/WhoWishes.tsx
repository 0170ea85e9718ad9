/// Whose wishes an employer fits, among one's own participants. Only the words of the wish are shown here, and the screen
/// is the specialist's: nothing of it is written at the employer.
import { BodyShort, Link } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import type { TrailRow } from "../../bindings/api";
import { type Backend, useBackend } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { PhaseTag } from "../../shared/components/Tags";
import { useNavigation } from "../../shared/navigation";
import { STORE, usePortfolio } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";

/** As many participants as one specialist ever follows at once, and some. */
const ASKED_MAX = 60;

export function WhoWishes({ org }: { org: string }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const found = useWishes(org);
  if (found.data === undefined) return null;
  return (
    <Card title={t("employers.whoWishes")} count={found.data.length} hint={t("employers.whoWishesHint")} testId="who-wishes">
      {found.data.length === 0 && <BodyShort textColor="subtle">{t("employers.nobodyWishes")}</BodyShort>}
      <ul className="wt-list">
        {found.data.map(({ trail, fits }) => (
          <li key={trail.id} className="wt-record">
            <div>
              <Link as="button" className="wt-link wt-link--strong" onClick={() => go({ name: "trail", id: trail.id })}>
                {trail.title}
              </Link>
              <BodyShort size="small" textColor="subtle">
                {fits.join(", ")}
              </BodyShort>
            </div>
            <PhaseTag phase={trail.phase} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Asks for each own participant whether this employer fits, best first. */
function useWishes(org: string) {
  const backend = useBackend();
  const portfolio = usePortfolio();
  const own = (portfolio.data?.trails ?? []).filter((trail) => trail.mine && trail.phase !== "ended").slice(0, ASKED_MAX);
  return useQuery({
    queryKey: [STORE, "who-wishes", org, own.map(({ id }) => id)],
    queryFn: async () => {
      const asked = await Promise.all(own.map((trail) => fitOf(backend, org, trail)));
      return asked.filter((one) => one.fits.length > 0).toSorted((a, b) => b.fits.length - a.fits.length);
    },
    enabled: portfolio.data !== undefined,
  });
}

async function fitOf(backend: Backend, org: string, trail: TrailRow): Promise<{ trail: TrailRow; fits: string[] }> {
  const rows = await backend.call("employers", { filter: { query: org, wish_of: trail.id } });
  return { trail, fits: rows.find((row) => row.org_number === org)?.fits ?? [] };
}
