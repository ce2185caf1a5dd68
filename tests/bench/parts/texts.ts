/** Five hundred texts with three people at each; each person types one letter a second. */

import type { Kind } from "../servers.ts";
import { people, start } from "../servers-started.ts";
import { atMostMore, atMostTimes, head, line, percentile } from "../table.ts";
import { cpuOf, type Measured, typeAt, valuesOf } from "./typing.ts";

const TEXTS = 500;
const SCENE = { typists: 3 * TEXTS, readers: 0, perSecond: 1, forMs: 4_000 };
const SHEETS = Array.from({ length: TEXTS }, (_, i) => `doc-${i}`);

export async function benchTexts(): Promise<void> {
  await people();
  const measured = new Map<Kind, Measured>();
  for (const kind of ["ours", "relay", "stock"] as const) {
    const server = await start(kind);
    measured.set(kind, await typeAt(server, SCENE, ...SHEETS));
    await server.end();
  }
  head(`${TEXTS} texts, 3 typing at each, 1 letter a second`);
  const cpu = valuesOf(measured, cpuOf);
  line(`${TEXTS} texts, CPU ms per 1,000 deliveries`, cpu, atMostTimes(cpu, "relay", 2));
  line(
    `${TEXTS} texts, p50 ms`,
    valuesOf(measured, ({ taken }) => percentile(taken, 0.5)),
  );
  const p99 = valuesOf(measured, ({ taken }) => percentile(taken, 0.99));
  line(`${TEXTS} texts, p99 ms`, p99, atMostMore(p99, "relay", 10, "ms"));
  const memory = valuesOf(measured, (one) => (one.memory * 1_024) / TEXTS);
  line(`${TEXTS} texts, memory kB per text and its 3`, memory, atMostTimes(memory, "relay", 1.5));
}
