/** A folder for the data of one run, in the system's temporary folder, that the account of the database can enter. */
import { chmodSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "plenary-"));
  chmodSync(folder, 0o755);
  return folder;
}
