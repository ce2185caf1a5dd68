/** A made-up history of three authors: Kazakhstan (two people), Uzbekistan and the chair. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cause,
  type ClauseVersion,
  type Hand,
  sourcesOf,
  type Written,
  wordsOf,
  written,
} from "#domain/text/index.ts";
import { clause } from "../support/texts.ts";

/** The delegations of each person; Dana has changed her delegation. */
const SEATS: Record<string, string[]> = {
  aigerim: ["kz"],
  bolat: ["kz"],
  umida: ["uz"],
  chair: ["chair"],
  dana: ["kz", "uz"],
};

type HistoryStep = [cause: Cause, by: string, words: string, other?: string];

let n = 0;
/** Each item: cause, authors, words. "seeded" has no author; "typed" by "umida" or by "umida+bolat". */
function history(id: string, ...steps: HistoryStep[]): [string, ClauseVersion[]] {
  return [
    id,
    steps.map(([cause, by, words, other], at) => {
      n += 1;
      const people = by ? by.split("+") : [];
      const delegations = [...new Set(people.map((one) => SEATS[one]?.[0] ?? ""))];
      const facts = {
        reference: "OP1",
        stoodAfter: null,
        amendment: null,
        startedAt: n,
        endedAt: n,
        fromN: n,
        toN: n,
      };
      return {
        ...{ ...facts, clauseId: id, number: at + 1, delegations, people, cause },
        ...{ otherClause: other ?? null, clause: clause("operative", words, 0, id) },
      };
    }),
  ];
}

/** The authors of words as "who:words", joined by "|"; an empty name is nobody. */
function hand(entered: string): Hand[] {
  return entered.split("|").map((one) => {
    const [person = "", words = ""] = one.split(":");
    return { person: person || null, length: words.length };
  });
}

const wordsIn = (entered: string) =>
  entered
    .split("|")
    .map((one) => one.slice(one.indexOf(":") + 1))
    .join("");

function asked(clauseId: string, hands: string, ...histories: [string, ClauseVersion[]][]): Written[] {
  return written({
    ...{ clause: clauseId, words: wordsIn(hands), hands: hand(hands), histories: new Map(histories) },
    ...{ seatsOf: (person: string) => SEATS[person] ?? [], language: "en" },
  });
}

/** "Decide (prepared) to cooperate (umida)". */
const output = (found: Written[]) =>
  found.map(({ text, by, known }) => {
    return `${text}(${known ? by.map(({ person }) => person).join("+") || "prepared" : "just now"})`;
  });

describe("T50 what was written by whom, joined again, gives the words of the clause exactly", () => {
  const words = fc.array(fc.constantFrom("act ", "е\u0301то", " [very]", "without delay ", "👩‍👩‍👧 "), {
    maxLength: 6,
  });
  const people = fc.constantFrom("", "aigerim", "umida", "chair", "aigerim+umida");
  const version = fc.tuple(
    fc.constantFrom<Cause>("typed", "moved", "deleted", "split", "merged"),
    people,
    words,
  );

  test("T50 whatever happened, and whatever the document says of it", () => {
    const runs = fc.array(fc.tuple(fc.constantFrom("", "aigerim", "umida"), fc.nat(9)));
    fc.assert(
      fc.property(fc.array(version), fc.array(version), words, runs, (own, others, now, hands) => {
        const steps = (list: typeof own, other: string) =>
          list.map(([cause, by, parts]): HistoryStep => [cause, by, parts.join(""), other]);
        const found = written({
          ...{
            clause: "c1",
            words: now.join(""),
            language: "en",
            seatsOf: (one: string) => SEATS[one] ?? [],
          },
          hands: hands.map(([person, length]) => ({ person: person || null, length })),
          histories: new Map([history("c1", ...steps(own, "c2")), history("c2", ...steps(others, "c1"))]),
        });
        expect(found.map(({ text }) => text).join("")).toBe(now.join(""));
        for (const { text } of found) expect(text).not.toMatch(/^\u0301/);
      }),
    );
  });
});

describe("T51 each word is theirs who typed it, person and delegation", () => {
  test("T51 of words prepared, and words put in by several one after the other", () => {
    const found = asked(
      "c1",
      ":Decide |umida:firmly |:to act|aigerim: together|bolat: and soon",
      history(
        "c1",
        ["seeded", "", "Decide to act"],
        ["typed", "aigerim+bolat", "Decide to act together and soon"],
        ["typed", "umida", "Decide firmly to act together and soon"],
      ),
    );
    expect(output(found)).toEqual([
      ...[
        "Decide (prepared)",
        "firmly (umida)",
        "to act(prepared)",
        " together(aigerim)",
        " and soon(bolat)",
      ],
    ]);
    expect(found.map(({ by }) => by[0]?.delegation)).toEqual([undefined, "uz", undefined, "kz", "kz"]);
  });

  test("T51 delegations that typed at once are told apart by the document", () => {
    const found = asked(
      "c1",
      "umida:Agree |aigerim:to act",
      history("c1", ["typed", "aigerim+umida", "Agree to act"]),
    );
    expect(found).toEqual([
      { text: "Agree ", by: [{ delegation: "uz", person: "umida" }], known: true },
      { text: "to act", by: [{ delegation: "kz", person: "aigerim" }], known: true },
    ]);
  });

  test("T51 a longer word keeps the letters of who wrote the shorter one; a word typed anew is the new writer's", () => {
    const grown = history("c1", ["typed", "aigerim", "cooperate"], ["typed", "umida", "cooperation"]);
    expect(output(asked("c1", "aigerim:cooperat|umida:ion", grown))).toEqual([
      "cooperat(aigerim)",
      "ion(umida)",
    ]);
    expect(output(asked("c1", "umida:cooperation", grown))).toEqual(["cooperation(umida)"]);
  });

  test("T51 a word that was cut in two keeps the letters that were prepared", () => {
    const cut = history("c1", ["seeded", "", "hear children"], ["typed", "umida", "hear ch [all]ildren"]);
    expect(output(asked("c1", ":hear ch|umida: [all]|:ildren", cut))).toEqual([
      ...["hear ch(prepared)", " [all](umida)", "ildren(prepared)"],
    ]);
  });

  test("T51 what a command wrote is theirs whom the log names", () => {
    const accepted = history("c1", ["seeded", "", "Agree"], ["typed", "umida", "Agree to act"]);
    expect(output(asked("c1", ":Agree to act", accepted))).toEqual(["Agree(prepared)", " to act(umida)"]);
  });

  test("T51 who has sat for two delegations wrote for the one that the log names; where both wrote, it is not said", () => {
    const of = (by: string) => asked("c1", "dana:Agree", history("c1", ["typed", by, "Agree"]))[0]?.by;
    const moved = history("c1", ["typed", "dana", "Agree"]);
    moved[1][0] = { ...(moved[1][0] as ClauseVersion), delegations: ["uz"] };
    expect(asked("c1", "dana:Agree", moved)[0]?.by).toEqual([{ delegation: "uz", person: "dana" }]);
    expect(of("dana+umida")).toEqual([{ delegation: null, person: "dana" }]);
  });
});

describe("T52 words that were carried stay their writers': through a split, a merge, a restoration", () => {
  const whole: HistoryStep[] = [
    ["seeded", "", "Decide to act"],
    ["typed", "umida", "Decide to act and to meet yearly"],
  ];

  test("T52 the part that somebody cut off belongs to who wrote it", () => {
    const first = history("c1", ...whole, ["split", "aigerim", "Decide to act", "c9"]);
    const second = history("c9", ["split", "aigerim", "and to meet yearly", "c1"]);
    expect(sourcesOf(second[1])).toEqual(["c1"]);
    expect(output(asked("c9", "aigerim:and to meet yearly", first, second))).toEqual([
      "and to meet yearly(umida)",
    ]);
    expect(output(asked("c1", ":Decide to act", first, second))).toEqual(["Decide to act(prepared)"]);
  });

  test("T52 cut, changed and put together again: each word is still its writer's", () => {
    const first = history("c1", ...whole, ["split", "aigerim", "Decide to act", "c9"]);
    const second = history(
      "c9",
      ["split", "aigerim", "and to meet yearly", "c1"],
      ["typed", "chair", "and to meet twice yearly"],
      ["deleted", "bolat", "and to meet twice yearly", "c1"],
    );
    const [, later] = history("c1", ["merged", "bolat", "Decide to act and to meet twice yearly", "c9"]);
    first[1].push(...later);
    expect(output(asked("c1", ":Decide to act|bolat: and to meet twice yearly", first, second))).toEqual([
      ...["Decide to act(prepared)", " (bolat)", "and to meet (umida)", "twice (chair)", "yearly(umida)"],
    ]);
  });

  test("T52 words of an earlier version that came back, all of them or some, are not theirs who brought them", () => {
    const back: HistoryStep[] = [
      ...whole,
      ["typed", "aigerim", "Decide to act"],
      ["typed", "bolat", "Decide to act and to meet yearly"],
    ];
    expect(output(asked("c1", ":Decide to act|bolat: and to meet yearly", history("c1", ...back)))).toEqual([
      ...["Decide to act(prepared)", " and to meet yearly(umida)"],
    ]);
    const some: HistoryStep[] = [
      ...back.slice(0, 3),
      ["typed", "bolat", "Decide to act now and to meet yearly"],
    ] as HistoryStep[];
    expect(
      output(asked("c1", ":Decide to act|bolat: now and to meet yearly", history("c1", ...some))),
    ).toEqual([...["Decide to act(prepared)", " now (bolat)", "and to meet yearly(umida)"]]);
  });

  test("T52 a clause that was deleted and put back keeps its writers, and so does one that was carried elsewhere", () => {
    const gone: HistoryStep[] = [...whole, ["deleted", "aigerim", "Decide to act and to meet yearly"]];
    const expected = ["Decide to act(prepared)", " and to meet yearly(umida)"];
    for (const again of ["typed", "moved"] as const)
      expect(
        output(
          asked(
            "c1",
            "bolat:Decide to act and to meet yearly",
            history("c1", ...gone, [again, "bolat", "Decide to act and to meet yearly"]),
          ),
        ),
      ).toEqual(expected);
  });
});

describe("T53 what the log cannot tell is said", () => {
  test("T53 typed at once by two and then carried by one of them: one of the two", () => {
    const both = history(
      "c1",
      ["typed", "aigerim+umida", "Agree to act now"],
      ["split", "umida", "Agree", "c9"],
    );
    const cut = history("c9", ["split", "umida", "to act now", "c1"]);
    expect(asked("c9", "umida:to act now", both, cut)).toEqual([
      {
        text: "to act now",
        by: [
          { delegation: "kz", person: "aigerim" },
          { delegation: "uz", person: "umida" },
        ],
        known: true,
      },
    ]);
  });

  test("T53 words that no version knows yet are not called anybody's", () => {
    const found = asked("c1", ":Agree|umida: to act", history("c1", ["seeded", "", "Agree"]));
    expect(output(found)).toEqual(["Agree(prepared)", " to act(just now)"]);
    expect(output(asked("c1", "umida:Agree"))).toEqual(["Agree(just now)"]);
  });

  test("T53 clauses that name each other in a ring have an end", () => {
    const a = history("a", ["split", "umida", "to act", "b"], ["merged", "umida", "to act now", "b"]);
    const b = history("b", ["split", "aigerim", "to act", "a"], ["deleted", "aigerim", "now", "a"]);
    expect(
      asked("a", "umida:to act now", a, b)
        .map(({ text }) => text)
        .join(""),
    ).toBe("to act now");
  });

  test("T53 words of a clause without any left are nobody's", () => {
    const emptied = history("c1", ["seeded", "", "Agree"], ["typed", "umida", ""]);
    expect(asked("c1", "", emptied)).toEqual([]);
    expect(wordsOf(emptied[1][1]?.clause ?? { runs: [] })).toBe("");
  });
});
