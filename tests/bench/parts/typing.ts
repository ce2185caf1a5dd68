/**
 * People who type at one text, five letters a second each: how long a letter takes to the screen of another person,
 * what CPU time this costs the server, and how much memory it uses. The servers take turns, so that other work on the
 * machine affects all in the same way.
 */
import { gather } from "../crowd/crowd.ts";
import type { Typed, Typing } from "../crowd/type.ts";
import type { Kind, Server } from "../servers.ts";
import { people, start } from "../servers-started.ts";
import { atMost, atMostMore, atMostTimes, head, line, percentile, type Values } from "../table.ts";

const SCENES: {
  typists: number;
  kinds: readonly Kind[];
  rounds: number;
  forMs: number;
  perSecond: number;
}[] = [
  // One person alone types as fast as dictation, so that there are enough letters to count.
  { typists: 1, kinds: ["ours", "relay", "batched", "stock"], rounds: 3, forMs: 3_000, perSecond: 30 },
  { typists: 10, kinds: ["ours", "relay", "batched", "stock"], rounds: 3, forMs: 3_000, perSecond: 5 },
  { typists: 50, kinds: ["ours", "relay", "batched", "stock"], rounds: 2, forMs: 3_000, perSecond: 5 },
  // Long enough that versions are folded meanwhile; this is in our CPU time and in no other server's.
  { typists: 200, kinds: ["ours", "relay", "batched", "stock"], rounds: 1, forMs: 8_000, perSecond: 5 },
  { typists: 500, kinds: ["ours", "relay", "batched", "stock"], rounds: 1, forMs: 8_000, perSecond: 5 },
];

export async function benchTyping(only?: string): Promise<void> {
  for (const scene of SCENES) {
    if (only && scene.typists !== Number(only)) continue;
    const servers = await Promise.all(scene.kinds.map((kind) => start(kind)));
    const measured = new Map<Kind, Measured>(scene.kinds.map((kind) => [kind, nothing()]));
    for (let round = 0; round < scene.rounds; round++)
      for (const server of servers)
        add(measured.get(server.kind) as Measured, await typeAt(server, scene, `fanout-${scene.typists}`));
    await Promise.all(servers.map((server) => server.end()));
    report(scene.typists, scene.perSecond, measured);
  }
}

export interface Measured {
  taken: number[];
  cpu: number;
  deliveries: number;
  arrived: number;
  frames: number;
  memory: number;
}

export const nothing = (): Measured => ({
  taken: [],
  cpu: 0,
  deliveries: 0,
  arrived: 1,
  frames: 0,
  memory: 0,
});

export function add(to: Measured, one: Measured): void {
  to.taken = to.taken.concat(one.taken).sort((a, b) => a - b);
  to.cpu += one.cpu;
  to.deliveries += one.deliveries;
  to.arrived = Math.min(to.arrived, one.arrived);
  to.frames = one.frames;
  to.memory = Math.max(to.memory, one.memory);
}

export async function typeAt(
  server: Server,
  scene: Pick<Typing, "typists" | "perSecond" | "forMs"> & Partial<Typing>,
  ...sheets: string[]
): Promise<Measured> {
  const { writers } = await people();
  const job: Typing = { at: server.at, sheets, cookies: writers, readers: 1, ...scene };
  const before = await server.used("collect");
  const crowd = await gather("typeTogether", job);
  const seated = await server.used();
  const typed: Typed = await crowd.go();
  const after = await server.used();
  const { memory } = await server.used("collect");
  await crowd.leave();
  const lines = (job.typists + job.readers) / sheets.length;
  return {
    taken: typed.taken,
    cpu: after.cpu - seated.cpu,
    deliveries: typed.letters * (lines - 1) * typed.arrived,
    arrived: typed.arrived,
    frames: typed.frames,
    memory: (memory - before.memory) / 2 ** 20,
  };
}

/** If fewer of the letters arrived, there is no figure: it would look too good. */
const WHOLE = 0.999;

export function valuesOf(measured: ReadonlyMap<Kind, Measured>, figure: (one: Measured) => number): Values {
  return Object.fromEntries(
    [...measured].map(([kind, one]) => [kind, one.arrived < WHOLE ? Number.NaN : figure(one)]),
  );
}

export const cpuOf = (one: Measured) => (one.cpu / one.deliveries) * 1_000;

function report(typists: number, perSecond: number, measured: ReadonlyMap<Kind, Measured>): void {
  head(`${typists} typing, ${perSecond} letters a second each`);
  const name = (figure: string) => `${typists} typing, ${figure}`;
  const p50 = valuesOf(measured, ({ taken }) => percentile(taken, 0.5));
  const p99 = valuesOf(measured, ({ taken }) => percentile(taken, 0.99));
  const cpu = valuesOf(measured, cpuOf);
  const small = typists <= 50;
  line(name("p50 ms"), p50, small ? atMostMore(p50, "relay", 1.5, "ms") : undefined);
  line(name("p99 ms"), p99, small ? atMostMore(p99, "relay", 8, "ms") : atMost(p99, typists / 10, "ms"));
  line(name("CPU ms per 1,000 deliveries"), cpu, typists >= 50 ? atMostTimes(cpu, "batched", 2) : undefined);
  line(
    name("memory, MB more"),
    valuesOf(measured, ({ memory }) => memory),
  );
  line(
    name("frames to each"),
    valuesOf(measured, ({ frames }) => frames),
  );
}
