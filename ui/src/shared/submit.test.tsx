/// What is refused stands at its field until the field is another.
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useRef, useState } from "react";
import { expect, it, vi } from "vitest";
import { fakeBackend } from "../testing/fake-backend";
import { renderWithin } from "../testing/render-within";
import { fieldError } from "./components/Feedback";
import { useSubmit } from "./submit";

function Form() {
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [name, setName] = useState("");
  return (
    <form ref={form}>
      <input name="name" aria-label="Navn" value={name} onChange={(event) => setName(event.target.value)} />
      <input name="other" aria-label="Annet" onKeyDown={({ key }) => key === "ArrowDown" && setName("Fra listen")} />
      <label>
        <input type="radio" name="phase" value="a" /> A
      </label>
      <label>
        <input type="radio" name="phase" value="b" /> B
      </label>
      {fieldError(submit, "name") ?? fieldError(submit, "phase")}
      <button type="button" onClick={() => setName("Fra listen")}>
        Velg
      </button>
      <button type="button" onClick={() => submit.fail({ code: "required", message: "Feltet må fylles ut.", field: "name" })}>
        Lagre
      </button>
      <button type="button" onClick={() => submit.fail({ code: "required", message: "Velg en fase.", field: "phase" })}>
        Lagre fase
      </button>
      <button type="button" onClick={() => submit.fail({ code: "required", message: "Velg en eier.", field: "owner" })}>
        Lagre eier
      </button>
      <output data-testid="refusal">{submit.refusal?.code}</output>
      <output data-testid="of-form">{submit.formError?.message}</output>
    </form>
  );
}

const wrong = () => screen.queryByTestId("error-message")?.textContent;
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("takes the error away when the field is typed in, not when another is, and brings it back when it is refused again", async () => {
  const { user } = renderWithin(<Form />, fakeBackend());
  press("Lagre");
  expect(wrong()).toBe("Feltet må fylles ut.");
  await user.type(screen.getByRole("textbox", { name: "Annet" }), "x");
  expect(wrong()).toBe("Feltet må fylles ut.");
  await user.type(screen.getByRole("textbox", { name: "Navn" }), "x");
  await waitFor(() => expect(wrong()).toBeUndefined());
  expect(screen.getByTestId("refusal").textContent).toBe("required");
  press("Lagre");
  expect(wrong()).toBe("Feltet må fylles ut.");
});

it("takes the error away when the field is filled from a list, and when one of several is chosen", async () => {
  const { user } = renderWithin(<Form />, fakeBackend());
  press("Lagre");
  await user.click(screen.getByRole("button", { name: "Velg" }));
  await waitFor(() => expect(wrong()).toBeUndefined());
  press("Lagre fase");
  expect(wrong()).toBe("Velg en fase.");
  await user.click(screen.getByRole("radio", { name: "B" }));
  await waitFor(() => expect(wrong()).toBeUndefined());
});

it("hears whatever fills the field: the mouse that pastes, and a key pressed elsewhere", async () => {
  renderWithin(<Form />, fakeBackend());
  press("Lagre");
  fireEvent.input(screen.getByRole("textbox", { name: "Navn" }), { target: { value: "limt inn" } });
  await waitFor(() => expect(wrong()).toBeUndefined());
  press("Lagre");
  fireEvent.keyDown(screen.getByRole("textbox", { name: "Annet" }), { key: "ArrowDown" });
  fireEvent.keyUp(screen.getByRole("textbox", { name: "Annet" }), { key: "ArrowDown" });
  await waitFor(() => expect(wrong()).toBeUndefined());
});

it("keeps the error when something else is chosen, and takes the focus to its field", async () => {
  const { user } = renderWithin(<Form />, fakeBackend());
  press("Lagre");
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Navn" }));
  await user.click(screen.getByRole("radio", { name: "B" }));
  expect(wrong()).toBe("Feltet må fylles ut.");
});

it("says of the whole form what is about none of its fields", () => {
  renderWithin(<Form />, fakeBackend());
  press("Lagre eier");
  expect([wrong(), screen.getByTestId("of-form").textContent]).toEqual([undefined, "Velg en eier."]);
});

function Sender({ send }: { send: () => Promise<void> }) {
  const submit = useSubmit(useRef(null));
  return (
    <button type="button" onClick={() => void submit.run(send)}>
      {submit.formError?.code ?? "Send"}
    </button>
  );
}

it("sends once at a time, and begins again without the last error", async () => {
  const refusals: ((why: Error) => void)[] = [];
  const send = vi.fn(() => new Promise<void>((_, refuse) => refusals.push(refuse)));
  renderWithin(<Sender send={send} />, fakeBackend());
  const button = screen.getByRole("button");
  fireEvent.click(button);
  fireEvent.click(button);
  expect(send).toHaveBeenCalledTimes(1);
  refusals[0]?.(new Error("nei"));
  await waitFor(() => expect(button.textContent).not.toBe("Send"));
  fireEvent.click(button);
  expect(send).toHaveBeenCalledTimes(2);
  expect(button.textContent).toBe("Send");
});
