/** A server for one test that can be killed and started again on the same data. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { scratchFolder } from "./scratch.ts";

export interface OwnServer {
  address: string;
  start(): Promise<void>;
  /** It cannot save anything before it ends. */
  kill(): Promise<void>;
  /** Stops it as a deployment does; returns the exit code. */
  stop(): Promise<number | null>;
  /** It runs but answers nobody, like a dead connection, until `resume`. */
  pause(): void;
  resume(): void;
  /** Waits until it has ended, for whatever reason. */
  gone(): Promise<void>;
  close(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, "../..");

export function ownServer(
  port: number,
  env: Record<string, string> = {},
  data = scratchFolder(),
): OwnServer & { output(): string } {
  let child: ChildProcess | null = null;
  let output = "";

  async function start(): Promise<void> {
    // The settings of the developer's own server must not reach this one, above all not its database.
    const none = {
      HOST: "",
      DATABASE_URL: "",
      REDIS_URL: "",
      PLENARY_ORIGIN: "",
      TRUST_PROXY: "",
      SMTP_URL: "",
    };
    const settings = { ...none, ...env, PORT: String(port), PLENARY_DATA: data, NODE_ENV: "production" };
    output = "";
    child = spawn(process.execPath, ["server/index.ts"], { cwd: ROOT, env: { ...process.env, ...settings } });
    const started = child;
    await new Promise<void>((resolve, reject) => {
      const receive = (words: Buffer) => {
        output += words;
        if (output.includes("Plenary is at")) resolve();
      };
      started.stdout?.on("data", receive);
      started.stderr?.on("data", receive);
      started.once("exit", () => reject(new Error(output)));
    });
  }

  async function end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode) return child?.exitCode ?? null;
    const gone = once(child, "exit");
    child.kill(signal);
    const [code] = await gone;
    return code;
  }

  return {
    address: `http://localhost:${port}`,
    start,
    output: () => output,
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
    pause: () => void child?.kill("SIGSTOP"),
    resume: () => void child?.kill("SIGCONT"),
    gone: async () =>
      void (child && child.exitCode === null && !child.signalCode && (await once(child, "exit"))),
    close: async () => {
      await end("SIGTERM");
      rmSync(data, { recursive: true, force: true });
    },
  };
}
