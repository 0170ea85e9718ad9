/// What is waited for is measured once, from where it began.
import { renderHook, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { usePagePainted, waitBegins } from "./marks";

const measured = (name: string) => performance.getEntriesByName(name, "measure");

describe("marks", () => {
  afterEach(() => {
    document.body.replaceChildren();
    performance.clearMeasures();
    performance.clearMarks();
  });

  it("measure a page when nothing on it is grey any more", async () => {
    document.body.innerHTML = '<main id="content"><div class="aksel-skeleton"></div></main>';
    waitBegins("page:tasks");
    renderHook(() => usePagePainted("tasks", 1));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(measured("page:tasks")).toHaveLength(0);
    document.querySelector(".aksel-skeleton")?.remove();
    await waitFor(() => expect(measured("page:tasks")).toHaveLength(1));
  });

  it("measure unlocking by the home that follows it, and nothing that did not begin", async () => {
    waitBegins("unlock");
    renderHook(() => usePagePainted("home", 1));
    await waitFor(() => expect(measured("unlock")).toHaveLength(1));
    expect(measured("page:home")).toHaveLength(0);
  });
});
