/**
 * Two hundred people type, and a caret moves with each letter; then the same where everybody sends back what they
 * receive of the carets of others, as stock y-websocket does.
 */

import type { Kind } from "../servers.ts";
import { start } from "../servers-started.ts";
import { atMostTimes, head, line, percentile } from "../table.ts";
import { cpuOf, type Measured, typeAt, valuesOf } from "./typing.ts";

const SCENE = { typists: 200, perSecond: 5, forMs: 8_000, carets: true };
/** The allowed factor when they echo. */
const ECHO = 1.2;

export async function benchCarets(): Promise<void> {
  const [ours, batched, echoed] = [
    await measure("ours", "carets", false),
    await measure("batched", "carets", false),
    await measure("ours", "echo", true),
  ];
  head(`${SCENE.typists} typing, with carets`);
  const quiet = new Map<Kind, Measured>([
    ["ours", ours],
    ["batched", batched],
  ]);
  const cpu = valuesOf(quiet, cpuOf);
  line("carets, CPU ms per 1,000 deliveries", cpu, atMostTimes(cpu, "batched", 2));
  line(
    "carets, p99 ms",
    valuesOf(quiet, ({ taken }) => percentile(taken, 0.99)),
  );
  const [without, withEcho] = [cpuOf(ours), cpuOf(echoed)];
  line(
    "carets echoed, CPU ms per 1,000 deliveries",
    { ours: withEcho },
    {
      ratio: `${(withEcho / without).toFixed(2)} x`,
      target: `<= ${ECHO} x without echo`,
      met: withEcho <= without * ECHO && echoed.arrived === 1,
    },
  );
  line("carets echoed, p99 ms", { ours: percentile(echoed.taken, 0.99) });
}

async function measure(kind: Kind, sheet: string, echo: boolean): Promise<Measured> {
  const server = await start(kind);
  const measured = await typeAt(server, { ...SCENE, echo }, sheet);
  await server.end();
  return measured;
}
