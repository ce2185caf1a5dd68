/**
 * A real PostgreSQL and a real Redis, each in a scratch folder and on a port of its own, to be killed, frozen and
 * started again. Debian's versions are used where they are found. Redis is installed where that is possible; without
 * Redis these tests are skipped. Without Debian's PostgreSQL the one of our packages is used, which is also a real one.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { accessSync, chownSync, constants, mkdirSync, readdirSync, rmSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { programs } from "#server/store/database/programs.ts";
import { scratchFolder } from "./scratch.ts";

export interface Service {
  url: string;
  /** The program and its version, for a person who reads the output of the run. */
  version: string;
  start(): Promise<void>;
  /** It cannot save anything before it ends. */
  kill(): Promise<void>;
  /** It receives and sends nothing, but its connections stay open. */
  freeze(): void;
  thaw(): void;
  /** Ends it for good and deletes its folder. */
  close(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Null, and a clear message, if there is no Redis and it cannot be installed. */
export async function realRedis(): Promise<Service | null> {
  const program = inPath("redis-server") ?? inPath("valkey-server") ?? installed("redis-server");
  if (!program) {
    console.error(
      "\n!!! NOT TESTED: there is no redis-server, and none could be installed (apt-get, as root).\n",
    );
    return null;
  }
  const port = await freePort();
  const folder = scratchFolder();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  const ready = () => pongs(port);
  return begun({ program, args, folder, ready, url: `redis://127.0.0.1:${port}`, account: {} });
}

export async function realPostgres(): Promise<Service> {
  const port = await freePort();
  const folder = scratchFolder();
  const debian = debianPostgres();
  const asRoot = process.getuid?.() === 0;
  const bin = debian ?? programs(folder, asRoot);
  // PostgreSQL refuses to run as root.
  const account: Account = asRoot ? accountOf(debian ? "postgres" : "nobody") : {};
  const data = path.join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  const { uid, gid } = account;
  if (uid && gid) for (const one of [folder, data]) chownSync(one, uid, gid);
  const initdb = [
    "-D",
    data,
    "-U",
    "postgres",
    "--auth=trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-instructions",
  ];
  execFileSync(path.join(bin, "initdb"), initdb, { ...quiet(account), stdio: "ignore" });
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`];
  const args = ["-D", data, ...settings.flatMap((one) => ["-c", one])];
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  return begun({
    program: path.join(bin, "postgres"),
    args,
    folder,
    ready: () => selects(url),
    url,
    account,
  });
}

interface Account {
  uid?: number;
  gid?: number;
}

interface Begin {
  program: string;
  args: readonly string[];
  folder: string;
  url: string;
  account: Account;
  ready(): Promise<boolean>;
}

async function begun({ program, args, folder, url, account, ready }: Begin): Promise<Service> {
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const end = Date.now() + MOST_MS;
    do {
      if (Date.now() > end) throw new Error(`${program} does not answer.`);
      // It may have to wait for the last processes of the killed one, and ends if it finds them.
      if (!child || child.exitCode !== null || child.signalCode)
        child = spawn(program, args, { ...quiet(account), detached: true, stdio: "ignore" });
      await pause(20);
    } while (!(await ready()));
  }

  /** PostgreSQL has many processes, and each of them is killed: they are a process group of their own. */
  async function kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode) return;
    const gone = once(child, "exit");
    if (signal === "SIGKILL") process.kill(-(child.pid as number), signal);
    else child.kill(signal);
    await gone;
  }

  await start();
  return {
    url,
    version: execFileSync(program, ["--version"], { ...quiet(account), encoding: "utf8" }).trim(),
    start,
    kill: () => kill(),
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    async close() {
      await kill("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In ms. A start after a kill first replays PostgreSQL's log. */
const MOST_MS = 20_000;
const quiet = (account: Account) => ({ ...account, cwd: "/", env: { PATH: process.env.PATH, LANG: "C" } });

function inPath(program: string): string | null {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => path.join(folder, program)).find(runs) ?? null;
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A fresh Debian has the package lists of the day it was made, or none. The service that comes with the package is not
 * ours.
 */
function installed(name: string): string | null {
  if (process.getuid?.() !== 0 || !inPath("apt-get")) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", ["-qq", ...args], { env, stdio: "ignore" }).status;
  const install = () => apt("install", "-y", "--no-install-recommends", name);
  if (install() !== 0) {
    apt("update");
    install();
  }
  return inPath(name);
}

function debianPostgres(): string | null {
  try {
    const versions = readdirSync("/usr/lib/postgresql").sort((a, b) => Number(b) - Number(a));
    const folders = versions.map((version) => `/usr/lib/postgresql/${version}/bin`);
    return folders.find((folder) => runs(path.join(folder, "initdb"))) ?? null;
  } catch {
    return null;
  }
}

function accountOf(name: string): Account {
  const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function pongs(port: number): Promise<boolean> {
  const socket = net.connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    socket.write("PING\r\n");
    const [output] = await once(socket, "data");
    return String(output).startsWith("+PONG");
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function selects(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
