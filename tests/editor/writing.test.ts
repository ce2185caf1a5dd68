/** What the keys do to clauses. */
import { describe, expect, test } from "vitest";
import { kindAfter } from "#app/editor/document/kinds.ts";
import {
  backwards,
  forwards,
  moveLevel,
  newClause,
  replaceSelected,
  setKind,
} from "#app/editor/document/writing.ts";
import { drawn, played, sheet } from "./sheet.ts";

describe("Enter", () => {
  test("E1 at the end makes an empty clause of the same kind and level, without id", () => {
    const state = played(sheet(["operative", 0, "Decide"], ["operative", 1, "to act|"]), newClause);
    expect(drawn(state)).toEqual(["c0 operative 0 Decide", "c1 operative 1 to act", "new operative 1 |"]);
  });

  test("E1 in the middle splits: the first part keeps the id", () => {
    const state = played(sheet(["preambular", 0, "Recalling| all"]), newClause);
    expect(drawn(state)).toEqual(["c0 preambular 0 Recalling", "new preambular 0 | all"]);
  });

  test("E2 before the words puts an empty clause there, and the words keep their id", () => {
    const state = played(sheet(["preambular", 0, "|Recalling"]), newClause);
    expect(drawn(state)).toEqual(["new preambular 0 |", "c0 preambular 0 Recalling"]);
  });

  test("E1 in an empty sub-paragraph goes one level up", () => {
    const state = played(sheet(["operative", 0, "Decide"], ["operative", 1, "|"]), newClause);
    expect(drawn(state)).toEqual(["c0 operative 0 Decide", "c1 operative 0 |"]);
  });

  test("E1 after title, enacting words, heading and closing comes what usually follows", () => {
    expect(kindAfter(["title"], 0)).toBe("enacting");
    expect(kindAfter(["title", "enacting"], 1)).toBe("preambular");
    expect(kindAfter(["title", "enacting", "heading", "operative"], 2)).toBe("operative");
    expect(kindAfter(["title", "action", "heading"], 2)).toBe("action");
    expect(kindAfter(["operative", "closing"], 1)).toBe("closing");
  });

  test("E1 over a selection takes the selected words away first", () => {
    const state = played(sheet(["operative", 0, "Decide |and agree|"]), newClause);
    expect(drawn(state)).toEqual(["c0 operative 0 Decide ", "new operative 0 |"]);
  });
});

describe("Backspace and Delete", () => {
  test("E3 an empty clause goes", () => {
    const state = played(sheet(["preambular", 0, "Recalling"], ["operative", 0, "|"]), backwards);
    expect(drawn(state)).toEqual(["c0 preambular 0 Recalling|"]);
  });

  test("E3 the last clause of a sheet stays", () => {
    expect(drawn(played(sheet(["title", 0, "|"]), backwards, forwards))).toEqual(["c0 title 0 |"]);
  });

  test("E3 like joins with like", () => {
    const values = () => sheet(["operative", 0, "Decide"], ["operative", 0, "| and agree"]);
    expect(drawn(played(values(), backwards))).toEqual(["c0 operative 0 Decide| and agree"]);
  });

  test("E3 other kinds do not join", () => {
    const back = sheet(["preambular", 0, "Recalling"], ["operative", 0, "|Decide"]);
    expect(played(back, backwards)).toBe(back);
    const forth = sheet(["preambular", 0, "Recalling|"], ["operative", 0, "Decide"]);
    expect(played(forth, forwards)).toBe(forth);
  });

  test("E2 before an empty clause the words keep their id and kind", () => {
    const state = played(sheet(["preambular", 0, ""], ["operative", 1, "|Decide"]), backwards);
    expect(drawn(state)).toEqual(["c1 operative 1 |Decide"]);
  });

  test("E2 a clause selected up to the next leaves the next as it was", () => {
    const state = played(
      sheet(["preambular", 0, "|Recalling"], ["operative", 1, "|Decide"]),
      replaceSelected(),
    );
    expect(drawn(state)).toEqual(["c1 operative 1 |Decide"]);
  });

  test("E3 a selection over kinds leaves each what is left of it", () => {
    const values = sheet(
      ["preambular", 0, "Recal|ling"],
      ["note", 0, "between"],
      ["operative", 0, "Dec|ide"],
    );
    expect(drawn(played(values, replaceSelected()))).toEqual([
      "c0 preambular 0 Recal|",
      "c2 operative 0 ide",
    ]);
    expect(drawn(played(values, replaceSelected("x")))).toEqual([
      "c0 preambular 0 Recalx|",
      "c2 operative 0 ide",
    ]);
  });
});

describe("Level and kind", () => {
  test("E4 Tab goes no deeper than one below the clause before, Shift-Tab up to the top", () => {
    const values = sheet(["operative", 0, "Decide"], ["operative", 0, "to act|"]);
    expect(drawn(played(values, moveLevel(1), moveLevel(1)))[1]).toBe("c1 operative 1 to act|");
    expect(drawn(played(values, moveLevel(1), moveLevel(-1), moveLevel(-1)))[1]).toBe(
      "c1 operative 0 to act|",
    );
  });

  test("E4 only numbered kinds have levels", () => {
    const values = sheet(["operative", 0, "Decide"], ["heading", 0, "Part|"]);
    expect(played(values, moveLevel(1))).toBe(values);
    expect(drawn(played(sheet(["operative", 2, "Decide|"]), setKind("closing")))).toEqual([
      "c0 closing 0 Decide|",
    ]);
  });

  test("E4 both hold for every clause of a selection", () => {
    const values = sheet(["operative", 0, "one"], ["operative", 0, "t|wo"], ["operative", 0, "th|ree"]);
    expect(drawn(played(values, moveLevel(1))).map((line) => line.slice(0, 14))).toEqual([
      "c0 operative 0",
      "c1 operative 1",
      "c2 operative 1",
    ]);
    expect(drawn(played(values, setKind("action")))[1]).toMatch(/^c1 action 0/);
  });
});
