import { describe, expect, test } from "vitest";
import type { TextEvent } from "#domain/life/index.ts";
import { canonicalJson } from "#domain/text/index.ts";
import {
  type Checkpoint,
  checkpointErrors,
  checkpointOf,
  checkpointSchema,
  endOf,
  GENESIS,
  keyErrors,
  link,
  namedBy,
  publicKeyOf,
  type SealStatement,
  sealOf,
  type TrailEntry,
  vouching,
} from "#domain/trail/index.ts";
import { CREATED } from "../support/texts.ts";

const SECRET = new Uint8Array(32).fill(1);
const seal = (statement: SealStatement) => sealOf(statement, SECRET);
const ACTOR = { side: "chair", delegation: null, person: "p" } as const;
const OTHER = "e".repeat(64);

/** A trail with one entry at each of these instants. */
function trail(...instants: string[]): TrailEntry[] {
  const events: TextEvent[] = [CREATED, { type: "drafting-opened", pen: "open" }];
  const entries: TrailEntry[] = [];
  for (const [at, instant] of instants.entries()) {
    const event = events[at] ?? { type: "pen-handed", pen: at % 2 ? "open" : "chair" };
    entries.push(link(entries.at(-1) ?? null, { at: instant, actor: ACTOR, event }));
  }
  return entries;
}

const ENTRIES = trail(
  "2026-11-20T09:00:00.000Z",
  "2026-11-20T23:59:59.999Z",
  "2026-11-22T00:00:00.000Z",
  "2026-11-22T12:00:00.000Z",
);
const head = (n: number) => ENTRIES[n - 1]?.hash as string;

function published(...days: [day: string, heads: string[]][]): Checkpoint[] {
  const made: Checkpoint[] = [];
  for (const [day, heads] of days) {
    const before = made.at(-1);
    made.push(checkpointOf({ day, made: endOf(day), heads }, before ? canonicalJson(before) : null, seal));
  }
  return made;
}

const CHECKPOINTS = published(
  ["2026-11-20", [OTHER, head(2)]],
  ["2026-11-21", [head(2), OTHER]],
  ["2026-11-22", [head(4)]],
);

describe("H7 the checkpoint of a day names the last entry of every trail, sealed and tied to the day before", () => {
  test("H7 those that were published hold, by themselves and among each other", () => {
    expect(checkpointErrors(CHECKPOINTS)).toEqual([]);
    expect(CHECKPOINTS[0]?.previous).toBe(GENESIS);
    for (const one of CHECKPOINTS) expect(checkpointSchema.parse(one)).toEqual(one);
  });

  test("H7 the order of the heads tells nothing, and a day ends at midnight UTC", () => {
    const [first, second] = CHECKPOINTS;
    expect(first?.heads).toEqual(second?.heads);
    expect(endOf("2026-02-28")).toBe("2026-03-01T00:00:00.000Z");
  });

  test("H7 one that was changed afterwards, left out or made again is found at its day", () => {
    const changed = CHECKPOINTS.map((one, at) => (at === 1 ? { ...one, heads: [OTHER] } : one));
    expect(checkpointErrors(changed)).toEqual([
      { day: "2026-11-21", what: "seal" },
      { day: "2026-11-22", what: "previous" },
    ]);
    expect(checkpointErrors(CHECKPOINTS.toSpliced(1, 1))).toEqual([{ day: "2026-11-22", what: "previous" }]);
    const again = published(["2026-11-20", [OTHER]]).concat(CHECKPOINTS.slice(1));
    expect(checkpointErrors(again)).toEqual([{ day: "2026-11-21", what: "previous" }]);
  });
});

describe("H8 a history that was rewritten later is missing from the checkpoints of its days", () => {
  const asked = (entries: readonly TrailEntry[], complete = true) =>
    CHECKPOINTS.map((one) => namedBy(one, entries, complete));

  test("H8 a true trail is named each day, to the millisecond", () => {
    expect(asked(ENTRIES)).toEqual(["named", "named", "named"]);
  });

  test("H8 an entry that was changed, with a sound chain after it, is missing from its day on", () => {
    const rewritten = trail(
      "2026-11-20T09:00:00.000Z",
      "2026-11-20T23:59:59.998Z",
      "2026-11-22T00:00:00.000Z",
      "2026-11-22T12:00:00.000Z",
    );
    expect(asked(rewritten)).toEqual(["missing", "missing", "missing"]);
  });

  test("H8 before a trail began, and after it was cut, nothing is claimed", () => {
    const before = published(["2026-11-19", [OTHER]])[0] as Checkpoint;
    expect(namedBy(before, ENTRIES, true)).toBe("unknown");
    expect(asked(ENTRIES.slice(0, 3), false)).toEqual(["named", "named", "unknown"]);
    expect(asked(ENTRIES.slice(0, 3))).toEqual(["named", "named", "missing"]);
  });

  test("H8 an entry whose content is hidden may have been of the day before or after, and its hash decides", () => {
    const hidden = ENTRIES.map((entry) => (entry.n === 2 ? { ...entry, content: null } : entry));
    expect(asked(hidden)).toEqual(["named", "named", "named"]);
  });
});

describe("H9 a key that is replaced vouches for the next", () => {
  const [first, second] = [publicKeyOf(SECRET), publicKeyOf(SECRET.fill(2, 0, 1).slice())];
  SECRET.fill(1);
  const since = "2026-11-22T00:00:00.000Z";
  const keys = (vouched: ReturnType<typeof seal> | null) => ({
    form: "plenary-keys@1" as const,
    keys: [
      { key: first, since: "2026-01-01T00:00:00.000Z", until: since, vouched: null },
      { key: second, since, until: null, vouched },
    ],
  });

  test("H9 its word holds, or none was given", () => {
    expect(keyErrors(keys(seal(vouching(second, since))))).toEqual([]);
    expect(keyErrors(keys(null))).toEqual([]);
  });

  test("H9 a word for another key or instant, or by a stranger, is named", () => {
    expect(keyErrors(keys(seal(vouching(first, since))))).toEqual([second]);
    expect(keyErrors(keys(seal(vouching(second, "2026-11-23T00:00:00.000Z"))))).toEqual([second]);
    const stranger = sealOf(vouching(second, since), new Uint8Array(32).fill(9));
    expect(keyErrors(keys(stranger))).toEqual([second]);
  });
});
