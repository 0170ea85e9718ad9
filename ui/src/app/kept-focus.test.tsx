import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useRef } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { EmployerPage } from "../features/employers/EmployerPage";
import { CATALOGUE } from "../testing/catalogue";
import { fakeBackend } from "../testing/fake-backend";
import { renderWithin } from "../testing/render-within";
import { employerView } from "../testing/synthetic-employers";
import { Content } from "./Content";
import { useKeptFocus } from "./kept-focus";

type PageProps = { lines: string[]; page?: string; add?: boolean; taken?: boolean };

/** A list with a button for each line, and one to add another. */
function Page({ lines, page = "one", add = true, taken = false }: PageProps) {
  const root = useRef<HTMLElement>(null);
  useKeptFocus(root);
  return (
    <main ref={root} tabIndex={-1}>
      <section key={page}>
        {add && <button type="button">Ny</button>}
        <p>Gjøremål</p>
        <ul>
          {lines.map((line) => (
            <li key={line}>
              <input type="checkbox" aria-label={line} disabled={taken} />
              <button type="button">Mer om {line}</button>
            </li>
          ))}
        </ul>
      </section>
      <section key={`beside-${page}`}>
        <button type="button">Noe annet</button>
      </section>
    </main>
  );
}

const box = (name: string) => screen.getByRole("checkbox", { name });
const button = (name: string) => screen.getByRole("button", { name });

beforeEach(() => void vi.spyOn(document, "hasFocus").mockReturnValue(true));

it("goes to what has come to the place of what is gone, and to the one before it at the end", async () => {
  const { rerender } = render(<Page lines={["a", "b", "c", "d"]} />);
  box("b").focus();
  rerender(<Page lines={["a", "c", "d"]} />);
  await waitFor(() => expect(document.activeElement).toBe(box("c")));
  box("d").focus();
  rerender(<Page lines={["a", "c"]} />);
  await waitFor(() => expect(document.activeElement).toBe(box("c")));
});

it("goes to what is nearest when the list is empty", async () => {
  const { rerender } = render(<Page lines={["a"]} />);
  button("Mer om a").focus();
  rerender(<Page lines={[]} />);
  await waitFor(() => expect(document.activeElement).toBe(button("Ny")));
  rerender(<Page lines={["a"]} add={false} />);
  await waitFor(() => expect(document.activeElement).toBe(box("a")));
});

it("goes on from what was barred while it was at work", async () => {
  const { rerender } = render(<Page lines={["a", "b"]} />);
  box("a").focus();
  rerender(<Page lines={["a", "b"]} taken />);
  fireEvent.focusOut(box("a"), { relatedTarget: null });
  await Promise.resolve();
  rerender(<Page lines={["b"]} />);
  await waitFor(() => expect(document.activeElement).toBe(box("b")));
});

it("passes by what is barred", async () => {
  const { rerender } = render(<Page lines={["a", "b"]} />);
  box("a").focus();
  rerender(<Page lines={["b"]} taken />);
  await waitFor(() => expect(document.activeElement).toBe(button("Mer om b")));
});

it("goes on from what says that it is left as it goes, and from where one was when another window was looked at", async () => {
  const { rerender } = render(<Page lines={["a", "b", "c"]} />);
  box("a").focus();
  fireEvent.focusOut(box("a"), { relatedTarget: null });
  rerender(<Page lines={["b", "c"]} />);
  await waitFor(() => expect(document.activeElement).toBe(box("b")));
  const here = vi.mocked(document.hasFocus).mockReturnValue(false);
  fireEvent.focusOut(box("b"), { relatedTarget: null });
  await Promise.resolve();
  here.mockReturnValue(true);
  rerender(<Page lines={["c"]} />);
  await waitFor(() => expect(document.activeElement).toBe(box("c")));
});

/** Whatever was put off has been done. */
async function settled(change: () => void) {
  vi.useFakeTimers();
  change();
  await Promise.resolve();
  vi.runAllTimers();
  vi.useRealTimers();
}

it("leaves the focus where somebody else has put it, and nowhere when a press beside it left it there", async () => {
  const { rerender } = render(<Page lines={["a", "b", "c"]} />);
  render(<button type="button">Foran</button>);
  box("a").focus();
  await settled(() => {
    rerender(<Page lines={["b", "c"]} />);
    button("Foran").focus();
  });
  expect(document.activeElement).toBe(button("Foran"));
  box("b").focus();
  box("b").blur();
  await Promise.resolve();
  await settled(() => rerender(<Page lines={["c"]} />));
  expect(document.activeElement).toBe(document.body);
});

it("leaves another page to itself", async () => {
  const { rerender } = render(<Page lines={["a"]} />);
  box("a").focus();
  await settled(() => rerender(<Page page="two" lines={["b"]} />));
  expect(document.activeElement).toBe(document.body);
});

it("has the focus on the next task when one is closed by the keyboard", async () => {
  const [first] = employerView().tasks;
  if (first === undefined) throw new Error("no task");
  const tasks = [first, { ...first, id: "employer-task-3", title: "Ringe Siri" }];
  const backend = fakeBackend({ record_kinds: () => CATALOGUE, employer: () => employerView({ tasks }) });
  const { user } = renderWithin(<Content><EmployerPage org="999999999" /></Content>, backend);
  (await screen.findByRole("checkbox", { name: /Sende informasjon/u })).focus();
  backend.answer("employer", () => employerView({ tasks: tasks.slice(1) }));
  await user.keyboard(" ");
  await waitFor(() => expect(screen.queryByRole("checkbox", { name: /Sende informasjon/u })).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("checkbox", { name: /Ringe Siri/u })));
});
