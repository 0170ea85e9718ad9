/// What changing one's mind in the quick log takes along, and what it leaves as it was.
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { field, openQuickLog as open, SAVE, withBegun } from "../../testing/quick-log";
import { EMPLOYERS, trailView } from "../../testing/synthetic";

const kind = (name: string) => screen.getByRole("radio", { name });

it.each([["Emne", "Kaffe"], [/^Minutter/u, "30"], [/^Tidspunkt/u, "i går 10"], [/^Sted/u, "Kafeen"]])("is typed over where something is proposed: %s", async (name, words) => {
  const { user } = await open(fakeBackend());
  await user.type(field(/^Sted/u), "Alna");
  await user.tab();
  field(name).focus();
  await user.keyboard(words);
  expect(field(name).value).toBe(words);
});

it("keeps what was changed when a new meeting is asked for once more", async () => {
  const { user } = await open(withBegun(), { trail: "trail-1" });
  field(/^Minutter/u).focus();
  await user.keyboard("30");
  await user.click(screen.getByTestId("ql-new"));
  expect(field(/^Minutter/u).value).toBe("30");
});

it("is a new meeting when the planned one is pressed once more", async () => {
  const { user } = await open(withBegun());
  await user.click(screen.getByTestId("ql-planned"));
  expect(screen.getByTestId("ql-new").getAttribute("aria-pressed")).toBe("true");
  expect(screen.getByTestId("ql-planned").getAttribute("aria-pressed")).toBe("false");
});

it("says nothing of one kind about another", async () => {
  const backend = fakeBackend();
  const { user, onClose } = await open(backend);
  await user.click(kind("Utdanning"));
  await user.selectOptions(screen.getByRole("combobox", { name: "Handlet om" }), "support_during_education");
  await user.keyboard("{Alt>}2{/Alt}");
  await user.keyboard(SAVE);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("log_meeting")[0]?.input).toMatchObject({ kind: "employer" });
  expect(backend.asked("log_meeting")[0]?.input).not.toHaveProperty("sub_category");
});

it("says how it was held, and why it was called off", async () => {
  const backend = fakeBackend();
  const { user, onClose } = await open(backend);
  await user.selectOptions(screen.getByRole("combobox", { name: "Kanal" }), "phone");
  await user.selectOptions(screen.getByRole("combobox", { name: "Status" }), "cancelled");
  await user.type(screen.getByTestId("fact-cancel_reason"), "Syk");
  await user.keyboard(SAVE);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("log_meeting")[0]?.input).toMatchObject({ channel: "phone", status: "cancelled", cancel_reason: "Syk" });
});

it("goes to the task by a key, and to another kind by an arrow", async () => {
  const { user } = await open(fakeBackend());
  await user.keyboard("{Alt>}o{/Alt}");
  expect(document.activeElement).toBe(field("Hva skal gjøres?"));
  await user.click(kind("Arbeidsgiver"));
  await user.keyboard("{ArrowRight}");
  expect(kind("Arbeidsgiver").getAttribute("aria-checked")).toBe("false");
  expect(screen.getAllByRole("radio", { checked: true })).toEqual([document.activeElement]);
});

it("keeps a number that was typed when the name is changed, which may be what was misspelt", async () => {
  const { user } = await open(fakeBackend({ trail: () => trailView({ timeline: [] }) }));
  await user.keyboard("{Alt>}2{/Alt}");
  await user.type(field("Org.nummer"), "999999999");
  await user.type(screen.getByRole("combobox", { name: /^Arbeidsgiver/u }), "Eksempel");
  expect(field("Org.nummer").value).toBe("999999999");
});

it("keeps the employer whose number is being mended, whoever the meeting turns out to be with", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  await user.keyboard("{Alt>}2{/Alt}");
  await waitFor(() => expect(field("Org.nummer").value).toBe("999999999"));
  backend.answer("trail", () => trailView({ timeline: [] }));
  field("Org.nummer").focus();
  await user.keyboard("888888888");
  await user.type(screen.getByRole("combobox", { name: "Deltaker" }), "amina{Enter}");
  await waitFor(() => expect(backend.asked("trail").at(-1)).toEqual({ id: "trail-3" }));
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: /^Arbeidsgiver/u }).value).toBe("Eksempel Logistikk AS");
});

it("offers an employer without a name by its number", async () => {
  const employers = EMPLOYERS.slice(0, 1).map((employer) => ({ ...employer, name: "", org_number: "777777777" }));
  const { user } = await open(fakeBackend({ trail: () => trailView({ timeline: [] }), employers: () => employers }));
  await user.keyboard("{Alt>}2{/Alt}");
  await user.type(screen.getByRole("combobox", { name: /^Arbeidsgiver/u }), "7777");
  expect(await screen.findByRole("option", { name: /^777777777/u })).toBeTruthy();
});

it("asks who it was with when that is what was refused", async () => {
  const backend = withBegun();
  backend.refuse("edit_meeting", { code: "not_yours", message: "Møtet er overført til en annen.", field: "id" });
  const { user } = await open(backend);
  await user.keyboard(SAVE);
  await screen.findByText("Møtet er overført til en annen.");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("combobox", { name: "Deltaker" })));
});
