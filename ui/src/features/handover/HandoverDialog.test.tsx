import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { CommandError } from "../../shared/backend";
import { useNavigation } from "../../shared/navigation";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { COLLEAGUES, handoverPlan } from "../../testing/synthetic-reports";
import { HandoverDialog } from "./HandoverDialog";

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

function open(trails: string[], backend = fakeBackend({ colleagues: () => COLLEAGUES, plan_handover: ({ trail }) => handoverPlan({ trail }) })) {
  const onClose = vi.fn();
  return { backend, onClose, ...renderWithin(<><HandoverDialog trails={trails} onClose={onClose} /><Where /></>, backend) };
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
  expect(document.activeElement).toBe(screen.getByTestId("handover-to"));
  // The last one cannot be left out: there would be nothing to give.
  expect(screen.queryByRole("button", { name: /^Ta ut/u })).toBeNull();
  await choose(user);
  await screen.findByText("2 følger med · 1 avsluttes");
  expect(backend.asked("plan_handover")).toEqual([{ trail: "trail-1", to: "user-2" }]);
  expect(screen.queryByText("Velg en kollega, så vises hva som følger med.")).toBeNull();
  await user.click(screen.getByTestId("handover-save"));
  await waitFor(() => expect(backend.asked("hand_over")).toEqual([{ input: { trails: ["trail-1"], to: "user-2" } }]));
  expect(await screen.findByTestId("toast")).toBeTruthy();
});

it("asks for a colleague before anything is given", async () => {
  const { user, backend } = open(["trail-1"]);
  await user.click(await screen.findByTestId("handover-save"));
  expect((await screen.findByTestId("error-message")).textContent).toContain("Velg en kollega");
  expect(document.activeElement).toBe(screen.getByTestId("handover-to"));
  expect(backend.asked("hand_over")).toEqual([]);
});

it("gives nothing before all plans are read, and says so where nothing is open", async () => {
  const waiting: ((plan: ReturnType<typeof handoverPlan>) => void)[] = [];
  const { user, backend } = open(["trail-1"], fakeBackend({ colleagues: () => COLLEAGUES, plan_handover: () => new Promise((resolve) => waiting.push(resolve)) }));
  await choose(user);
  await waitFor(() => expect(waiting).toHaveLength(1));
  expect(screen.getByTestId<HTMLButtonElement>("handover-save").disabled).toBe(true);
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(backend.asked("hand_over")).toEqual([]);
  for (const plan of waiting) plan(handoverPlan({ lines: [] }));
  expect(await screen.findByText("Ingenting er åpent. Bare jobbsporet skifter eier.")).toBeTruthy();
  expect(screen.getByTestId<HTMLButtonElement>("handover-save").disabled).toBe(false);
});

it("does not let anything go before what must be settled is settled", async () => {
  const settle = { id: "draft", kind: "draft" as const, label: "Kladd", title: "", step: "settle_first" as const, step_label: "Må avklares først", why: "Teksten er ikke lagret." };
  const backend = fakeBackend({ colleagues: () => COLLEAGUES, plan_handover: ({ trail }) => handoverPlan({ trail, lines: [settle], to_settle: 1 }) });
  const { user, onClose } = open(["trail-1"], backend);
  await choose(user);
  expect(await screen.findByTestId("handover-settle")).toBeTruthy();
  expect(screen.getByText("Teksten er ikke lagret.")).toBeTruthy();
  expect(screen.getByTestId<HTMLButtonElement>("handover-save").disabled).toBe(true);
  expect(screen.getByText("Teksten er ikke lagret.").closest("details")?.open).toBe(true);
  await user.click(screen.getByRole("button", { name: "Gå til jobbsporet" }));
  expect(onClose).toHaveBeenCalled();
  expect(screen.getByTestId("where").textContent).toBe('{"name":"trail","id":"trail-1"}');
});

const line = (id: string, step: "settle_first" | "move" | "end" | "stay") => ({ id, kind: "task" as const, label: id, title: "", step, step_label: step, why: "" });

it("tells first what must be settled, then what goes along, what ends and what stays", async () => {
  const lines = [line("a", "stay"), line("b", "end"), line("c", "move"), line("d", "settle_first")];
  const { user } = open(["trail-1"], fakeBackend({ colleagues: () => COLLEAGUES, plan_handover: ({ trail }) => handoverPlan({ trail, lines }) }));
  await choose(user);
  await waitFor(() => expect([...document.querySelectorAll<HTMLElement>("[data-step]")].map(({ dataset }) => dataset.step)).toEqual(["settle_first", "move", "end", "stay"]));
  expect(document.querySelector("details")?.open).toBe(false);
  expect(screen.queryByRole("button", { name: "Gå til jobbsporet" })).toBeNull();
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
