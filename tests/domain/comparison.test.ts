import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Clause,
  type ClauseChange,
  type Comparison,
  compare,
  concordance,
  frozenClause,
  isChanged,
  KINDS,
  type Kind,
  type Level,
  wordsOf,
} from "#domain/text/index.ts";
import { PAIRS, readPair } from "../support/pairs.ts";
import { clause } from "../support/texts.ts";

const EN = { language: "en" };
const between = (before: Clause[], after: Clause[], language = "en") =>
  compare({ clauses: before }, { clauses: after }, { language });
const changesIn = ({ rows }: Comparison) => rows.filter((row) => !row.left).map((row) => row.change);
const changed = (found: Comparison) =>
  changesIn(found)
    .filter(isChanged)
    .map(({ id, happened }) => [id, ...happened]);
const side = ({ parts }: ClauseChange, skip: string) =>
  parts.flatMap((part) => (part.change === skip ? [] : [part.text])).join("");
const op = (id: string, words = `Decide on ${id}`, level: Level = 0) => clause("operative", words, level, id);

/** Texts that share some clauses, in any order, as a negotiation leaves them. */
const words = fc
  .array(fc.constantFrom("child", "права", " ", "ʻ", "е\u0301", "[", "құқық", "oʻz", ", "), { maxLength: 12 })
  .map((pieces) => pieces.join(""));
const anyClause = fc.record({
  id: fc.constantFrom(..."abcdefghij"),
  kind: fc.constantFrom<Kind>(...KINDS),
  level: fc.constantFrom<Level>(0, 1, 2),
  runs: fc.array(fc.record({ text: words, italic: fc.constantFrom(undefined, true as const) }), {
    maxLength: 3,
  }),
});
const text = fc
  .uniqueArray(anyClause, { selector: (one) => one.id, maxLength: 10 })
  .map((clauses) => clauses.map((one) => frozenClause(one as Clause)));

describe("T20 what is kept and removed is the earlier text, what is kept and added the later one", () => {
  test("T20 clause by clause, word by word, and in the order of the later text", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = changesIn(between(before, after));
        const later = changes.filter((one) => one.after);
        expect(later.map((one) => side(one, "removed"))).toEqual(after.map(wordsOf));
        const earlier = new Map(changes.map((one) => [one.before?.clause.id, side(one, "added")]));
        for (const one of before) expect(earlier.get(one.id)).toBe(wordsOf(one));
        expect(new Set(changes.map((one) => one.id)).size).toBe(changes.length);
      }),
    );
  });

  test("T20 a text compared with itself has not changed", () => {
    fc.assert(
      fc.property(text, (same) => {
        const found = between(same, same);
        expect(found.rows.flatMap((row) => row.change.happened)).toEqual([]);
        expect(found.counts.same).toBe(same.length);
      }),
    );
  });

  test("T20 seen from the other side, what was added was removed, and as much was moved and changed", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [there, back] = [between(before, after), between(after, before)];
        fc.pre(there.alignedBy === "id");
        // If two clauses changed places, either of them may be the moved one, so the number of equal clauses may differ
        // by one in a tie.
        const { added, removed, same: _, ...rest } = there.counts;
        expect(back.counts).toMatchObject({ ...rest, added: removed, removed: added });
      }),
      { numRuns: 500 },
    );
  });

  test("T20 letters composed otherwise, and runs cut otherwise, are the same words", () => {
    const apart = { ...op("a"), runs: [{ text: "Cafe\u0301" }, { text: " and" }] };
    expect(changed(between([op("a", "Café and"), op("b")], [apart, op("b")]))).toEqual([]);
  });

  test("T20 a clause without an id, or with one that is there twice, breaks nothing", () => {
    const found = between([op("a"), op(""), op("a", "again")], [op("a"), op(""), op("")]);
    expect(new Set(found.rows.map((row) => row.change.id)).size).toBe(found.rows.length);
  });
});

describe("T21 as few clauses as possible are called moved", () => {
  const ids = (order: string) => [...order].map((id) => op(id));

  test("T21 one clause carried across the text is one that moved, whatever else was changed", () => {
    const after = ids("bcdefgha").map((one) => (one.id === "c" ? op("c", "Decide on c, at once") : one));
    const found = between(ids("abcdefgh"), after);
    expect(found.counts).toEqual({ same: 6, added: 0, removed: 0, moved: 1, changed: 1, renumbered: 8 });
    expect(changed(found)).toEqual([
      ["c", "words", "renumbered"],
      ["a", "moved", "renumbered"],
    ]);
  });

  test("T21 it is shown where it stands, and where it stood", () => {
    const found = between(ids("abcd"), ids("bcda"));
    expect(found.rows.map(({ change, left }) => (left ? `(${change.id})` : change.id))).toEqual([
      "(a)",
      "b",
      "c",
      "d",
      "a",
    ]);
  });

  test("T21 what is gone is shown where it stood, before what is new there", () => {
    const found = between(ids("abcd"), ids("axd"));
    expect(found.rows.map(({ change }) => change.id)).toEqual(["a", "b", "c", "x", "d"]);
  });

  test("T21 a moved clause may be reworded, too", () => {
    const found = between(ids("abcd"), [...ids("bcd"), op("a", "Decide again on a")]);
    expect(changed(found)).toEqual([["a", "moved", "words", "renumbered"]]);
  });
});

describe("T22 what happened to a clause is told apart", () => {
  const only = (before: Clause, after: Clause) => {
    const found = changesIn(between([before, op("z")], [after, op("z")]))[0] as ClauseChange;
    return found;
  };

  test("T22 words that stayed and are drawn otherwise are a change of look", () => {
    const now = { ...op("a"), runs: [{ text: "Decide", italic: true as const }, { text: " on a" }] };
    const { happened, formatted } = only(op("a"), now);
    expect(happened).toEqual(["look"]);
    expect(formatted).toEqual([{ text: "Decide", before: {}, after: { italic: true } }]);
    expect(only(now, op("a")).formatted).toEqual([{ text: "Decide", before: { italic: true }, after: {} }]);
  });

  test("T22 a look is compared where the words stayed, beside words that did not", () => {
    const was = { ...op("a"), runs: [{ text: "Decide now " }, { text: "on a", bold: true as const }] };
    const { happened, formatted } = only(was, op("a", "Decide soon on a"));
    expect(happened).toEqual(["words", "look"]);
    expect(formatted).toEqual([{ text: "on a", before: { bold: true }, after: {} }]);
  });

  test("T22 kind, level and the fields of an action", () => {
    expect(only(op("a"), clause("preambular", "Decide on a", 0, "a"))).toMatchObject({
      happened: ["kind", "renumbered"],
      kind: ["operative", "preambular"],
    });
    expect(only(op("a"), op("a", "Decide on a", 1)).level).toEqual([0, 1]);
    const action = (fields: Clause["fields"]): Clause => ({ ...clause("action", "Publish", 0, "a"), fields });
    const { happened, fields } = only(
      action({ due: "2027-01-01", responsible: "Ombudsman" }),
      action({ responsible: "Ombudsman of Kazakhstan", indicator: "report" }),
    );
    expect(happened).toEqual(["fields"]);
    expect(fields.map(({ name, before, after }) => [name, before, after])).toEqual([
      ["responsible", "Ombudsman", "Ombudsman of Kazakhstan"],
      ["due", "2027-01-01", ""],
      ["indicator", "", "report"],
    ]);
    expect(fields[0]?.parts.map((part) => part.change)).toEqual(["same", "added"]);
  });

  test("T22 a new number alone is no change of the clause, and the concordance has it", () => {
    const found = between([op("a"), op("b")], [op("new"), op("a"), op("b")]);
    expect(found.counts).toMatchObject({ same: 2, added: 1, renumbered: 2, changed: 0 });
    expect(concordance(found)).toEqual([
      { id: "new", before: null, after: "OP1" },
      { id: "a", before: "OP1", after: "OP2" },
      { id: "b", before: "OP2", after: "OP3" },
    ]);
  });
});

describe("T23 texts without a common history are aligned by their words, and it is said", () => {
  test.each(PAIRS)("T23 %s: every changed clause is found, and no unchanged one marked", (name) => {
    const { before, after, reference } = readPair(name);
    const found = compare(before, after, EN);
    expect(found.alignedBy).toBe("similarity");
    const notified = changesIn(found).map((change) => {
      const kind = change.before
        ? change.after
          ? isChanged(change)
            ? "changed"
            : "same"
          : "removed"
        : "added";
      return { kind, old: nameOf(change.before), new: nameOf(change.after) };
    });
    expect(notified).toEqual(reference.map(({ kind, old, new: fresh }) => ({ kind, old, new: fresh })));
  });

  const nameOf = (stand: ClauseChange["before"]) => stand?.clause.id.replace(/^(?:old|new) /, "") ?? null;

  test("T23 a clause that was carried elsewhere, word for word or nearly, is moved and not new", () => {
    const before = [
      "Recall the treaties of peace",
      "Stress the rights of every child",
      "Agree to meet every year",
    ];
    const after = [
      "Stress the rights of every child",
      "Agree to meet every year",
      "Recall also the treaties of peace",
    ];
    const found = between(
      before.map((one, at) => op(`b${at}`, one)),
      after.map((one, at) => op(`a${at}`, one)),
    );
    expect(found.alignedBy).toBe("similarity");
    expect(changed(found)).toEqual([["a2", "moved", "words", "renumbered"]]);
  });

  test("T23 texts that share most ids are never aligned by words", () => {
    const found = between([op("a", "Decide"), op("b", "Agree")], [op("c", "Decide"), op("b", "Agree")]);
    expect([found.alignedBy, found.counts.added, found.counts.removed]).toEqual(["id", 1, 1]);
  });

  test("T23 no clause is paired twice, neither by its id nor by its words", () => {
    const before = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"].map((id) => op(id, `Words ${id}`));
    const after = before
      .map((one, at) => op(`x${at}`, at === 5 ? "Words a" : wordsOf(one)))
      .toSpliced(0, 1, op("a"));
    const found = between(before, after);
    expect(found.alignedBy).toBe("similarity");
    const origins = changesIn(found).flatMap((one) => (one.before ? [one.before.clause.id] : []));
    expect(new Set(origins).size).toBe(origins.length);
    expect(origins.length).toBe(before.length);
  });

  test("T23 an empty text and a full one differ by all that the other has", () => {
    expect(between([], [op("a")]).counts).toMatchObject({ added: 1, same: 0 });
    expect(between([op("a")], []).counts).toMatchObject({ removed: 1, same: 0 });
  });
});

describe("T24 words are compared as their language separates them", () => {
  const replaced = (language: string, before: string, after: string) =>
    changesIn(between([op("a", before), op("z")], [op("a", after), op("z")], language))[0]
      ?.parts.filter((part) => part.change !== "same")
      .map((part) => part.text);

  test.each([
    ["ru", "защита прав ребёнка", "защита интересов ребёнка", ["прав", "интересов"]],
    ["kk", "бала құқықтарын қорғау", "бала мүдделерін қорғау", ["құқықтарын", "мүдделерін"]],
    ["uz-Latn", "bolaning oʻz huquqi", "bolaning soʻz huquqi", ["oʻz", "soʻz"]],
    ["uz-Latn", "gʻoya toʻgʻri", "gʻoya notoʻgʻri", ["toʻgʻri", "notoʻgʻri"]],
    ["tg", "ҳуқуқи кӯдакон", "ҳифзи кӯдакон", ["ҳуқуқи", "ҳифзи"]],
    // Letters that have no composed form: the combining mark never comes without its letter.
    ["tg", "и\u0304н кӯдак", "ин кӯдак", ["и\u0304н", "ин"]],
    ["ru", "за\u0301мок стоит", "замо\u0301к стоит", ["за\u0301мок", "замо\u0301к"]],
  ])("T24 %s: %s / %s", (language, before, after, expected) => {
    expect(replaced(language, before, after)).toEqual(expected.map((one) => one.normalize("NFC")));
  });

  test("T24 a clause of the greatest length that was written anew is shown as replaced, not searched for seconds", () => {
    const long = (word: string) => Array.from({ length: 3_000 }, (_, i) => `${word}${i}`).join(" ");
    const found = changesIn(between([op("a", long("x")), op("z")], [op("a", long("y")), op("z")]))[0];
    expect(found?.parts.map((part) => part.change)).toEqual(["removed", "added"]);
  });
});
