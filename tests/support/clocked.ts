/** A server with a clock that the walk moves by hours, so that no walk waits for a deadline. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { scratchFolder } from "./scratch.ts";

export interface Clocked {
  address: string;
  /** Moves the clock forward by so many hours, at once. */
  move(hours: number): Promise<void>;
  close(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, "../..");

export async function clocked(port: number): Promise<Clocked> {
  const folder = scratchFolder();
  const child = spawn(process.execPath, ["tests/support/clocked-server.ts", folder, String(port)], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: "" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  // The process that started it may be stopped before it closes it.
  process.once("exit", () => child.kill());
  const { address } = await output<{ address: string }>(child);
  return {
    address,
    async move(hours) {
      const moved = output(child);
      child.send({ hours });
      await moved;
    },
    async close() {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function output<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, "exit").then(() => {
    throw new Error("The server with a clock ended before it had begun.");
  });
  const [message] = await Promise.race([once(child, "message"), ended]);
  return message as T;
}
