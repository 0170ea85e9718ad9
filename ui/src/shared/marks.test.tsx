/// What is waited for is measured once, from where it began.
import { renderHook, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { useHitsPainted, usePagePainted, waitBegins } from "./marks";

/** Three pictures later: whatever was to come of what is there has come. */
const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))));
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
    await painted();
    expect(measured("page:tasks")).toHaveLength(0);
    document.querySelector(".aksel-skeleton")?.remove();
    await waitFor(() => expect(measured("page:tasks")).toHaveLength(1));
  });

  it("measure unlocking by what is looked for first, and the page by the whole of it", async () => {
    document.body.innerHTML = '<main id="content"><div data-painting="true"></div></main>';
    waitBegins("unlock");
    waitBegins("page:home");
    renderHook(() => usePagePainted("home", 1));
    await waitFor(() => expect(measured("unlock")).toHaveLength(1));
    await painted();
    expect(measured("page:home")).toEqual([]);
    document.querySelector("[data-painting]")?.setAttribute("data-painting", "false");
    await waitFor(() => expect(measured("page:home")).toHaveLength(1));
    expect(measured("unlock")).toHaveLength(1);
  });

  it("measure from where the wait began last, by the first picture after it, and once", async () => {
    waitBegins("page:tasks");
    const first = performance.getEntriesByName("page:tasks", "mark")[0]?.startTime ?? 0;
    await painted();
    waitBegins("page:tasks");
    expect(performance.getEntriesByName("page:tasks", "mark")).toHaveLength(1);
    const { rerender } = renderHook(({ visit }) => usePagePainted("tasks", visit), { initialProps: { visit: 1 } });
    await waitFor(() => expect(measured("page:tasks")).toHaveLength(1));
    expect(measured("page:tasks")[0]?.startTime).toBeGreaterThan(first);
    expect(performance.getEntriesByName("page:tasks", "mark")).toEqual([]);
    const [once] = measured("page:tasks");
    rerender({ visit: 2 });
    await painted();
    expect(measured("page:tasks")).toEqual([once]);
    waitBegins("page:tasks");
    rerender({ visit: 3 });
    await waitFor(() => expect(measured("page:tasks")[0]).not.toEqual(once));
    expect(measured("page:tasks")).toHaveLength(1);
  });

  it("measure nothing of a page that was left before it was there", async () => {
    document.body.innerHTML = '<main id="content"><div class="aksel-skeleton"></div></main>';
    waitBegins("page:tasks");
    const { unmount } = renderHook(() => usePagePainted("tasks", 1));
    await painted();
    unmount();
    document.querySelector(".aksel-skeleton")?.remove();
    await painted();
    expect(measured("page:tasks")).toEqual([]);
  });

  it("measure a search when its hits are there, and unlocking by no other page than home", async () => {
    waitBegins("search");
    waitBegins("unlock");
    const { rerender } = renderHook(({ there }) => useHitsPainted(there), { initialProps: { there: false } });
    renderHook(() => usePagePainted("tasks", 1));
    await painted();
    expect([...measured("search"), ...measured("unlock")]).toEqual([]);
    rerender({ there: true });
    await waitFor(() => expect(measured("search")).toHaveLength(1));
  });

  it("measure unlocking by the home that follows it, and nothing that did not begin", async () => {
    waitBegins("unlock");
    renderHook(() => usePagePainted("home", 1));
    await waitFor(() => expect(measured("unlock")).toHaveLength(1));
    expect(measured("page:home")).toHaveLength(0);
  });
});
