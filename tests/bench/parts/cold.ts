/**
 * A text of 250,000 edits that nobody has open, in a server that has just started: how long until a person who asks for
 * it has the whole text? One person has connected at another text before, like the first person of a morning.
 */
import { gather } from "../crowd/crowd.ts";
import { people, start } from "../servers-started.ts";
import { atMost, head, line, percentile } from "../table.ts";

const TIMES = 5;
/** With the snapshot that the job made. */
const MOST_MS = 40;
const AT_LEAST = 100_000;

export async function benchCold(): Promise<void> {
  const { writers } = await people();
  const taken: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const server = await start("ours");
    const job = { at: server.at, cookies: writers, count: 1, inside: false };
    await once({ ...job, sheet: "good", bytes: 10 });
    taken.push(await once({ ...job, sheet: "cold", bytes: AT_LEAST }));
    await server.end();
  }
  head("A text of 250,000 edits, opened cold");
  const values = {
    ours: percentile(
      taken.toSorted((a, b) => a - b),
      0.5,
    ),
  };
  line("cold, ms from the knock to the whole of it", values, atMost(values, MOST_MS, "ms"));
}

async function once(job: Parameters<typeof gather<"join">>[1]): Promise<number> {
  const crowd = await gather("join", job);
  const { taken } = await crowd.go();
  await crowd.leave();
  return taken[0] ?? Number.NaN;
}
