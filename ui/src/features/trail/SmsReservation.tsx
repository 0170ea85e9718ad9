/// Whether the participant wants reminders by SMS. Each change is an entry of its own, so that the history tells of it.
import { Switch } from "@navikt/ds-react";
import { useState } from "react";
import type { RecordRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { useCommand } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

export function SmsReservation({ trail, records, disabled }: { trail: string; records: RecordRow[]; disabled: boolean }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const latest = records.filter(({ kind, discarded }) => kind === "sms_reservation" && !discarded).toSorted((a, b) => b.created_at - a.created_at)[0];
  const reserved = latest?.fields.reserved === "true";

  const change = async (next: boolean) => {
    setBusy(true);
    try {
      await call("add_record", { input: { trail, kind: "sms_reservation", fields: next ? { reserved: "true" } : {} } });
      toast.show(t(next ? "plan.smsOn" : "plan.smsOff"));
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card title={t("plan.sms")} hint={t("plan.smsHint")} testId="sms-reservation">
      <Switch size="small" checked={reserved} disabled={disabled || busy} onChange={(event) => void change(event.target.checked)} data-testid="sms-reserved">
        {t("plan.smsReserved")}
      </Switch>
    </Card>
  );
}
