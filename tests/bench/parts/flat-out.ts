/**
 * One person writes as fast as the connection takes it, one letter in a frame: how many letters a second reach the last
 * of 1, 10 and 50 readers? In our server they are durable by then. No server here limits what a connection may send.
 */
import { gather } from "../crowd/crowd.ts";
import type { Kind } from "../servers.ts";
import { people, start } from "../servers-started.ts";
import { atLeastTimes, head, line, type Values } from "../table.ts";

const SCENES = [
  { readers: 1, letters: 120_000, kinds: ["ours", "relay", "batched", "stock"] },
  { readers: 10, letters: 60_000, kinds: ["ours", "relay", "batched", "stock"] },
  { readers: 50, letters: 60_000, kinds: ["ours", "relay", "batched", "stock"] },
] as const;
/** The target ratio: 65,000 where the stock pattern reaches 17,000. */
const STOCK = 65 / 17;
const GATHERING = 0.8;

export async function benchFlatOut(only?: string): Promise<void> {
  head("One writer flat out, letters a second");
  for (const scene of SCENES) {
    if (only && scene.readers !== Number(only)) continue;
    const values: Values = {};
    for (const kind of scene.kinds) values[kind] = await measure(kind, scene.readers, scene.letters);
    const target = {
      1: atLeastTimes(values, "stock", STOCK),
      50: atLeastTimes(values, "batched", GATHERING),
    };
    line(`one writer, ${scene.readers} reading`, values, target[scene.readers as 1 | 50]);
  }
}

async function measure(kind: Kind, readers: number, letters: number): Promise<number> {
  const server = await start(kind, { limits: false });
  const { writers } = await people();
  const sheet = `flood-${readers}`;
  const crowd = await gather("flood", { at: server.at, sheet, cookies: writers, readers, letters });
  const { ms, arrived } = await crowd.go();
  await crowd.leave();
  await server.end();
  return arrived ? (arrived / ms) * 1_000 : Number.NaN;
}
