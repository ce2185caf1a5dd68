import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BURST_PAUSE_MS,
  type ClauseVersion,
  foldVersion,
  TOGETHER_MS,
  type Touch,
} from "#domain/text/index.ts";
import { clause } from "../support/texts.ts";

let n = 0;
function touch(delegation: string | null, at: number, words: string | null): Touch {
  n += 1;
  const person = delegation && `${delegation}-person`;
  return {
    clauseId: "c1",
    n,
    at,
    delegation,
    person,
    clause: words === null ? null : clause("operative", words, 0, "c1"),
    reference: "OP1",
    after: null,
    change: null,
    other: null,
    bornAt: n,
    amendment: null,
  };
}
const fold = (...touches: Touch[]) => touches.reduce<readonly ClauseVersion[]>(foldVersion, []);
const names = (versions: readonly ClauseVersion[]) =>
  versions.map((one) => one.delegations.join("+") || one.cause);

describe("T7 a burst of one delegation is one version", () => {
  test("T7 keystrokes with short pauses are one version that ends with the last word", () => {
    const versions = fold(touch("kz", 0, "a"), touch("kz", 1_000, "ab"), touch("kz", BURST_PAUSE_MS, "abc"));
    expect(names(versions)).toEqual(["kz"]);
    expect(versions[0]).toMatchObject({
      endedAt: BURST_PAUSE_MS,
      clause: { runs: [{ text: "abc" }] },
      people: ["kz-person"],
    });
  });

  test("T7 a long pause begins another version", () => {
    expect(names(fold(touch("kz", 0, "a"), touch("kz", BURST_PAUSE_MS + 1, "ab")))).toEqual(["kz", "kz"]);
  });

  test("T7 another delegation begins another version, however soon", () => {
    expect(names(fold(touch("kz", 0, "a"), touch("uz", 100, "ab")))).toEqual(["kz", "uz"]);
  });

  test("T7 delegations that type in turns within seconds make one version that names both", () => {
    const versions = fold(
      touch("kz", 0, "a"),
      touch("uz", 500, "ab"),
      touch("kz", 900, "abc"),
      touch("uz", 1_200, "abcd"),
    );
    expect(names(versions)).toEqual(["kz+uz"]);
    expect(versions[0]).toMatchObject({ number: 1, startedAt: 0, endedAt: 1_200 });
  });

  test("T7 a third delegation that joins in is named, too", () => {
    const turns = ["kz", "uz", "kz", "tj", "uz"].map((who, i) => touch(who, i * 1_000, "x".repeat(i + 1)));
    expect(names(fold(...turns))).toEqual(["kz+uz+tj"]);
  });

  test("T7 turns further apart stay versions of their own", () => {
    const versions = fold(touch("kz", 0, "a"), touch("uz", 500, "ab"), touch("kz", 501 + TOGETHER_MS, "abc"));
    expect(names(versions)).toEqual(["kz", "uz", "kz"]);
  });

  test("T7 what the server seeded is a version without a delegation", () => {
    expect(names(fold(touch(null, 0, "a"), touch("kz", 500, "ab")))).toEqual(["seeded", "kz"]);
  });

  test("T7 a deletion is a version that keeps the last words, and the clause may come back", () => {
    const versions = fold(touch("kz", 0, "a"), touch("kz", 500, null), touch("kz", 900, "a"));
    expect(versions.map((one) => one.cause)).toEqual(["typed", "deleted", "typed"]);
    expect(versions[1]?.clause.runs).toEqual([{ text: "a" }]);
  });

  test("T7 whatever happens, numbers run from one, changes are covered once and in order, and the last words stand", () => {
    const step = fc.record({
      who: fc.constantFrom("kz", "uz", "tj", null),
      wait: fc.integer({ min: 0, max: 200_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        let at = 0;
        const touches = steps.map(({ who, wait }, i) => {
          at += wait;
          return touch(who, at, `words ${i}`);
        });
        const versions = fold(...touches);
        expect(versions.map((one) => one.number)).toEqual(versions.map((_, i) => i + 1));
        for (const [i, one] of versions.entries())
          expect(one.fromN).toBe((versions[i - 1]?.toN ?? (touches[0] as Touch).n - 1) + 1);
        expect(versions.at(-1)?.clause).toEqual(touches.at(-1)?.clause);
      }),
    );
  });
});
