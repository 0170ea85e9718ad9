/// What Rust says, in the language of the person: the shell is told at once, and what is on screen is asked for anew.
import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import type { RecordCatalogue } from "../bindings/api";
import { BackendProvider, CommandError } from "../shared/backend";
import { LANGUAGES, type Language } from "../shared/language";
import { loadPreferences, PREFERENCES_DEFAULT, setPreferences } from "../shared/preferences";
import { makeQueryClient } from "../shared/queries";
import { useRecordKind } from "../shared/record-kinds";
import { type FakeBackend, fakeBackend } from "../testing/fake-backend";
import { CATALOGUE } from "../testing/catalogue";
import { TASKS, PRESSING } from "../testing/synthetic";
import { App } from "./App";
import { Preferred } from "./render";

/** As the core says it. */
const SAID: Record<Language, { duty: string; finding: string; refusal: string; plural: string }> = {
  nb: { duty: "Skriv veilederrapport for perioden", finding: "Velg riktig fase", refusal: "Fødselsnummeret må ha elleve siffer.", plural: "Jobber" },
  nn: { duty: "Skriv rettleiarrapport for perioden", finding: "Vel rett fase", refusal: "Fødselsnummeret må ha elleve siffer. Sjå etter.", plural: "Jobbar" },
  en: { duty: "Write the counsellor report for the period", finding: "Choose the right phase", refusal: "The number must have eleven digits.", plural: "Jobs" },
};

/** A backend that speaks the language it was last told, and says so when it changes, as the shell does. */
function speaking(): FakeBackend {
  let language: Language = "nb";
  const row = TASKS[0];
  if (row === undefined) throw new Error("no synthetic task");
  const lines = () => [
    { ...row, id: "duty", source: "duty" as const, key: "a", subject: SAID[language].duty },
    { ...row, id: "finding", source: "finding" as const, key: "b", subject: SAID[language].finding },
  ];
  const backend: FakeBackend = fakeBackend({
    save_preferences: ({ input }) => {
      language = input.language;
      queueMicrotask(() => act(() => backend.emit("changed", null)));
      return input;
    },
    tasks: lines,
    pressing: () => ({ ...PRESSING, tasks_due: lines() }),
    record_kinds: (): RecordCatalogue => ({
      ...CATALOGUE,
      kinds: CATALOGUE.kinds.map((spec) => (spec.kind === "job" ? { ...spec, plural: SAID[language].plural } : spec)),
    }),
    find_by_national_id: () => {
      throw new CommandError({ code: "national_id_length", message: SAID[language].refusal, field: "national_id" });
    },
  });
  return backend;
}

function Kind() {
  const kind = useRecordKind("job");
  return <output data-testid="plural">{kind?.spec.plural}</output>;
}

describe("what Rust says", () => {
  afterEach(() => act(() => loadPreferences(fakeBackend())));

  it.each(LANGUAGES)("comes in %s once that is chosen: duties, findings, labels of the catalogue and refusals", async (language) => {
    const backend = speaking();
    await act(() => loadPreferences(backend));
    render(
      <Preferred>
        <BackendProvider value={backend}>
          <QueryClientProvider client={makeQueryClient()}>
            <App start={{ name: "home" }} />
            <Kind />
          </QueryClientProvider>
        </BackendProvider>
      </Preferred>,
    );
    const user = userEvent.setup();
    expect((await screen.findAllByText(SAID.nb.duty)).length).toBeGreaterThan(0);
    act(() => setPreferences({ language }));
    expect(backend.asked("save_preferences").at(-1)?.input).toEqual({ ...PREFERENCES_DEFAULT, language });
    await waitFor(() => expect(screen.getAllByText(SAID[language].duty).length).toBeGreaterThan(0));
    expect(screen.getAllByText(SAID[language].finding).length).toBeGreaterThan(0);
    await waitFor(() => expect(screen.getByTestId("plural").textContent).toBe(SAID[language].plural));
    for (const other of LANGUAGES) if (other !== language) expect(screen.queryByText(SAID[other].duty)).toBeNull();
    await user.click(screen.getByTestId("new-trail"));
    await user.type(await screen.findByTestId("nt-national-id"), "01419412345");
    const refused = await screen.findByTestId("number-wrong");
    expect(refused.textContent).toBe(SAID[language].refusal);
    expect(refused.closest("[lang]")?.getAttribute("lang")).toBe(language);
  });
});
