/**
 * A round of carets: one message for all, and the same in pieces for each person in it; also as a real socket reads it.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { presenceFrame } from "#server/realtime/frames.ts";
import { Round } from "#server/realtime/round.ts";
import { openInstallation } from "../support/installation.ts";
import { Sitter } from "./sitter.ts";
import { caretAt } from "./stand-ins.ts";
import { eventually } from "./table.ts";
import { cookieOf, openSocketGate } from "./upgrade-client.ts";

const joined = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

test("W14 what each is told is the frame of all entries but his own, byte for byte", () => {
  const entry = fc.uint8Array({ minLength: 1, maxLength: 300 });
  const entries = fc.uniqueArray(fc.tuple(fc.nat(1_000), entry), {
    selector: ([client]) => client,
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(entries, (list) => {
      const round = new Round(new Map(list));
      const all = presenceFrame(list.map(([, bytes]) => bytes));
      for (const own of [undefined, 2_000]) expect(joined(round.messageFor(own))).toEqual(all);
      for (const [own] of list) {
        const others = list.flatMap(([client, bytes]) => (client === own ? [] : [bytes]));
        const message = round.messageFor(own);
        if (others.length) expect(joined(message)).toEqual(presenceFrame(others));
        else expect(message).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});

test("W14 people whose carets move at once see each other over real sockets, and who the others are", async () => {
  const installation = await openInstallation();
  const { sheet } = await installation.text();
  const entrance = await openSocketGate(installation);
  const names = ["delegate.kz", "head.kz", "head.uz", "chair", "guest.no"];
  const sitters = names.map((name) => new Sitter({ at: () => entrance.at, sheet, cookie: cookieOf(name) }));
  await eventually(() => sitters.every((one) => one.settled), "all to be seated");
  for (const round of [1, 2, 3]) {
    for (const one of sitters) one.show({ cursor: caretAt(round) });
    const seen = (one: Sitter, other: Sitter) =>
      (one.sees(other)?.cursor as ReturnType<typeof caretAt> | undefined)?.head.item.clock;
    await eventually(
      () => sitters.every((one) => sitters.every((other) => one === other || seen(one, other) === round)),
      "everybody to see everybody",
    );
  }
  sitters.forEach((one) => {
    const notified = sitters.flatMap((other) =>
      other === one ? [] : [one.sees(other)?.user as { name: string }],
    );
    expect(notified.map(({ name }) => name)).toEqual(names.filter((_, i) => sitters[i] !== one));
    expect(one.closes).toEqual([]);
    one.leave();
  });
  await entrance.close();
  await installation.close();
});
