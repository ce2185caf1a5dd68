/**
 * The embedded database: a real PostgreSQL whose programs are an npm package, run for this process alone. It is
 * reachable only over a Unix socket in a folder that nobody else may enter. It ends when this process ends, however
 * that happens, and a second process on the same folder is refused. Where it cannot run, DATABASE_URL is needed.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openToAll, programs, SHARED } from "#server/store/database/programs.ts";

export interface Embedded {
  url: string;
  stop(): Promise<void>;
  exited: Promise<void>;
}

/** `patience`: how long the server of a process that has just died may take to close its files, in ms. */
export async function startEmbedded(folder: string, patience = 5_000): Promise<Embedded> {
  // PostgreSQL refuses to run as root, so root runs it under an account without rights.
  const account = process.getuid?.() === 0 ? nobody() : undefined;
  const data = home(path.resolve(folder), account);
  const bin = programs(path.dirname(data), account !== undefined);
  if (!existsSync(path.join(data, "PG_VERSION"))) create(bin, data, account);
  await free(data, patience);
  const socket = socketFolder(data, account);
  const server = launch(bin, data, socket, account);
  await ready(server, data);
  const exited = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = () => {
    server.stdin?.end();
    return exited;
  };
  return { url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socket)}`, stop, exited };
}

interface Account {
  uid: number;
  gid: number;
}

/** By name, because initdb looks its account up and fails for a bare number. */
function nobody(): Account {
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** Under /root, for example, `nobody` could not reach the requested folder: then the data are stored where it can. */
function home(folder: string, account?: Account): string {
  if (!account || openToAll(path.dirname(folder))) return folder;
  return path.join(SHARED, shortName(folder));
}

function shortName(folder: string): string {
  return createHash("sha256").update(folder).digest("hex").slice(0, 12);
}

const QUIET = { cwd: "/", env: { PATH: process.env.PATH, LANG: "C", TZ: "UTC" } };

/** Made under a temporary name and moved into place when whole: a start that was cut off leaves no half. */
function create(bin: string, data: string, account?: Account): void {
  const fresh = `${data}.${process.pid}`;
  mkdirSync(path.dirname(data), { recursive: true });
  ownFolder(fresh, account);
  // The built-in locale knows every alphabet's small and capital letters, the same on every machine.
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", ...locale, "--no-instructions"];
  try {
    const options = { ...QUIET, ...account, stdio: ["ignore", "ignore", "pipe"] } satisfies object;
    execFileSync(path.join(bin, "initdb"), ["-D", fresh, ...args], options as object);
    renameSync(fresh, data);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Two first starts at the same time: the other one was faster, and its files are as good as ours.
    if (existsSync(path.join(data, "PG_VERSION"))) return;
    throw new Error(`A new database could not be made in ${data}: ${(error as Error).message} ${ELSEWHERE}`);
  }
}

const ELSEWHERE = "Mend that, or set DATABASE_URL to a PostgreSQL of your own.";

/** Waits until no server holds the data: one whose owner was killed is still closing its files. */
async function free(data: string, patience: number): Promise<void> {
  const lock = path.join(data, "postmaster.pid");
  for (const end = Date.now() + patience; existsSync(lock); await pause(50)) {
    const pid = Number(readFileSync(lock, "utf8").split("\n", 1)[0]);
    // After a crash of the machine the process id may belong to another program, and PostgreSQL would not check
    // further.
    if (!serving(pid)) return rmSync(lock, { force: true });
    if (Date.now() > end) throw new Error(inUse(data, pid));
  }
}

function inUse(data: string, pid?: number): string {
  const by = pid ? ` (process ${pid})` : "";
  return `The database in ${data} is in use${by}: another copy of Plenary is running on it. Stop that one, or set PLENARY_DATA to a folder of this copy's own.`;
}

/** Whether that process is a PostgreSQL. Where the system does not show it, any living process counts as one. */
function serving(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return true;
  }
}

/** A socket's path ends at 107 bytes, so for data in a deep folder the socket is in a folder with a short name. */
function socketFolder(data: string, account?: Account): string {
  if (Buffer.byteLength(path.join(data, ".s.PGSQL.5432")) < 100) return data;
  const folder = path.join(os.tmpdir(), `plenary-${shortName(data)}`);
  ownFolder(folder, account);
  return folder;
}

function ownFolder(folder: string, account?: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

/**
 * The server's end depends on a pipe that closes when this process is gone, even by kill -9: the shell reads from it
 * and then asks the server to stop. As a background job the reader would get /dev/null, hence descriptor 3.
 */
const WITH_OWNER = `exec 3<&0
"$@" 3<&- & server=$!
{ read -r _ <&3; kill -INT $server; } >/dev/null 2>&1 & reader=$!
exec 3<&-
wait $server; code=$?
kill $reader 2>/dev/null; exit $code`;

function launch(bin: string, data: string, socket: string, account?: Account): ChildProcess {
  const settings = ["listen_addresses=", "port=5432", `unix_socket_directories=${socket}`]
    .concat("max_connections=60", "shared_buffers=64MB", "log_checkpoints=off")
    .flatMap((setting) => ["-c", setting]);
  const command = [path.join(bin, "postgres"), "-D", data, ...settings];
  // Detached: Ctrl-C is for the web server, which still has edits to save in here.
  const options = {
    ...QUIET,
    ...account,
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
  } satisfies object;
  return spawn("/bin/sh", ["-c", WITH_OWNER, "sh", ...command], options as object);
}

function ready(server: ChildProcess, data: string): Promise<void> {
  let log = "";
  return new Promise((resolve, reject) => {
    server.stderr?.on("data", (text) => {
      if (!log.includes("ready to accept connections")) log += text;
      else if (/FATAL|PANIC/.test(text)) process.stderr.write(`[postgres] ${text}`);
      if (log.includes("ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", () => {
      const taken = log.includes('lock file "postmaster.pid"');
      reject(new Error(taken ? inUse(data) : `The embedded database did not start: ${log} ${ELSEWHERE}`));
    });
  });
}
