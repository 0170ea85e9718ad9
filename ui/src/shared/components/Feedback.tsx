/// What is shown when something is loading, empty or refused.
import { Button, BodyShort, BodyLong, Heading, LocalAlert, Skeleton } from "@navikt/ds-react";
import type { ReactNode } from "react";
import type { ErrorReport } from "../../bindings/api";
import { reportOf } from "../backend";
import type { Submit } from "../submit";
import { useTranslation } from "../translation";

/** The refusal of a whole form. */
export function FormError({ report }: { report: ErrorReport | null }) {
  const { t } = useTranslation();
  if (report === null) return null;
  return (
    <LocalAlert status="error" role="alert">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t("error.title")}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <span data-testid="error-message">{report.message}</span>
      </LocalAlert.Content>
    </LocalAlert>
  );
}

/** The refusal of one field, for the field's `error`. */
export function fieldError(submit: Submit, name: string): ReactNode {
  const message = submit.fieldError(name);
  return message === null ? undefined : <span data-testid="error-message">{message}</span>;
}

/** A page or list that could not be read. */
export function LoadError({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const report = reportOf(error, t("error.unexpected"));
  return (
    <LocalAlert status="error" role="alert">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t("error.loadTitle")}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <BodyLong spacing data-testid="error-message">
          {report.message}
        </BodyLong>
        <Button size="small" variant="secondary" data-color="neutral" onClick={retry}>
          {t("app.retry")}
        </Button>
      </LocalAlert.Content>
    </LocalAlert>
  );
}

type EmptyStateProps = { icon: ReactNode; title: string; hint?: string; children?: ReactNode; level?: "2" | "3" };

/** A place where there is nothing yet, and what to do about it. */
export function EmptyState({ icon, title, hint, children, level = "3" }: EmptyStateProps) {
  return (
    <div className="wt-empty">
      <span className="wt-empty__icon" aria-hidden>
        {icon}
      </span>
      <Heading level={level} size="xsmall">
        {title}
      </Heading>
      {hint !== undefined && <BodyShort textColor="subtle">{hint}</BodyShort>}
      {children}
    </div>
  );
}

/** A page that is on its way. */
export function PageSkeleton() {
  return (
    <div className="wt-page">
      <ListSkeleton rows={6} />
    </div>
  );
}

/** Lines where a list will be. */
export function ListSkeleton({ rows = 4, height = 56 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <div className="wt-skeletons" aria-busy="true" aria-label={t("app.loading")} role="status">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} variant="rounded" height={height} />
      ))}
    </div>
  );
}
