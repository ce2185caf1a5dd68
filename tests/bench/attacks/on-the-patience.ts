/**
 * Attacks on the server's patience: requests that are allowed once and are repeated without end, and false presence.
 */

import * as Y from "yjs";
import { askStateFrame, presenceFrame } from "#server/realtime/frames.ts";
import { type Attack, copyOf, numbers, persist, together, written } from "./attack.ts";

const LONG = "x".repeat(1_000_000);

export const ON_THE_PATIENCE: readonly Attack[] = [
  {
    name: "asks for the whole text in a loop, and says it knows 100,000 clients",
    run(target) {
      const list = Array.from({ length: 100_000 }, (_, i) => [i + 1, 5]).flat();
      const asked = [
        numbers(0),
        written([100_000, ...list]),
        written([5_000, ...list.slice(0, 10_000)]),
        numbers(1, 1, 2 ** 50),
      ];
      return together(4, target, (own) =>
        persist(own, (wire, round) => wire.send(askStateFrame(asked[round % asked.length] as Uint8Array))),
      );
    },
  },
  {
    name: "presence that lies, is too long, or never ends",
    async run(target) {
      const doc = await copyOf(target, target.cookies[0] as string);
      const others = [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()];
      const claim = (client: number, clock: number, state: string) =>
        presenceFrame([entry(client, clock, state)]);
      await persist(target, (wire, round) => {
        const other = others[round % others.length] as number;
        const lies = [
          claim(other, 2 ** 40 + round, JSON.stringify({ user: { name: "The Chair" } })),
          claim(other, 2 ** 41 + round, "null"),
          claim(round + 1, round, JSON.stringify({ long: LONG })),
          claim(round + 1, round, "[".repeat(2_000)),
          presenceFrame(Array.from({ length: 1_900 }, (_, i) => entry(i + 1, round, "{}"))),
        ];
        wire.send(lies[round % lies.length] as Uint8Array);
      });
    },
  },
];

function entry(client: number, clock: number, state: string): Uint8Array {
  const words = new TextEncoder().encode(state);
  return Buffer.concat([numbers(client, clock, words.length), words]);
}
