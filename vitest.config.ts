/**
 * The tests that need no browser. They do not use vite.config.ts: they need no React Router plugin, and the `#` names
 * are resolved from package.json, as on the server.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "tests/{domain,commands,queries,store,realtime,formats,http,editor,reading,offline,mail,pictures}/**/*.test.{ts,tsx}",
      "tests/architecture.test.ts",
      "tests/zz.test.ts",
    ],
    globalSetup: "tests/support/database.ts",
    // Two cores, with a PostgreSQL beside the tests: what takes a second alone may take five.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
