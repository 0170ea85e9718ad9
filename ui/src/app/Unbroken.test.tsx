import { render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { Unbroken } from "./Unbroken";

function Page({ fault }: { fault: boolean }) {
  if (fault) throw new Error("Nora Prøvestad cannot be painted");
  return <p>the page</p>;
}

const shown = (of: string, fault: boolean) => (
  <>
    <p>the rail</p>
    <Unbroken of={of}>
      <Page fault={fault} />
    </Unbroken>
  </>
);

it("leaves what is around a broken part, says nothing of whom it was about, and shows the next page", () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { rerender } = render(shown("one", true));
  expect(screen.getByText("the rail")).toBeTruthy();
  const told = screen.getByRole("alert");
  expect(told.textContent).toContain("Denne siden gikk i stykker");
  expect(told.textContent).not.toContain("Nora");
  expect(screen.getByRole("button", { name: "Last vinduet på nytt" })).toBeTruthy();
  rerender(shown("one", false));
  expect(screen.queryByText("the page")).toBeNull();
  rerender(shown("other", false));
  expect(screen.getByText("the page")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("fills a window of which nothing else is left", () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  render(
    <Unbroken alone>
      <Page fault />
    </Unbroken>,
  );
  expect(screen.getByRole("main").contains(screen.getByRole("alert"))).toBe(true);
});
