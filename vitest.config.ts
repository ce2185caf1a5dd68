/**
 * The tests that need no browser. Not vite.config.ts: the React Router plugin has no place in them, and the `#` names
 * are resolved from package.json, as they are in the server.
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
    // Two cores, and a PostgreSQL beside the tests: what takes a second alone may take five.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
