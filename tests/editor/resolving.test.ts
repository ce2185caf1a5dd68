/** A bracket resolved in the editor, alone and while others type in the same clause. */
import type { Command } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";
import { bracketAt, resolve } from "#app/editor/brackets/resolving.ts";
import { restore } from "#app/editor/document/restoring.ts";
import type { BracketDecision } from "#domain/text/index.ts";
import { shared } from "./shared.ts";
import { drawn, played, sheet } from "./sheet.ts";

/** Resolves the bracket at the caret. */
const resolved =
  (decision: BracketDecision): Command =>
  (state, dispatch) => {
    const found = bracketAt(state, state.selection.head);
    return found !== null && resolve(found, decision)(state, dispatch);
  };

describe("T56 the bracket at the caret is resolved where it stands", () => {
  test.each<[string, BracketDecision, string]>([
    ["Act [v|ery] fast", "keep", "Act |very fast"],
    ["Act [v|ery] fast", "drop", "Act |fast"],
    ["within [three]|[five] days", 1, "within |five days"],
    ["no bracket| here", "keep", "no bracket| here"],
  ])("T56 %s: %s", (words, decision, expected) => {
    const now = played(sheet(["operative", 0, words], ["operative", 0, "Agree"]), resolved(decision));
    expect(drawn(now)[0]).toBe(`c0 operative 0 ${expected}`);
  });

  test("T56 a clause that is one bracket goes with its words; the last one of a text stays, empty", () => {
    const two = sheet(["operative", 0, "Agree"], ["operative", 0, "[All| of it]"]);
    expect(drawn(played(two, resolved("drop")))).toEqual(["c0 operative 0 Agree|"]);
    expect(drawn(played(sheet(["operative", 0, "[All| of it]"]), resolved("drop")))).toEqual([
      "c0 operative 0 |",
    ]);
  });
});

describe("T57 what others type in a clause meanwhile stays where they typed it, and standing words stay their authors'", () => {
  test("T57 while the brackets around a long passage go", () => {
    const two = shared("Agree [to act| together and without delay] now");
    two.type(13, " jointly and");
    two.run(resolved("keep"));
    expect(two.meet()).toBe("Agree to act jointly and together and without delay now");
    expect(two.written()).toBe(0);
  });

  test("T57 while one of two wordings is chosen", () => {
    const two = shared("within [three| working][five calendar] days");
    two.type(27, " or six");
    two.run(resolved(1));
    expect(two.meet()).toBe("within five or six calendar days");
    expect(two.written()).toBe(0);
  });

  test("T57 while an earlier version is brought back at both ends of the clause", () => {
    const two = shared("Strongly decide to work closely with all states|");
    two.type(21, " hard");
    const version = {
      id: "c0",
      kind: "operative",
      level: 0,
      runs: [{ text: "Firmly decide to work closely with all parties" }],
    };
    two.run(restore(version as never, [], "en"));
    expect(two.meet()).toBe("Firmly decide to wo hardrk closely with all parties");
    expect(two.written()).toBeLessThanOrEqual("Firmly".length + "parties".length);
  });
});
