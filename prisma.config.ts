/**
 * For the Prisma CLI, which is used for `generate` alone: the server applies prisma/migrations itself
 * (server/store/database/migrate.ts). The CLI insists on a native engine that it would download; any existing file
 * satisfies it for `generate`, so it is given this one.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(import.meta.url);

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
