/**
 * The walks: real browsers through the real server, as it runs in production. Two workers, each with a server of its own
 * and for every file a database of its own (`tests/support/walk-server.ts`).
 */
import { defineConfig } from "@playwright/test";
import { browser } from "./tests/support/browser.ts";

const report = process.env.PLENARY_WALKS_REPORT || "node_modules/.cache/plenary/walks.json";

export default defineConfig({
  testDir: "tests/walks",
  globalSetup: "./tests/support/walk-server.ts",
  workers: Number(process.env.TEST_WORKERS || 2),
  // A walk that the machine was too busy for is walked once more, and named at the end: what fails twice has failed.
  retries: 1,
  // A server of a walk's own takes ten seconds to start on a busy machine, and as long for two people to come in.
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  // Two walks share a small machine, which draws a page in a second or two; what takes fifteen does not come.
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: report }]],
  use: {
    browserName: "chromium",
    launchOptions: browser(),
    // Recording took a third of the time of all walks.
    trace: "on-first-retry",
  },
});
