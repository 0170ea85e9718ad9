import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { CATALOGUE } from "../../testing/catalogue";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { recordRow } from "../../testing/synthetic";
import { employerView } from "../../testing/synthetic-employers";
import { ContactField } from "./ContactField";

const SIRI = "018f2a5c-0000-7000-8000-000000000001";
const VIEW = employerView({ contacts: [
  recordRow({ id: SIRI, kind: "employer_contact", title: "Siri Lagersen", trail: null, fields: { role: "Lagersjef" } }),
  recordRow({ id: "018f2a5c-0000-7000-8000-000000000002", kind: "employer_contact", title: "Geir Skiftvik", trail: null, fields: { former_employee: "true" } }),
] });

function Around({ start, onChange }: { start: string; onChange: (value: string) => void }) {
  const [value, setValue] = useState(start);
  return (
    <ContactField
      label="Kontaktperson" name="employer_contact" employer="999999999" testId="contact" value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
    />
  );
}

function open(start = "", answers: Parameters<typeof fakeBackend>[0] = { employer: () => VIEW }) {
  const backend = fakeBackend({ record_kinds: () => CATALOGUE, ...answers });
  const onChange = vi.fn();
  return { ...renderWithin(<Around start={start} onChange={onChange} />, backend), backend, onChange };
}

const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Kontaktperson" });

it("shows who is meant instead of an id, and offers those who still work there", async () => {
  const { user } = open(SIRI);
  await waitFor(() => expect(field().value).toBe("Siri Lagersen"));
  await user.click(field());
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual(["Siri LagersenLagersjef", "Ny kontaktperson"]);
});

it("sends the id of the one that is chosen by keyboard", async () => {
  const { user, onChange } = open();
  await user.type(field(), "siri");
  await screen.findByRole("option", { name: /Siri Lagersen/u });
  await user.keyboard("{ArrowDown}{Enter}");
  expect(onChange).toHaveBeenLastCalledWith(SIRI);
});

it("registers somebody new from the name that was typed, and takes that person", async () => {
  const { user, backend, onChange } = open("", { employer: () => VIEW, add_employer_record: () => ({ id: "018f2a5c-0000-7000-8000-000000000009" }) });
  await user.type(field(), "Ola Nye Øvingsen");
  await user.click(await screen.findByRole("option", { name: "Legg til «Ola Nye Øvingsen» som kontaktperson" }));
  expect((await screen.findByTestId<HTMLInputElement>("record-first_name")).value).toBe("Ola Nye");
  expect(screen.getByTestId<HTMLInputElement>("record-last_name").value).toBe("Øvingsen");
  await user.click(screen.getByTestId("record-save"));
  await waitFor(() => expect(onChange).toHaveBeenLastCalledWith("018f2a5c-0000-7000-8000-000000000009"));
  expect(backend.asked("add_employer_record")[0]?.input.org_number).toBe("999999999");
});

it("saves the new person only, not the form behind", async () => {
  const saved = vi.fn();
  const backend = fakeBackend({ record_kinds: () => CATALOGUE, employer: () => VIEW, add_employer_record: () => ({ id: SIRI }) });
  const { user } = renderWithin(
    <form
      onSubmit={saved}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey) saved();
      }}
    >
      <Around start="" onChange={vi.fn()} />
    </form>,
    backend,
  );
  await user.type(field(), "Ola Øvingsen");
  await user.click(await screen.findByRole("option", { name: /Ola Øvingsen/u }));
  await user.type(await screen.findByTestId("record-role"), "Sjef{Alt>}n{/Alt}");
  saved.mockClear();
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(screen.queryByTestId("record-save")).toBeNull());
  expect(backend.asked("add_employer_record")).toHaveLength(1);
  // Only the Control key itself was heard behind.
  expect(saved.mock.calls.filter(([event]) => event !== undefined)).toEqual([]);
});

it("takes a line as it is where the employer is not registered", async () => {
  const { user, onChange } = open("", {});
  await user.type(field(), "Lagersjefen{Enter}");
  expect(onChange).toHaveBeenLastCalledWith("Lagersjefen");
  expect(screen.queryByRole("option")).toBeNull();
});
