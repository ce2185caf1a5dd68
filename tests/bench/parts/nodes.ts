/**
 * The second node: two of the shipped servers on one PostgreSQL and one Redis, ten people typing at the first. How much
 * later does a reader at the second see each letter, and how late is it while Redis is frozen?
 */
import pg from "pg";
import { freePort, realPostgres, realRedis } from "../../support/debian.ts";
import { ownServer } from "../../support/own-server.ts";
import { gather } from "../crowd/crowd.ts";
import { atMost, head, line, percentile } from "../table.ts";

const PEOPLE = ["kz", "kg", "uz", "tj", "tm"].flatMap((one) => [`head.${one}`, `delegate.${one}`]);
const PACE = { perSecond: 5, forMs: 5_000 };
const LATER_MS = 1;
/** Polling begins within three seconds. */
const FROZEN_MS = 4_500;

export async function benchNodes(): Promise<void> {
  const redis = await realRedis();
  if (!redis) return;
  const postgres = await realPostgres();
  const shared = { PLENARY_SECRET: "x".repeat(32), PLENARY_SIGNING_KEY: "0a".repeat(32) };
  const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.url, ...shared };
  const nodes = [ownServer(await freePort(), env), ownServer(await freePort(), env)] as const;
  try {
    for (const node of nodes) await node.start();
    const cookies = await Promise.all(PEOPLE.map((who) => signIn(nodes[0].address, who)));
    const [here, there] = nodes.map(({ address }) => new URL(address).host) as [string, string];
    const job = { here, there, sheet: await openSheet(postgres.url), cookies, ...PACE };
    const crowd = await gather("across", job);
    head(`two nodes, ${cookies.length} typing at the first`);
    report("messages", await crowd.go(), LATER_MS);
    await crowd.leave();
    redis.freeze();
    await new Promise((resolve) => setTimeout(resolve, FROZEN_MS));
    const polling = await gather("across", job);
    report("Redis frozen", await polling.go());
    await polling.leave();
    redis.thaw();
  } finally {
    for (const node of nodes) await node.close();
    await postgres.close();
    await redis.close();
  }
}

type Crossed = { here: number[]; there: number[]; later: number[] };

function report(how: string, { here, there, later }: Crossed, most?: number): void {
  line(`${how}: at the first, p50 ms`, { ours: percentile(here, 0.5) });
  line(`${how}: at the second, p50 ms`, { ours: percentile(there, 0.5) });
  line(`${how}: at the second, p99 ms`, { ours: percentile(there, 0.99) });
  const values = { ours: percentile(later, 0.5) };
  line(`${how}: later at the second, p50 ms`, values, most ? atMost(values, most, "ms") : undefined);
}

async function openSheet(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(
    "SELECT id FROM sheet WHERE kind = 'main' AND accepts = 'members' ORDER BY id LIMIT 1",
  );
  await client.end();
  return rows[0].id;
}

async function signIn(address: string, who: string): Promise<string> {
  const body = new URLSearchParams({ demo: `${who}@plenary.example` });
  const answer = await fetch(`${address}/sign-in`, { method: "POST", body, redirect: "manual" });
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
}
