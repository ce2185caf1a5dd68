/**
 * Browser tests: real browsers against the real server, as it runs in production. Two workers, each with its own
 * server; every test file has its own database (`tests/support/walk-server.ts`).
 */
import { defineConfig } from "@playwright/test";
import { browser } from "./tests/support/browser.ts";

const report = process.env.PLENARY_WALKS_REPORT || "node_modules/.cache/plenary/walks.json";

export default defineConfig({
  testDir: "tests/walks",
  globalSetup: "./tests/support/walk-server.ts",
  workers: Number(process.env.TEST_WORKERS || 2),
  // A test that failed on a busy machine is run once more and named at the end. What fails twice counts as failed.
  retries: 1,
  // On a busy machine the server of a test takes ten seconds to start, and signing in two people takes as long again.
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  // Two tests share a small machine, which draws a page in a second or two. What takes fifteen seconds does not come.
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: report }]],
  use: {
    browserName: "chromium",
    launchOptions: browser(),
    // Recording a trace at every run took a third of the time of all tests.
    trace: "on-first-retry",
  },
});
