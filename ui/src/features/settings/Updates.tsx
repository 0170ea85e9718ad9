/// Whether there is a newer version; it is installed only when somebody asks for it.
import { Button } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { reportOf, useBackend } from "../../shared/backend";
import { flushDrafts } from "../../shared/drafts";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

const UPDATE_STATE = ["update_state"] as const;

/** One line of the facts about the app. */
export function Updates() {
  const { t } = useTranslation();
  const backend = useBackend();
  const toast = useToast();
  const state = useQuery({ queryKey: UPDATE_STATE, queryFn: () => backend.call("update_state", {}), staleTime: 0 });
  const [step, setStep] = useState<"idle" | "installing" | "installed">("idle");
  const version = state.data?.available ?? null;

  const install = async () => {
    setStep("installing");
    try {
      // The installer may end the app.
      await flushDrafts();
      if (await backend.call("install_update", {})) {
        setStep("installed");
        return;
      }
      toast.show(t("updates.notInstalled"), "error");
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    }
    setStep("idle");
  };
  const words = (): string => {
    if (step === "installed") return t("updates.installed");
    if (state.isPending) return t("updates.looking");
    if (state.data === undefined) return t("updates.unknown");
    if (version !== null) return t("updates.available", { version });
    return t(state.data.configured ? "updates.none" : "updates.off");
  };

  return (
    <div className="wt-facts__row" data-testid="updates">
      <dt>{t("updates.label")}</dt>
      <dd className="wt-row">
        <span role="status">{words()}</span>
        {version !== null && step !== "installed" && (
          <Button type="button" size="xsmall" loading={step === "installing"} onClick={() => void install()} aria-label={t("updates.installNamed", { version })} data-testid="install-update">
            {t("updates.install")}
          </Button>
        )}
      </dd>
    </div>
  );
}
