/** An earlier version of a clause, restored in the editor. */
import type { EditorState } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";
import { restore } from "#app/editor/document/restoring.ts";
import type { Clause, Run } from "#domain/text/index.ts";
import { drawn, played, sheet } from "./sheet.ts";

const version = (id: string, words: string | Run[], rest: Partial<Clause> = {}): Clause => ({
  ...{ id, kind: "operative", level: 0 },
  runs: typeof words === "string" ? [{ text: words }] : words,
  ...rest,
});
const restored = (state: EditorState, clause: Clause, stoodAfter: string[] = []) =>
  played(state, restore(clause, stoodAfter, "en"));
const three = () => sheet(["operative", 0, "Decide|"], ["operative", 1, "to act"], ["operative", 0, "Agree"]);

/** The steps of a restoration, as the words that they remove from the document. */
function takenOut(state: EditorState, clause: Clause): string[] {
  const taken: string[] = [];
  restore(
    clause,
    [],
    "en",
  )(state, (tr) => {
    for (const [i, step] of tr.steps.entries())
      step.getMap().forEach((from, to) => {
        taken.push(tr.docs[i]?.textBetween(from, to) ?? "");
      });
  });
  return taken;
}

describe("T36 a version is brought back by changing what differs and nothing else", () => {
  test("T36 words in several places are put back, each for itself, and what stands between is not touched", () => {
    const state = sheet(["operative", 0, "Strongly decide to work closely with all states|"]);
    const before = version("c0", "Firmly decide to work with all parties");
    expect(drawn(restored(state, before))).toEqual([
      "c0 operative 0 Firmly decide to work with all parties|",
    ]);
    expect(takenOut(state, before)).toEqual(["states", "closely ", "Strongly"]);
  });

  test("T36 kind, level, look and fields come back with the words", () => {
    const state = sheet(["operative", 1, "Decide to act|"]);
    const before = version("c0", [{ text: "Decide", italic: true }, { text: " to act" }], {
      kind: "action",
      level: 0,
      fields: { due: "2027-05-01" },
    });
    const now = restored(state, before).doc.firstChild;
    expect(now?.attrs).toMatchObject({ id: "c0", kind: "action", level: 0, due: "2027-05-01" });
    expect(now?.firstChild?.marks.map((mark) => mark.type.name)).toEqual(["italic"]);
    expect(now?.lastChild?.marks).toEqual([]);
    expect(takenOut(state, before)).toEqual([]);
  });

  test("T36 what stands so already is left alone: nothing is done", () => {
    const state = sheet(["operative", 0, "Decide|"]);
    expect(restored(state, version("c0", "Decide"))).toBe(state);
  });

  test("T36 an empty version empties the clause, and its words can come back", () => {
    const empty = restored(three(), version("c2", []));
    expect(drawn(empty)[2]).toBe("c2 operative 0 |");
    expect(drawn(restored(empty, version("c2", "Agree")))[2]).toBe("c2 operative 0 Agree|");
  });
});

describe("T37 a deleted clause is put back in its place under its old id", () => {
  test("T37 after the clause that it stood after", () => {
    const state = restored(three(), version("old", "Note", { level: 1 }), ["c1", "c0"]);
    expect(drawn(state)).toEqual([
      "c0 operative 0 Decide",
      "c1 operative 1 to act",
      "old operative 1 |Note",
      "c2 operative 0 Agree",
    ]);
  });

  test("T37 where that is deleted, too, after the nearest that stands; where none does, at the beginning", () => {
    expect(drawn(restored(three(), version("old", "Note"), ["gone", "c0"]))[1]).toBe("old operative 0 |Note");
    expect(drawn(restored(three(), version("old", "Note"), ["gone"]))[0]).toBe("old operative 0 |Note");
  });

  test("T37 one that stands is never put in twice", () => {
    const twice = restored(restored(three(), version("old", "Note"), ["c0"]), version("old", "Note"), ["c0"]);
    expect(drawn(twice).filter((line) => line.startsWith("old"))).toHaveLength(1);
  });
});
