/// Reasons to be glad, said calmly: the first trail, and a participant who has begun in a job.
import { PlantIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Heading } from "@navikt/ds-react";
import type { HomeView } from "../../bindings/api";
import { addDays, relativeDay } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { useNavigation } from "../../shared/navigation";
import { usePortfolio, useRecords } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";

/** A new job is news for a week. */
const NEWS_DAYS = 7;

export function GoodNews({ home }: { home: HomeView }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { openQuickLog } = useLauncher();
  const portfolio = usePortfolio();
  const jobs = useRecords({ kind: "job", include_discarded: false });
  const own = (portfolio.data?.trails ?? []).filter(({ mine }) => mine);
  const since = addDays(home.today, 1 - NEWS_DAYS);
  const begun = (jobs.data ?? [])
    .filter(({ fields, status }) => status === "ongoing" && (fields.start_date ?? "") >= since && (fields.start_date ?? "") <= home.today)
    .flatMap((job) => own.filter(({ id }) => id === job.trail).map((trail) => ({ job, trail })));
  const [first] = own;
  const isFirst = home.trail_count === 1 && first !== undefined && first.phase === "referred" && first.next_meeting_at === null;
  if (begun.length === 0 && !isFirst) return null;
  return (
    <section className="wt-news" aria-label={t("morning.goodNews")} data-testid="good-news">
      <PlantIcon aria-hidden />
      <div className="wt-stack wt-stack--tight">
        {begun.map(({ job, trail }) => (
          <div key={job.id}>
            <Heading level="2" size="xsmall">
              {t("morning.newJob", { name: trail.title, day: relativeDay(job.fields.start_date ?? home.today, home.today) })}
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
        <Button size="small" variant="secondary" onClick={() => go({ name: "trail", id: begun[0]?.trail.id ?? "" })}>
          {t("morning.trail")}
        </Button>
      )}
    </section>
  );
}
