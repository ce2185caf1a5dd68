/** The servers that the bench compares, each in a process of its own: started, asked for CPU time, ended. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";

export type Kind = "relay" | "batched" | "stock" | "ours";

export interface Server {
  kind: Kind;
  port: number;
  /** Milliseconds of CPU time so far, of the web process alone. */
  cpu(): Promise<number>;
  end(): Promise<void>;
}

export async function start(kind: Kind): Promise<Server> {
  const file = new URL("./server.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [file, kind], { stdio: ["pipe", "pipe", "inherit"] });
  const said = createInterface({ input: child.stdout });
  const port = await word(child, said, "port");
  return {
    kind,
    port,
    cpu: () => {
      child.stdin.write("cpu\n");
      return word(child, said, "cpu");
    },
    end: () => {
      child.stdin.end();
      return new Promise((resolve) => child.once("exit", () => resolve()));
    },
  };
}

function word(child: ChildProcess, said: Interface, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const hear = (line: string) => {
      if (!line.startsWith(`${name} `)) return;
      said.off("line", hear);
      resolve(Number(line.slice(name.length + 1)));
    };
    said.on("line", hear);
    child.once("exit", () => reject(new Error(`The server ended before it said its ${name}.`)));
  });
}
