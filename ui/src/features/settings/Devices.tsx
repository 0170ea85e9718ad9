/// The person's laptops, as the central office knows them.
import { BodyShort, Table, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { reportOf, useBackend } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { dayOf, formatDay, relativeInstant } from "../../shared/dates";
import { useTranslation } from "../../shared/translation";

/** Asked of the central office, and so not with every change here. */
const DEVICES = ["devices"] as const;

export function Devices() {
  const { t } = useTranslation();
  const backend = useBackend();
  const devices = useQuery({ queryKey: DEVICES, queryFn: () => backend.call("devices", {}), staleTime: 0 });
  const offline = devices.isError && reportOf(devices.error, "").code === "server_unreachable";
  return (
    <Card title={t("devices.title")} hint={t("devices.hint")} testId="devices">
      {devices.isPending && <ListSkeleton rows={2} height={40} />}
      {/* Without a network is the usual state of a laptop, and no fault. */}
      {offline && <BodyShort textColor="subtle">{t("devices.offline")}</BodyShort>}
      {devices.isError && !offline && <LoadError error={devices.error} retry={() => void devices.refetch()} />}
      {devices.data?.length === 0 && <BodyShort textColor="subtle">{t("devices.none")}</BodyShort>}
      {devices.data !== undefined && devices.data.length > 0 && (
        <div className="wt-scroll-x">
          <Table size="small" aria-label={t("devices.title")}>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{t("devices.name")}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t("devices.state")}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t("devices.enrolled")}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t("devices.lastSeen")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {devices.data.map((device) => (
                <Table.Row key={`${device.name}:${device.enrolled_at}`} data-testid="device-row">
                  <Table.HeaderCell scope="row">
                    <span className="wt-row">
                      {device.name}
                      {device.this_device && (
                        <Tag size="xsmall" variant="moderate" data-color="accent" className="wt-tag">
                          {t("devices.thisOne")}
                        </Tag>
                      )}
                    </span>
                  </Table.HeaderCell>
                  <Table.DataCell>
                    {device.revoked ? (
                      <Tag size="xsmall" variant="moderate" data-color="danger" className="wt-tag">
                        {t("devices.revoked")}
                      </Tag>
                    ) : (
                      t("devices.inUse")
                    )}
                  </Table.DataCell>
                  <Table.DataCell className="wt-numbers">{formatDay(dayOf(device.enrolled_at))}</Table.DataCell>
                  <Table.DataCell>{device.last_seen === null ? <span className="wt-quiet">{t("devices.neverSeen")}</span> : relativeInstant(device.last_seen)}</Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Card>
  );
}
