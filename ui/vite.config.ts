/// Bundles the window. Everything it needs comes from its own folder: no address outside it, nothing inlined,
/// so that the strict content security policy holds.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { licences } from "./licences.ts";

export default defineConfig({
  base: "./",
  plugins: [react(), licences()],
  clearScreen: false,
  server: { port: 1420, strictPort: true, host: "127.0.0.1" },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "safari16",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // The budget is 350 kB compressed on first load; this is about that, uncompressed.
    chunkSizeWarningLimit: 1000,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    css: false,
    restoreMocks: true,
    // Typing a whole form takes seconds on a busy machine; a test ends as soon as it has seen what it waits for.
    testTimeout: 30_000,
  },
});
