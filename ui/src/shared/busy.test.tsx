import { readFileSync } from "node:fs";
import { Button } from "@navikt/ds-react";
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

it("says that a busy button waits, and gives the pointer no tooltip that would outlive its dialog", () => {
  render(
    <>
      <style>{readFileSync("src/styles/base.css", "utf8")}</style>
      <Button loading>Lagre</Button>
    </>,
  );
  const spins = screen.getByTitle("Venter…").closest("svg");
  if (spins === null) throw new Error("nothing spins");
  expect(getComputedStyle(spins).pointerEvents).toBe("none");
  expect(screen.getByRole("button").hasAttribute("title")).toBe(false);
});
