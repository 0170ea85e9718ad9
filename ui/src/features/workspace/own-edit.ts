/// Changes a record of the own workspace with one press, and says what was done.
import type { RecordRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { useCommand } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

type OwnChange = { fields?: Record<string, string>; discarded?: boolean };

/** `done` is what is said afterwards; null for nothing. */
export function useOwnEdit(): (row: RecordRow, change: OwnChange, done: string | null) => Promise<void> {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  return async (row, { fields = {}, discarded }, done) => {
    try {
      await call("edit_record", { input: { id: row.id, fields, ...(discarded === undefined ? {} : { discarded }) } });
      if (done !== null) toast.show(done);
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    }
  };
}
