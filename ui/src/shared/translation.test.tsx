import { act, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { changeLanguage } from "./i18n";
import { useTranslation } from "./translation";

function Words({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <p>
      {t("nav.home")} · {t("trail.minutes", { count })}
    </p>
  );
}

const text = () => screen.getByText(/·/u).textContent;

it("says everything anew in another language, also what was said before, and puts in what it is given each time", async () => {
  const { rerender } = render(<Words count={30} />);
  const norwegian = text();
  expect(norwegian).toContain("30");
  rerender(<Words count={45} />);
  expect(text()).toContain("45");
  await act(() => changeLanguage("en"));
  expect(text()).not.toBe(norwegian);
  expect(text()).toMatch(/^Today · /u);
  await act(() => changeLanguage("nb"));
  expect(text()).toMatch(new RegExp(`^${norwegian?.split(" · ")[0]} · `, "u"));
});
