import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  brackets,
  canonicalText,
  clauseDigest,
  countBrackets,
  depths,
  difference,
  hashOf,
  NUMBERING,
  numbering,
  readAttributes,
  tidy,
  tokens,
} from "#domain/text/index.ts";
import { clause } from "../support/texts.ts";

const labels = (clauses: Parameters<typeof numbering>[0]) => numbering(clauses).map((mark) => mark.label);
const endings = (clauses: Parameters<typeof numbering>[0]) => numbering(clauses).map((mark) => mark.ending);

describe("T1 numbers are derived from order, kind and level", () => {
  const text = [
    clause("title", "Declaration"),
    clause("preambular", "Recalling the Convention"),
    clause("preambular", "Convinced"),
    clause("operative", "Decide to monitor"),
    clause("operative", "health", 1),
    clause("operative", "schools", 2),
    clause("operative", "justice", 1),
    clause("operative", "Agree"),
    clause("action", "Publish"),
  ];

  test("T1 preambular and operative clauses are counted apart, sub-paragraphs under their parent", () => {
    expect(labels(text)).toEqual(["", "PP1", "PP2", "OP1", "(a)", "(i)", "(b)", "OP2", "A1"]);
    expect(numbering(text)[5]?.reference).toBe("OP1 (a) (i)");
  });

  test("T1 a clause inserted in the middle renumbers what follows and changes no word", () => {
    const more = text.toSpliced(3, 0, clause("operative", "Note first"));
    expect(labels(more).slice(3)).toEqual(["OP1", "OP2", "(a)", "(i)", "(b)", "OP3", "A1"]);
  });

  test("T1 a heading between clauses does not restart their numbers", () => {
    expect(labels([clause("operative", "a"), clause("heading", "II"), clause("operative", "b")])).toEqual([
      "OP1",
      "",
      "OP2",
    ]);
  });

  test("T1 a sub-paragraph without a parent is drawn as a paragraph", () => {
    expect(
      depths([clause("heading", "I"), clause("operative", "x", 2), clause("operative", "y", 3)]),
    ).toEqual([0, 0, 1]);
  });

  test("T1 the 27th sub-paragraph is (aa)", () => {
    const many = [
      clause("operative", "x"),
      ...Array.from({ length: 27 }, (_, i) => clause("operative", `${i}`, 1)),
    ];
    expect(labels(many).at(-1)).toBe("(aa)");
  });
});

describe("T2 closing punctuation is drawn, not stored", () => {
  test("T2 comma after preambular, semicolon after operative, full stop after the last, colon before sub-paragraphs", () => {
    const text = [
      clause("preambular", "A"),
      clause("operative", "B"),
      clause("operative", "b", 1),
      clause("operative", "C"),
    ];
    expect(endings(text)).toEqual([",", ":", ";", "."]);
  });

  test("T2 a mark that somebody typed is not doubled, also inside a closing quotation", () => {
    const text = [clause("operative", "B;"), clause("operative", "called “C.”"), clause("operative", "D")];
    expect(endings(text)).toEqual(["", "", "."]);
  });

  test("T2 a last word that joins the next paragraph keeps its own mark", () => {
    expect(
      endings([clause("operative", "A; and"), clause("operative", "Б; и"), clause("operative", "land")]),
    ).toEqual(["", "", "."]);
  });

  test("T2 titles, headings and closing lines get none", () => {
    expect(endings([clause("title", "T"), clause("heading", "H"), clause("closing", "Almaty")])).toEqual([
      "",
      "",
      "",
    ]);
  });
});

describe("T3 brackets are parsed from the words", () => {
  test("T3 nested pairs count each, in the order in which they open", () => {
    expect(brackets("[a [b] c] d [e]")).toEqual({
      pairs: [
        [0, 9],
        [3, 6],
        [12, 15],
      ],
      unbalanced: [],
    });
  });

  test("T3 a bracket without its partner is reported where it stands, and counts as open", () => {
    expect(brackets("a] [b")).toEqual({ pairs: [], unbalanced: [1, 3] });
    expect(countBrackets([clause("operative", "a] [b"), clause("operative", "[c]")])).toBe(3);
  });

  test("T3 a bracket in a field of an action is words that are not agreed, too", () => {
    const action = { ...clause("action", "Train staff"), fields: { indicator: "[2,000] in each country" } };
    expect(countBrackets([action])).toBe(1);
  });
});

describe("T4 the canonical form is one form", () => {
  const text = { kind: "declaration" as const, language: "en", numbering: NUMBERING };

  test("T4 runs that look alike are one run, and composed and decomposed letters are the same letters", () => {
    const whole = { ...clause("operative", "", 0, "x"), runs: [{ text: "caf\u00e9" }] };
    const parts = { ...whole, runs: [{ text: "ca" }, { text: "" }, { text: "fe\u0301" }] };
    expect(canonicalText({ ...text, clauses: [parts] })).toBe(canonicalText({ ...text, clauses: [whole] }));
    expect(clauseDigest(parts)).toBe(clauseDigest(whole));
  });

  test("T4 another word, look, level, kind, order or id is another hash", () => {
    const [a, b] = [clause("operative", "a"), clause("operative", "b")];
    const hash = (...clauses: (typeof a)[]) => hashOf(canonicalText({ ...text, clauses }));
    const others = [
      hash(b, a),
      hash({ ...a, level: 1 }, b),
      hash({ ...a, kind: "note" }, b),
      hash({ ...a, id: "other" }, b),
      hash({ ...a, runs: [{ text: "a", italic: true }] }, b),
      hash({ ...a, runs: [{ text: "a " }] }, b),
    ];
    expect(new Set([hash(a, b), ...others]).size).toBe(7);
  });

  test("T4 the form of version 1 is what it was on its first day", () => {
    const frozen = canonicalText({ ...text, clauses: [clause("operative", "Decide", 0, "c1")] });
    expect(frozen).toBe(
      '{"clauses":[{"id":"c1","kind":"operative","level":0,"runs":[{"text":"Decide"}]}],"form":"plenary-text@1","kind":"declaration","language":"en","numbering":"1"}',
    );
    expect(hashOf(frozen)).toBe("c75893a1f1cf0c23b772d144f283b109ec59ce9ba3b27173c1383459537f1883");
  });

  test("T4 tidying changes no word", () => {
    const run = fc.record({ text: fc.string(), italic: fc.constantFrom(undefined, true as const) });
    fc.assert(
      fc.property(fc.array(run), (runs) => {
        const words = (list: { text: string }[]) => list.map((one) => one.text).join("");
        expect(words(tidy(runs))).toBe(words(runs));
      }),
    );
  });
});

describe("T5 differences are cut at words", () => {
  const redline = (before: string, after: string, language: string) =>
    difference(before, after, language)
      .map(({ text, change }) =>
        change === "same" ? text : change === "added" ? `{+${text}+}` : `{-${text}-}`,
      )
      .join("");

  test.each([
    ["en", "Decide to cooperate closely", "Decide to cooperate", "Decide to cooperate{- closely-}"],
    ["ru", "в области прав ребёнка", "в сфере прав ребёнка", "в {-области-}{+сфере+} прав ребёнка"],
    ["kk", "бала құқықтарын қорғау", "бала мүдделерін қорғау", "бала {-құқықтарын-}{+мүдделерін+} қорғау"],
    [
      "uz-Latn",
      "oʻz huquqlari toʻgʻrisida",
      "oʻz erkinligi toʻgʻrisida",
      "oʻz {-huquqlari-}{+erkinligi+} toʻgʻrisida",
    ],
    ["tg", "ҳуқуқи кӯдак", "манфиати кӯдак", "{-ҳуқуқи-}{+манфиати+} кӯдак"],
  ])("T5 %s: whole words are replaced", (language, before, after, expected) => {
    expect(redline(before, after, language)).toBe(expected);
  });

  test("T5 words that were replaced side by side are one replacement", () => {
    expect(redline("тесно сотрудничать всегда", "ближе работать всегда", "ru")).toBe(
      "{-тесно сотрудничать-}{+ближе работать+} всегда",
    );
  });

  test("T5 a preposition between two long replacements goes with them, between short ones it stays", () => {
    expect(
      redline("including the modalities of participation", "excluding the private sector of industry", "en"),
    ).toBe("{-including the modalities of participation-}{+excluding the private sector of industry+}");
    expect(redline("cats of May", "dogs of June", "en")).toBe("{-cats-}{+dogs+} of {-May-}{+June+}");
  });

  test("T5 what is kept and removed gives the old wording, what is kept and added the new one", () => {
    const words = fc.array(fc.constantFrom("child", "права", " ", "ʻ", "е\u0301", "[", "құқық", "."), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(words, words, (old, fresh) => {
        const parts = difference(old.join(""), fresh.join(""), "ru");
        const side = (skip: string) =>
          parts.flatMap((part) => (part.change === skip ? [] : [part.text])).join("");
        expect([side("added"), side("removed")]).toEqual([old.join(""), fresh.join("")]);
      }),
    );
  });

  test("T5 a combined character stays in one piece", () => {
    expect(tokens("е\u0301тот", "ru")).toEqual(["е\u0301тот"]);
  });
});

describe("T6 attributes are read as the plainest valid clause, whoever wrote them", () => {
  test("T6 a known action keeps its kind, level and fields", () => {
    const read = readAttributes({
      id: "c1",
      kind: "action",
      level: "2",
      scope: "regional",
      due: "2027-01-01",
    });
    expect(read).toEqual({
      id: "c1",
      kind: "action",
      level: 2,
      fields: { scope: "regional", due: "2027-01-01" },
    });
  });

  test("T6 nonsense becomes an operative clause of level 0 without an id", () => {
    const read = readAttributes({ id: 7, kind: "script", level: 99, scope: "galactic" });
    expect(read).toEqual({ id: null, kind: "operative", level: 0 });
  });
});
