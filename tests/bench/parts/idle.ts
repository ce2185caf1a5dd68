/** What an idle connection costs. */
import { gather } from "../crowd/crowd.ts";
import type { Kind } from "../servers.ts";
import { people, start } from "../servers-started.ts";
import { atMost, head, line, type Values } from "../table.ts";

const PEOPLE = 1_000;
const EARLY = 20;
const MOST_KB = 30;

export async function benchIdle(): Promise<void> {
  const measured = new Map<Kind, Kilobytes>();
  for (const kind of ["ours", "relay", "stock"] as const) measured.set(kind, await measure(kind));
  head(`${PEOPLE} people sit at one text and do nothing`);
  const memory = valuesOf(measured, (one) => one.memory);
  line("idle, kB of the machine's memory each", memory, atMost(memory, MOST_KB, "kB"));
  line(
    "idle, kB of them in use by JavaScript",
    valuesOf(measured, (one) => one.live),
  );
}

interface Kilobytes {
  memory: number;
  live: number;
}

function valuesOf(measured: ReadonlyMap<Kind, Kilobytes>, figure: (one: Kilobytes) => number): Values {
  return Object.fromEntries([...measured].map(([kind, one]) => [kind, figure(one)]));
}

async function measure(kind: Kind): Promise<Kilobytes> {
  const server = await start(kind);
  const { writers } = await people();
  const job = { at: server.at, sheet: "idle", cookies: writers, asks: kind !== "relay" };
  // What the first people need once is not part of the cost of one more.
  const early = await gather("idle", { ...job, count: EARLY });
  await early.leave();
  const before = await server.used("collect");
  const crowd = await gather("idle", { ...job, count: PEOPLE });
  const after = await server.used("collect");
  await crowd.leave();
  await server.end();
  const each = (bytes: number) => bytes / PEOPLE / 1_024;
  return { memory: each(after.memory - before.memory), live: each(after.live - before.live) };
}
