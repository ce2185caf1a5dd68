/** A folder for one run's data, under the system's place for such things, that the database's account can enter. */
import { chmodSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "plenary-"));
  chmodSync(folder, 0o755);
  return folder;
}
