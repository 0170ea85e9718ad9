import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import type { RecordRow, SearchHit } from "../bindings/api";
import { CommandError } from "./backend";
import { useNavigation } from "./navigation";
import { fakeBackend } from "../testing/fake-backend";
import { renderWithin } from "../testing/render-within";
import { recordRow } from "../testing/synthetic";
import { useOpenHit } from "./search-hits";

const HIT: SearchHit = { kind: "record", id: "record-9", trail: null, trail_title: "Eksempel Logistikk AS", title: "Siri Lagersen", snippet: [], at: 0 };

function Probe({ hit }: { hit: SearchHit }) {
  const open = useOpenHit();
  const { route } = useNavigation();
  return (
    <>
      <button type="button" onClick={() => open(hit)}>
        Åpne
      </button>
      <output data-testid="where">{JSON.stringify(route)}</output>
    </>
  );
}

async function follow(hit: SearchHit, row: Partial<RecordRow> | null) {
  const backend = fakeBackend({
    record: ({ id }) => {
      if (row === null) throw new CommandError({ code: "id_unknown", message: "Finnes ikke her.", field: "id" });
      return { id, row: recordRow({ id, trail: null, ...row }), version: "v1", history: [], conflicts: [] };
    },
  });
  const { user } = renderWithin(<Probe hit={hit} />, backend);
  await user.click(screen.getByRole("button", { name: "Åpne" }));
  await waitFor(() => expect(screen.getByTestId("where").textContent).not.toBe('{"name":"home"}'));
  return JSON.parse(screen.getByTestId("where").textContent ?? "") as unknown;
}

it.each<[string, Partial<RecordRow> | null, unknown]>([
  ["an employer, to its page", { kind: "employer", fields: { org_number: "999999999" } }, { name: "employer", org: "999999999" }],
  ["one of its people, to the employer", { kind: "employer_contact", fields: { employer: "999999999" } }, { name: "employer", org: "999999999" }],
  ["a task of one's own, to the own workspace", { kind: "private_task", fields: {} }, { name: "workspace" }],
  ["what has gone meanwhile, to all that is found by its name", null, { name: "search", query: "Siri Lagersen" }],
])("a hit without a trail leads: %s", async (_what, row, route) => {
  expect(await follow(HIT, row)).toEqual(route);
});

it("a hit on a trail leads there, and asks for nothing", async () => {
  expect(await follow({ ...HIT, trail: "trail-1" }, null)).toEqual({ name: "trail", id: "trail-1" });
});
