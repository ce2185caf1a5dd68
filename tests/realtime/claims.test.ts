/** Which client ids a socket may bring: the rule alone, at random, and in a room whose log lost its tail. */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import {
  BLOCK_SIZE,
  blockOf,
  drawClientId,
  FIRST_ISSUED,
  isIssued,
  LARGEST_CLIENT,
  MOST_PASSES,
  readPasses,
  writePasses,
} from "#domain/text/client-ids.ts";
import { clientIdsWith } from "#server/auth/client-ids.ts";
import { Claims } from "#server/realtime/claims.ts";
import { mulberry } from "../support/mulberry.ts";
import { Copy, openRoom, table, textAt } from "./stand-ins.ts";

const [AIGUL, BAKYT] = [FIRST_ISSUED + 7 * BLOCK_SIZE, FIRST_ISSUED + 9 * BLOCK_SIZE];
const passed = (first: number) => new Claims(new Set([first]));

describe("W120 an id that the log never bound", () => {
  test("W120 of an issued block: with its pass, any of the block and several at once; without it, none", () => {
    expect(passed(AIGUL).cover([AIGUL, AIGUL + BLOCK_SIZE - 1])).toBe(true);
    expect(passed(AIGUL).cover([AIGUL, BAKYT])).toBe(false);
    expect(passed(AIGUL).cover([AIGUL + BLOCK_SIZE])).toBe(false);
    expect(new Claims().cover([AIGUL])).toBe(false);
  });

  test("W120 that Yjs drew: one for a socket, the one that it is present under", () => {
    const stock = new Claims();
    expect([stock.cover([11]), stock.cover([11]), stock.cover([12])]).toEqual([true, true, false]);
    expect(new Claims().cover([11, 12])).toBe(false);
    const present = new Claims();
    present.present(12);
    expect([present.cover([11]), present.cover([12])]).toEqual([false, true]);
    const ours = passed(AIGUL);
    ours.present(AIGUL);
    expect([ours.cover([11]), ours.cover([AIGUL])]).toEqual([false, true]);
  });

  test("W120 at random: whatever is brought in which order, nothing of another's block and one drawn id at most", () => {
    const draw = mulberry(20_261_201);
    const below = (n: number) => Math.floor(draw() * n);
    for (let round = 0; round < 500; round++) {
      const own = blockOf(drawClientId(below));
      const claims = passed(own);
      const taken = new Set<number>();
      for (let step = 0; step < 12; step++) {
        const some = Array.from(
          { length: 1 + below(3) },
          () =>
            [own + below(BLOCK_SIZE), drawClientId(below), below(4), below(FIRST_ISSUED)][below(4)] as number,
        );
        if (claims.cover(some)) for (const one of some) taken.add(one);
      }
      const issued = [...taken].filter(isIssued);
      expect(issued.every((one) => blockOf(one) === own)).toBe(true);
      expect(taken.size - issued.length).toBeLessThanOrEqual(1);
    }
  });
});

describe("W121 a pass", () => {
  const ids = clientIdsWith("a secret of the tests, long enough", (below) => Math.floor(below / 3));

  test("W121 holds for its sheet, its person, its block and the secret that sealed it, and for nothing else", () => {
    const pass = ids.issue("sheet-1", "aigul");
    expect(pass.first).toBe(blockOf(pass.first));
    expect(ids.holds("sheet-1", "aigul", pass)).toBe(true);
    expect(ids.holds("sheet-2", "aigul", pass)).toBe(false);
    expect(ids.holds("sheet-1", "bakyt", pass)).toBe(false);
    expect(ids.holds("sheet-1", "aigul", { ...pass, first: pass.first + BLOCK_SIZE })).toBe(false);
    expect(ids.holds("sheet-1", "aigul", { ...pass, seal: `${pass.seal}x` })).toBe(false);
    expect(clientIdsWith("another secret of the tests", () => 0).holds("sheet-1", "aigul", pass)).toBe(false);
  });

  test("W121 is written into an address and read again; what is none is passed over", () => {
    const pass = ids.issue("sheet-1", "aigul");
    expect(readPasses(writePasses([pass]))).toEqual([pass]);
    expect(writePasses(Array(20).fill(pass)).split(",")).toHaveLength(MOST_PASSES);
    for (const none of [
      "",
      "x",
      `${pass.first}`,
      `${pass.first + 1}.s`,
      `${LARGEST_CLIENT + 1}.s`,
      "64.s",
      ".,.",
    ])
      expect(readPasses(none)).toEqual([]);
  });

  test("W121 ids take the bytes that drawn ones take", () => {
    const size = (client: number) => {
      const doc = new Y.Doc();
      doc.clientID = client;
      doc.getText().insert(0, "x");
      return Y.encodeStateAsUpdate(doc).length;
    };
    expect(size(LARGEST_CLIENT)).toBe(size(2 ** 32 - 1));
  });
});

describe("W122 a log that lost its tail", () => {
  /**
   * Aigul and Bakyt wrote, each under an issued id, and both copies have everything; then the log is as it was before
   * that.
   */
  async function restored() {
    const { log, room, committer } = await table();
    const [aigul, bakyt] = [new Copy("aigul"), new Copy("bakyt")];
    for (const [copy, first] of [
      [aigul, AIGUL],
      [bakyt, BAKYT],
    ] as const) {
      copy.doc.clientID = first;
      copy.claims = passed(first);
      copy.connect(room);
    }
    textAt(aigul.doc, 0).insert(0, "of Aigul ");
    textAt(bakyt.doc, 1).insert(0, "of Bakyt ");
    await committer.idle();
    const earlier = log.earlier(1);
    const again = await openRoom(earlier);
    const later = (person: string, copy: Copy, first: number) => {
      const made = new Copy(person);
      Y.applyUpdate(made.doc, Y.encodeStateAsUpdate(copy.doc));
      made.claims = passed(first);
      return made;
    };
    return { log: earlier, ...again, aigul, bakyt, later };
  }

  test("W122 a copy with words of another is refused whole, and nothing of it is logged; without them it goes in as its author's", async () => {
    const { log, room, committer, aigul, bakyt, later } = await restored();
    const both = later("aigul", aigul, AIGUL).connect(room);
    await committer.idle();
    expect(both.closed).toEqual({ code: 4403, reason: "client-of-another" });
    expect(log.rows).toHaveLength(1);
    expect(room.owns(BAKYT, "bakyt")).toBe(true);

    const own = new Copy("bakyt");
    own.claims = passed(BAKYT);
    own.connect(room);
    const part = Y.diffUpdate(
      Y.encodeStateAsUpdate(bakyt.doc),
      Y.encodeStateVector(new Map([[AIGUL, Number.MAX_SAFE_INTEGER]]) as unknown as Y.Doc),
    );
    Y.applyUpdate(own.doc, part);
    await committer.idle();
    expect(own.closed).toBeNull();
    expect(log.rows.slice(1).map(({ person, clients }) => ({ person, clients }))).toEqual([
      { person: "bakyt", clients: [BAKYT] },
    ]);
  });

  test("W122 who may only read is told the same of words of another, so that they are not thrown away", async () => {
    const { room, aigul, later, heldBack } = await restored();
    const reader = later("reader", aigul, AIGUL + BLOCK_SIZE);
    reader.refusal = "not-your-role";
    reader.connect(room);
    expect(reader.closed).toEqual({ code: 4403, reason: "client-of-another" });
    expect(heldBack).toEqual(["reader"]);
  });
});
