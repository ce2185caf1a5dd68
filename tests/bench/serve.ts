/**
 * npm run bench:serve: the shipped server on a scratch database with the sheets and people of installation.ts, for any
 * load harness. `-- --port 4700`, `--cookies FILE` (one a line; FILE.reader: of a person who may only read),
 * `--no-limits` for clients that type faster than people do. Ctrl+C ends it and removes the database.
 */
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { scratchFolder } from "../support/scratch.ts";
import { layDown, SHEETS } from "./installation.ts";
import { startOurs } from "./servers.ts";

const options = {
  port: { type: "string", default: "4700" },
  cookies: { type: "string" },
  "no-limits": { type: "boolean", default: false },
} as const;
const { values } = parseArgs({ options });

const folder = scratchFolder();
const cookies = path.resolve(values.cookies ?? path.join(folder, "cookies"));
const { writers, reader } = await layDown(folder);
writeFileSync(cookies, `${writers.join("\n")}\n`, { mode: 0o600 });
writeFileSync(`${cookies}.reader`, `${reader}\n`, { mode: 0o600 });
const server = await startOurs({ folder, port: Number(values.port), limits: !values["no-limits"] });

console.log(
  `ws://${server.at}/collab/<sheet>: ${SHEETS.length + 2} sheets (fanout, flood, join, cold, good, crash-0 ..., doc-0 ...)`,
);
console.log(`cookies of ${writers.length} people: ${cookies}\nof one who may only read: ${cookies}.reader`);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(signal, async () => {
    await server.end();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
