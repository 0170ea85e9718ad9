/// Reasons to be glad, said calmly: the first trail, and a participant who has begun in a job.
import { PlantIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Heading } from "@navikt/ds-react";
import type { HomeView } from "../../bindings/api";
import { addDays, relativeDay } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { useNavigation } from "../../shared/navigation";
import { usePortfolio, usePressing } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";

export function GoodNews({ home }: { home: HomeView }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { openQuickLog } = useLauncher();
  const portfolio = usePortfolio();
  const begun = usePressing().data?.new_jobs ?? [];
  const first = portfolio.data?.trails.find(({ mine }) => mine);
  const isFirst = home.trail_count === 1 && first !== undefined && first.phase === "referred" && first.next_meeting_at === null;
  if (begun.length === 0 && !isFirst) return null;
  return (
    <section className="wt-news" aria-label={t("morning.goodNews")} data-testid="good-news">
      <PlantIcon aria-hidden />
      <div className="wt-stack wt-stack--tight">
        {begun.map((job) => (
          <div key={job.id}>
            <Heading level="2" size="xsmall">
              {t("morning.newJob", { name: job.trail_title, day: relativeDay(job.started_on, home.today) })}
            </Heading>
            <BodyShort>
              {job.title}. {t("morning.newJobNext")}
            </BodyShort>
          </div>
        ))}
        {isFirst && (
          <div>
            <Heading level="2" size="xsmall">
              {t("morning.firstTrail")}
            </Heading>
            <BodyShort>{t("morning.firstTrailNext")}</BodyShort>
          </div>
        )}
      </div>
      {begun[0] === undefined ? (
        <Button size="small" variant="secondary" onClick={() => openQuickLog({ trail: first?.id ?? "", at: `${addDays(home.today, 1)}T09:00` })}>
          {t("morning.planStartup")}
        </Button>
      ) : (
        <Button size="small" variant="secondary" onClick={() => go({ name: "trail", id: begun[0]?.trail ?? "" })}>
          {t("morning.trail")}
        </Button>
      )}
    </section>
  );
}
