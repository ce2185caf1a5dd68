import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Clause,
  clausesAfter,
  divergence,
  diverges,
  followingEdits,
  renderingState,
  sourceDigest,
  wordsOf,
} from "#domain/text/index.ts";
import { clause } from "../support/texts.ts";

describe("T70 a clause of a language version is behind when its source says something else now", () => {
  const source = clause("operative", "Decide to cooperate", 0, "c1");

  test("T70 not rendered, current, behind: by the words, and by what stands beside them", () => {
    const rendered = sourceDigest(source);
    expect(renderingState(source, undefined)).toBe("unrendered");
    expect(renderingState(source, rendered)).toBe("current");
    expect(renderingState({ ...source, runs: [{ text: "Decide to meet" }] }, rendered)).toBe("behind");
    expect(renderingState({ ...source, fields: { due: "2027-01-01" } }, rendered)).toBe("behind");
  });

  test("T70 another number, level or place leaves a rendering as good as it was", () => {
    const rendered = sourceDigest(source);
    expect(renderingState({ ...source, level: 1, kind: "action" }, rendered)).toBe("current");
    expect(
      renderingState({ ...source, runs: [{ text: "Decide " }, { text: "to cooperate" }] }, rendered),
    ).toBe("current");
  });
});

describe("T71 a version follows its source clause by clause and keeps the words that it has", () => {
  const pool = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 10 });
  const text = (ids: readonly number[], words: string, levels: readonly number[] = []) =>
    ids.map((id, at) =>
      clause("operative", `${words} ${id}`, ((levels[at] ?? 0) % 3) as Clause["level"], `c${id}`),
    );

  test("T71 whatever was added, removed, moved or redrawn in the source", () => {
    fc.assert(
      fc.property(pool, pool, fc.array(fc.nat(2), { maxLength: 10 }), (theirs, ours, levels) => {
        const [source, version] = [text(theirs, "source", levels), text(ours, "version")];
        const edits = followingEdits(source, version);
        const after = clausesAfter(version, edits);
        expect(diverges(divergence(source, after))).toBe(false);
        for (const one of after) {
          const words = ours.includes(Number(one.id.slice(1))) ? "version" : "source";
          expect(wordsOf(one)).toBe(`${words} ${one.id.slice(1)}`);
        }
        expect(edits.length === 0).toBe(!diverges(divergence(source, version)));
      }),
    );
  });

  test("T71 one clause that changed its place is the one that is moved", () => {
    const edits = followingEdits(text([4, 1, 2, 3], "s"), text([1, 2, 3, 4], "v"));
    expect(edits).toEqual([{ type: "move", clause: "c4", after: null }]);
  });

  test("T71 what diverges is named: missing, extra and displaced", () => {
    expect(divergence(text([1, 2, 3], "s"), text([3, 1, 5], "v"))).toEqual({
      missing: ["c2"],
      extra: ["c5"],
      displaced: ["c1", "c3"],
    });
  });
});
