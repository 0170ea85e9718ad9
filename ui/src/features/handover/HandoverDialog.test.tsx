import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { CommandError } from "../../shared/backend";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { COLLEAGUES, handoverPlan } from "../../testing/synthetic-reports";
import { HandoverDialog } from "./HandoverDialog";

function open(trails: string[], backend = fakeBackend({ colleagues: () => COLLEAGUES, plan_handover: ({ trail }) => handoverPlan({ trail }) })) {
  const onClose = vi.fn();
  return { backend, onClose, ...renderWithin(<HandoverDialog trails={trails} onClose={onClose} />, backend) };
}

const choose = async (user: ReturnType<typeof open>["user"]) => user.type(await screen.findByTestId("handover-to"), "ole{Enter}");

it("shows what goes along before anything moves, and gives all of it in one step", async () => {
  const { user, backend, onClose } = open(["trail-1", "trail-2"]);
  expect((await screen.findByTestId("handover-plan")).textContent).toContain("Velg en kollega");
  await choose(user);
  await waitFor(() => expect(screen.getByTestId("handover-plan").textContent).toContain("4 følger med · 2 avsluttes"));
  await user.type(screen.getByTestId("handover-note"), "Ring Nora først.");
  await user.click(screen.getByTestId("handover-save"));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("hand_over")).toEqual([{ input: { trails: ["trail-1", "trail-2"], to: "user-2", note: "Ring Nora først." } }]);
});

it("leaves a trail out, and plans for the rest", async () => {
  const { user, backend } = open(["trail-1", "trail-2"]);
  await user.click(await screen.findByRole("button", { name: "Ta ut Jonas Øvingsen" }));
  await choose(user);
  await screen.findByText("2 følger med · 1 avsluttes");
  expect(backend.asked("plan_handover")).toEqual([{ trail: "trail-1", to: "user-2" }]);
});

it("does not let anything go before what must be settled is settled", async () => {
  const settle = { id: "draft", kind: "draft" as const, label: "Kladd", title: "", step: "settle_first" as const, step_label: "Må avklares først", why: "Teksten er ikke lagret." };
  const backend = fakeBackend({ colleagues: () => COLLEAGUES, plan_handover: ({ trail }) => handoverPlan({ trail, lines: [settle], to_settle: 1 }) });
  const { user } = open(["trail-1"], backend);
  await choose(user);
  expect(await screen.findByTestId("handover-settle")).toBeTruthy();
  expect(screen.getByText("Teksten er ikke lagret.")).toBeTruthy();
  expect(screen.getByTestId<HTMLButtonElement>("handover-save").disabled).toBe(true);
});

it("names the trail that cannot be given away, and why", async () => {
  const backend = fakeBackend({
    colleagues: () => COLLEAGUES,
    plan_handover: ({ trail }) => {
      if (trail === "trail-2") throw new CommandError({ code: "trail_ended", message: "Jobbsporet er avsluttet.", field: "phase" });
      return handoverPlan({ trail });
    },
  });
  const { user } = open(["trail-1", "trail-2"], backend);
  await choose(user);
  await waitFor(() => expect(screen.getByTestId("handover-plan").textContent).toContain("Jonas Øvingsen: Jobbsporet er avsluttet."));
  expect(screen.getByTestId<HTMLButtonElement>("handover-save").disabled).toBe(true);
});
