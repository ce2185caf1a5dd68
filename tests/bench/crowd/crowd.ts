/**
 * The crowd, in a process of its own, so that its cost is not counted as the server's. The parent sends it one job; it
 * connects and answers. The parent sends "go"; it does the job and answers with the result.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { across } from "./across.ts";
import { attack } from "./attack.ts";
import { flood } from "./flood.ts";
import { idle } from "./idle.ts";
import { join } from "./join.ts";
import { pair } from "./pair.ts";
import { typeTogether } from "./type.ts";

const JOBS = { typeTogether, flood, join, idle, across, pair, attack };
type Jobs = typeof JOBS;
type Name = keyof Jobs;

/** What each job gets, and what it returns in the end. */
type JobInput<N extends Name> = Parameters<Jobs[N]>[0];
type CrowdMessage<N extends Name> = Jobs[N] extends (input: never) => Promise<() => Promise<infer S>>
  ? S
  : never;

export interface Crowd<N extends Name> {
  go(): Promise<CrowdMessage<N>>;
  leave(): Promise<void>;
}

/** Resolves when all have connected. */
export async function gather<N extends Name>(name: N, job: JobInput<N>): Promise<Crowd<N>> {
  const child = fork(new URL(import.meta.url));
  child.send({ name, job });
  await answer(child);
  return {
    async go() {
      child.send("go");
      return (await answer(child)) as CrowdMessage<N>;
    },
    async leave() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function answer(child: ChildProcess): Promise<unknown> {
  const gone = once(child, "exit").then(() => {
    throw new Error("The crowd ran away.");
  });
  gone.catch(() => {});
  const [output] = await Promise.race([once(child, "message"), gone]);
  return output;
}

async function obey(): Promise<void> {
  const [{ name, job }] = (await once(process, "message")) as [{ name: Name; job: never }];
  const go = await JOBS[name](job);
  process.send?.("seated");
  await once(process, "message");
  process.send?.(await go());
}

if (import.meta.main && process.send) {
  process.once("disconnect", () => process.exit());
  await obey();
}
