/** A server of a test's own, that can be killed and started again on the same data. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { scratchFolder } from "./scratch.ts";

export interface OwnServer {
  address: string;
  start(): Promise<void>;
  /** Without a chance to put anything away. */
  kill(): Promise<void>;
  /** As a deployment does; the code that it ends with. */
  stop(): Promise<number | null>;
  /** There, and answers nobody: a line that carries nothing. Until `resume`. */
  pause(): void;
  resume(): void;
  /** Waits until it has ended, by whomever. */
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
    // Whatever the caller's own server is set to must not reach this one, its database least of all.
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
