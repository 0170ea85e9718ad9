/// What another calendar's file holds, each offered as a meeting to plan. Nothing of it is saved by itself.
import { XMarkIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Tag } from "@navikt/ds-react";
import { useEffect, useRef } from "react";
import type { IcsEvent } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { dayOf, formatSpan, localTime, relativeDay } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { useTranslation } from "../../shared/translation";
import type { Offers } from "./CalendarFile";
import type { Visit } from "./visits";

/** More than this is not settled one by one. */
const ROWS_MAX = 100;
const MINUTE_MS = 60_000;
const MINUTES_DEFAULT = 60;

type FileOffersProps = { offers: Offers; visits: Visit[]; onClose: () => void };

export function FileOffers({ offers, visits, onClose }: FileOffersProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>("button")?.focus(), [offers]);
  const left = offers.events.length - ROWS_MAX;
  return (
    <Card
      title={t("calendarFile.offers", { name: offers.name })}
      hint={offers.events.length === 0 ? t("calendarFile.offersNone") : t("calendarFile.offersLead", { count: offers.events.length })}
      testId="ics-offers"
      action={<Button size="small" variant="tertiary" data-color="neutral" icon={<XMarkIcon aria-hidden />} aria-label={t("calendarFile.close")} onClick={onClose} data-testid="ics-close" />}
    >
      <ul className="wt-list wt-list--compact" ref={list}>
        {offers.events.slice(0, ROWS_MAX).map((event, index) => (
          <Offer key={`${event.uid}${index}`} event={event} planned={isPlanned(event, visits)} />
        ))}
      </ul>
      {left > 0 && <BodyShort textColor="subtle">{t("calendarFile.more", { count: left })}</BodyShort>}
    </Card>
  );
}

/** There is a meeting at that very time, called the same. */
const isPlanned = (event: IcsEvent, visits: Visit[]): boolean => visits.some(({ meeting }) => meeting.at === event.from && meeting.subject === event.subject);

function Offer({ event, planned }: { event: IcsEvent; planned: boolean }) {
  const { t } = useTranslation();
  const { openQuickLog } = useLauncher();
  const { from, to, subject, place, problem } = event;
  const minutes = from === null || to === null || event.all_day ? MINUTES_DEFAULT : Math.max(0, Math.round((to - from) / MINUTE_MS));
  const title = subject === "" ? t("calendarFile.untitled") : subject;
  return (
    <li className="wt-offer" data-testid="ics-offer">
      <div>
        <BodyShort weight="semibold">{title}</BodyShort>
        <div className="wt-meta">
          {from !== null && <span>{`${relativeDay(dayOf(from))} ${event.all_day ? t("calendarFile.allDay") : formatSpan(from, minutes)}`}</span>}
          {place !== "" && <span>{place}</span>}
          {problem !== null && (
            <Tag size="xsmall" variant="moderate" data-color="warning">
              {problem}
            </Tag>
          )}
        </div>
      </div>
      {planned ? (
        <Tag size="small" variant="outline" data-color="success">
          {t("calendarFile.planned")}
        </Tag>
      ) : (
        problem === null && from !== null && (
          <Button size="small" variant="secondary" aria-label={t("calendarFile.planThisNamed", { subject: title })} onClick={() => openQuickLog({ at: localTime(from), event: { minutes, subject, place } })}>
            {t("calendarFile.planThis")}
          </Button>
        )
      )}
    </li>
  );
}
