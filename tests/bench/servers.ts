/** The servers that the bench compares, each in a process of its own: started, asked what they used, ended. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import type { Used } from "./probe.ts";

export type Rival = "relay" | "batched" | "stock";
export type Kind = Rival | "ours";

export interface Server {
  kind: Kind;
  /** host:port */
  at: string;
  /** `collect`: after garbage collection, which takes CPU time of its own. */
  used(collect?: "collect"): Promise<Used>;
  end(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, "../..");
const PROBE = ["--expose-gc", "--import", "./tests/bench/probe.ts"];
const WITHOUT_LIMITS = ["--import", "./tests/bench/without-limits.ts"];

/** A bare relay, one that gathers for 10 ms, or the stock pattern: see rivals.ts. */
export async function startRival(kind: Rival): Promise<Server> {
  const child = node([...PROBE, "tests/bench/rivals.ts", kind], {});
  return running(kind, child, await announcedPort(child));
}

export interface Ours {
  /** The folder in which the installation was prepared. */
  folder: string;
  port?: number;
  /** False: people may type as fast as they can. */
  limits?: boolean;
}

/** The shipped server, as `npm start` runs it. */
export async function startOurs({ folder, port, limits = true }: Ours): Promise<Server> {
  const PORT = String(port ?? (await freePort()));
  const settings = {
    PORT,
    PLENARY_DATA: folder,
    PLENARY_DEMO: "off",
    DATABASE_URL: "",
    NODE_ENV: "production",
  };
  const child = node([...PROBE, ...(limits ? [] : WITHOUT_LIMITS), "server/index.ts"], settings);
  return running("ours", child, await announcedPort(child));
}

function node(args: readonly string[], settings: Record<string, string>): ChildProcess {
  const env = { ...process.env, ...settings };
  return spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit", "ipc"] });
}

/** Ours says its address when it is there, a rival its port. */
function announcedPort(child: ChildProcess): Promise<number> {
  let output = "";
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (words: Buffer) => {
      output += words;
      const port = /at http:\/\/[^:\s]+:(\d+)/.exec(output)?.[1];
      if (port) resolve(Number(port));
    });
    child.once("exit", () => reject(new Error(`The server ended before it said its port.\n${output}`)));
  });
}

function running(kind: Kind, child: ChildProcess, port: number): Server {
  return {
    kind,
    at: `127.0.0.1:${port}`,
    async used(collect) {
      child.send(collect ?? "used");
      const [answer] = await once(child, "message");
      return answer as Used;
    },
    async end() {
      if (child.exitCode !== null || child.signalCode) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
