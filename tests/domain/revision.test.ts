import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Clause,
  clausesAfter,
  groundOf,
  inverseOf,
  type Proposal,
  type Revised,
  type Revision,
  revise,
  revisionOf,
  settle,
  wordingError,
  wordsOf,
} from "#domain/text/index.ts";
import { clause } from "../support/texts.ts";

const op = (id: string, words: string, more: Partial<Clause> = {}): Clause => ({
  ...clause("operative", words, 0, id),
  ...more,
});
const TEXT = [
  op("a", "Decide to meet every year"),
  op("b", "Agree to publish the outcome in all languages of the region"),
  op("c", "Urge States to report"),
  op("d", "Welcome the host"),
];
const order = (clauses: readonly Clause[]) => clauses.map(({ id }) => id);
let ids = 0;
const ground = (now: readonly Clause[]) => ({ now, language: "en", newId: () => `new${++ids}` });
const propose = (proposal: Proposal, base: Clause[], proposed: Clause[]): Revision =>
  revisionOf(proposal, { base, proposed }, order(TEXT));
const find = (id: string) => TEXT.find((one) => one.id === id) as Clause;

const REPLACE = propose(
  { deed: "replace", clause: "a" },
  [find("a")],
  [op("a", "Decide to meet twice a year")],
);
const INSERT = propose(
  { deed: "insert", after: "b" },
  [],
  [op("n", "Invite children"), op("m", "Hear them")],
);
const ON_TOP = propose({ deed: "insert", after: null }, [], [op("n", "Recall the Convention")]);
const DELETE = propose({ deed: "delete", clause: "c" }, [find("c")], []);
const MOVE = propose({ deed: "move", clause: "d", after: "a" }, [find("d")], []);
const MERGE = propose(
  { deed: "merge", clause: "b", with: "c" },
  [find("b"), find("c")],
  [op("b", "Agree to publish the outcome in all languages of the region and urge States to report")],
);
const SPLIT = propose(
  { deed: "split", clause: "b" },
  [find("b")],
  [op("b", "Agree to publish the outcome"), op("n", "in all languages of the region")],
);
const ALL = { REPLACE, INSERT, ON_TOP, DELETE, MOVE, MERGE, SPLIT };

const fits = (revised: Revised) => {
  if (revised.kind !== "fits") throw new Error(revised.kind);
  return revised;
};
const applied = (revision: Revision, now: readonly Clause[] = TEXT) =>
  clausesAfter(now, fits(revise(revision, ground(now))).edits);
const lines = (clauses: readonly Clause[]) => clauses.map((one) => `${one.id}: ${wordsOf(one)}`);
const kind = (revision: Revision, now: readonly Clause[]) => revise(revision, ground(now)).kind;
const reworded = (id: string, words: string) => TEXT.map((one) => (one.id === id ? op(id, words) : one));

describe("N4 a proposal is worked out against the text as it stands", () => {
  test("N4 each deed does what it says, and clauses keep their ids", () => {
    expect(lines(applied(REPLACE))[0]).toBe("a: Decide to meet twice a year");
    expect(order(applied(INSERT))).toEqual(["a", "b", "n", "m", "c", "d"]);
    expect(order(applied(ON_TOP))).toEqual(["n", "a", "b", "c", "d"]);
    expect(order(applied(DELETE))).toEqual(["a", "b", "d"]);
    expect(order(applied(MOVE))).toEqual(["a", "d", "b", "c"]);
    expect(lines(applied(MERGE))[1]).toBe(`b: ${wordsOf(MERGE.proposed[0] as Clause)}`);
    expect(order(applied(MERGE))).toEqual(["a", "b", "d"]);
    expect(lines(applied(SPLIT)).slice(1, 3)).toEqual(lines(SPLIT.proposed));
  });

  test("N4 what others changed elsewhere in the clause stays", () => {
    const now = reworded("b", "Agree to publish the full outcome in all languages of the region");
    expect(lines(applied(SPLIT, now))[1]).toBe("b: Agree to publish the full outcome");
    expect(lines(applied(MERGE, now))[1]).toContain("the full outcome");
  });

  test("N4 words that changed meanwhile are a conflict, a deletion of changed words too", () => {
    expect(kind(REPLACE, reworded("a", "Decide to meet every month"))).toBe("conflict");
    expect(kind(DELETE, reworded("c", "Urge all States to report"))).toBe("conflict");
    expect(kind(SPLIT, reworded("b", "Agree to publish it"))).toBe("conflict");
  });

  test("N4 what is said already is the same; of a clause that is gone nothing can be said", () => {
    expect(kind(REPLACE, reworded("a", "Decide to meet twice a year"))).toBe("same");
    expect(kind(MOVE, applied(MOVE))).toBe("same");
    expect(kind(INSERT, applied(INSERT))).toBe("same");
    const without = TEXT.filter((one) => one.id !== "a" && one.id !== "c");
    expect([kind(REPLACE, without), kind(DELETE, without), kind(MERGE, without)]).toEqual([
      "gone",
      "gone",
      "gone",
    ]);
  });

  test("N4 where the neighbour is gone, the place is after the one before it", () => {
    const without = TEXT.filter((one) => one.id !== "b");
    expect(order(applied(INSERT, without))).toEqual(["a", "n", "m", "c", "d"]);
    expect(order(applied(INSERT, without.slice(1)))).toEqual(["n", "m", "c", "d"]);
    expect(order(applied(MOVE, without.slice(1)))).toEqual(["d", "c"]);
  });

  test("N4 a new clause whose id another clause has by now gets a fresh one", () => {
    const now = [...TEXT, op("n", "Somebody's")];
    expect(order(applied(SPLIT, now))).toEqual(["a", "b", expect.stringMatching(/^new/), "c", "d", "n"]);
  });

  test("N4 kind, level, fields and variant go with the side that changed them; both is a conflict", () => {
    const row = (more: Partial<Clause>): Clause => ({ ...clause("action", "Publish", 0, "r"), ...more });
    const base = row({ fields: { due: "2027-01-01", responsible: "All" } });
    const proposed = row({ fields: { due: "2027-06-01", responsible: "All" }, variant: "q" });
    const revision = propose({ deed: "replace", clause: "r" }, [base], [proposed]);
    const moved = row({ level: 1, fields: { due: "2027-01-01", responsible: "Host" } });
    expect(applied(revision, [moved])[0]).toEqual({
      ...row({ level: 1, variant: "q" }),
      fields: { due: "2027-06-01", responsible: "Host" },
    });
    expect(kind(revision, [row({ fields: { due: "2028-01-01", responsible: "All" } })])).toBe("conflict");
    const dropped = propose({ deed: "replace", clause: "r" }, [base], [row({})]);
    expect(applied(dropped, [base])[0]).toEqual(row({}));
  });

  test("N4 what somebody settled is done as it was settled, on the clauses that are left", () => {
    const now = reworded("a", "Decide to meet every month");
    const settled = settle(REPLACE, ground(now), [op("", "Decide to meet when needed")]);
    expect(lines(clausesAfter(now, fits(settled).edits))[0]).toBe("a: Decide to meet when needed");
    const none = settle(MERGE, ground(TEXT), []);
    expect(order(clausesAfter(TEXT, fits(none).edits))).toEqual(["a", "d"]);
    const onlySecond = settle(MERGE, ground(TEXT), [op("x", "New"), find("c")]);
    expect(order(clausesAfter(TEXT, fits(onlySecond).edits))).toEqual(["a", "x", "c", "d"]);
  });

  test("N4 the ground is the words and the place that it rests on, and nothing else", () => {
    expect(groundOf(REPLACE, reworded("c", "Other"))).toBe(groundOf(REPLACE, TEXT));
    expect(groundOf(REPLACE, reworded("a", "Other"))).not.toBe(groundOf(REPLACE, TEXT));
    expect(groundOf(INSERT, TEXT.slice(2))).not.toBe(groundOf(INSERT, TEXT));
  });

  test("N4 the words must make the proposal", () => {
    const error = (deed: Proposal["deed"], base: Clause[], proposed: Clause[]) =>
      wordingError({ deed, clause: "a", after: null, with: "b" } as Proposal, { base, proposed });
    const a = find("a");
    expect([
      error("replace", [a], [op("a", "Other")]),
      error("replace", [a], [{ ...a }]),
      error("replace", [a], [{ ...a, level: 1 }]),
      error("replace", [a], [op("a", " ")]),
      error("replace", [a], [a, op("n", "More")]),
      error("insert", [], []),
      error("split", [a], [a]),
      error("split", [a], [a, op("n", "More")]),
      error("merge", [a, find("b")], [a, find("b")]),
      error("delete", [a], []),
    ]).toEqual([
      null,
      "says-the-same",
      null,
      "empty",
      "not-fitting",
      "empty",
      "not-fitting",
      null,
      "not-fitting",
      null,
    ]);
  });
});

describe("N3 undone, everything is as it was", () => {
  const undone = (revision: Revision, now: readonly Clause[], meanwhile: (clauses: Clause[]) => Clause[]) => {
    const done = fits(revise(revision, ground(now)));
    const later = meanwhile(clausesAfter(now, done.edits));
    const revised = revise(inverseOf({ ...done, order: order(now) }), ground(later));
    return revised.kind === "fits" ? clausesAfter(later, revised.edits) : revised.kind;
  };

  test.each(Object.entries(ALL))("N3 %s and back", (_, revision) => {
    expect(undone(revision, TEXT, (clauses) => clauses)).toEqual(TEXT);
  });

  test("N3 what others wrote meanwhile stays, or is a conflict", () => {
    const others = (words: string) => (clauses: Clause[]) =>
      clauses.map((one) => (one.id === "a" ? op("a", words) : one));
    expect(lines(undone(REPLACE, TEXT, others("We decide to meet twice a year")) as Clause[])[0]).toBe(
      "a: We decide to meet every year",
    );
    expect(undone(REPLACE, TEXT, others("Decide to meet twice each year"))).toBe("conflict");
    expect(undone(REPLACE, TEXT, (clauses) => clauses.slice(1))).toBe("gone");
    expect(undone(DELETE, TEXT, (clauses) => [...clauses, find("c")])).toBe("same");
  });

  test("N3 any amendments one after the other, taken back in the opposite order, leave the text as it was", () => {
    const names = fc.shuffledSubarray(Object.keys(ALL) as (keyof typeof ALL)[]);
    fc.assert(
      fc.property(names, (chosen) => {
        const stack: { revision: Revision; before: readonly Clause[] }[] = [];
        let now: readonly Clause[] = TEXT;
        for (const name of chosen) {
          const revised = revise(ALL[name], ground(now));
          if (revised.kind !== "fits") continue;
          stack.push({ revision: inverseOf({ ...revised, order: order(now) }), before: now });
          now = clausesAfter(now, revised.edits);
        }
        for (const { revision, before } of stack.reverse()) {
          now = applied(revision, now);
          expect(now).toEqual(before);
        }
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });
});
