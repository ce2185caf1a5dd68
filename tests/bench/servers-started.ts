/**
 * The installation of the bench, prepared when the first part needs it and removed at the end, and the servers on it.
 */
import { rmSync } from "node:fs";
import { scratchFolder } from "../support/scratch.ts";
import { layDown, type People } from "./installation.ts";
import { type Kind, type Server, startOurs, startRival } from "./servers.ts";

let laid: Promise<People> | null = null;
const folder = scratchFolder();
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

export function people(): Promise<People> {
  laid ??= layDown(folder);
  return laid;
}

/** Only one of our servers runs at a time, because they share the database. */
export async function start(kind: Kind, { limits = true } = {}): Promise<Server> {
  if (kind !== "ours") return startRival(kind);
  await people();
  return startOurs({ folder, limits });
}
