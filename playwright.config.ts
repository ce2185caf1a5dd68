/**
 * The walks: real browsers through the real server, as it runs in production, on a database made for this run.
 * One worker, because the walks of one run share that database and the machine may have two cores.
 */
import { rmSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { browser } from "./tests/support/browser.ts";
import { scratchFolder } from "./tests/support/scratch.ts";

const port = Number(process.env.TEST_PORT || 3987);
// Playwright reads this file again in each worker: there the folder is in the environment already.
process.env.PLENARY_WALKS_DATA ??= ownedFolder();
const report = process.env.PLENARY_WALKS_REPORT || "node_modules/.cache/plenary/walks.json";

export default defineConfig({
  testDir: "tests/walks",
  workers: 1,
  // A walk that the machine was too busy for is walked once more, and named at the end: what fails twice has failed.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  // A small machine draws a page in a second or two; what takes ten does not come.
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: report }]],
  use: {
    baseURL: `http://localhost:${port}`, // not 127.0.0.1: passkeys want a name
    browserName: "chromium",
    launchOptions: browser(),
    trace: "retain-on-failure",
  },
  webServer: {
    command: `"${process.execPath}" server/index.ts`,
    url: `http://localhost:${port}/healthz`,
    // Whatever the caller has set for a server of his own must not reach this one, his database least of all.
    env: {
      NODE_ENV: "production",
      PORT: String(port),
      PLENARY_DATA: process.env.PLENARY_WALKS_DATA,
      ...{ HOST: "", DATABASE_URL: "", PLENARY_DEMO: "", PLENARY_ORIGIN: "", TRUST_PROXY: "", SMTP_URL: "" },
    },
    timeout: 120_000, // the first start makes the database and the demo
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    stdout: "ignore",
  },
});

/** Removed when the whole run is over; by then Playwright has stopped the server. */
function ownedFolder(): string {
  const folder = scratchFolder();
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
