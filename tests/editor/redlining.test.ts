/** The redline of an amendment: what is drawn while somebody types, compared with the present clause. */
import type { Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newClause } from "#app/editor/document/writing.ts";
import { redlinedIn, redlineKey, redlinePlugin } from "#app/editor/drawing/redlining.ts";
import type { Part } from "#domain/text/index.ts";
import { BREAK, passageDifference } from "#domain/text/passage.ts";
import { clause, played, schema, sheet } from "./sheet.ts";

const SPOKEN = { removed: "removed:", removedEnd: "end" };

function redlined(base: string[], state: EditorState): EditorState {
  return EditorState.create({
    doc: state.doc,
    selection: state.selection,
    plugins: [redlinePlugin(base, "en", SPOKEN)],
  });
}

/** The order of marks at one position. */
const ORDER = ["+]", "¶+", "[-", "[+"];

/** [-gone-], [+new+], and ¶+ at a paragraph that begins with a new break, as they are in the document. */
function viewed(state: EditorState): string {
  const found = redlineKey.getState(state)?.set.find() ?? [];
  const marks: [pos: number, mark: string][] = found.flatMap((one): [number, string][] => {
    const { attrs } = (one as unknown as { type: { attrs?: Record<string, string> } }).type;
    if (attrs?.nodeName === "ins")
      return [
        [one.from, "[+"],
        [one.to, "+]"],
      ];
    if (attrs?.class === "new-paragraph") return [[one.from + 1, "¶+"]];
    return [[one.from, `[-${(one.spec as { key: string }).key.slice(5)}-]`]];
  });
  let words = "";
  state.doc.descendants((node: Node, pos) => {
    if (!node.isTextblock) return;
    if (pos) words += BREAK;
    for (let at = 0; at <= node.content.size; at++) {
      const here = marks.filter(([place]) => place === pos + 1 + at).map(([, mark]) => mark);
      words += here.sort((a, b) => ORDER.indexOf(a.slice(0, 2)) - ORDER.indexOf(b.slice(0, 2))).join("");
      words += node.textContent[at] ?? "";
    }
  });
  return words;
}

const plain = (parts: Part[], side: "added" | "removed") =>
  parts.flatMap(({ text, change }) => (change === "same" || change === side ? [text] : [])).join("");

describe("the redline of an amendment", () => {
  test("N46 new words are underlined where they stand, words that went are shown struck before them", () => {
    const state = redlined(
      ["Decide to cooperate in matters of water"],
      sheet(["operative", 0, "Decide to cooperate closely in the matter of water"]),
    );
    expect(viewed(state)).toBe("Decide to cooperate [+closely +]in [-matters-][+the matter+] of water");
    expect(redlinedIn(state)).toMatchObject({ added: 2, removed: 1, breaks: 0 });
  });

  test("N46 Cyrillic words are never cut", () => {
    const state = redlined(["о защите прав детей"], sheet(["operative", 0, "о защите права ребёнка"]));
    expect(viewed(state)).toBe("о защите [-прав детей-][+права ребёнка+]");
  });

  test("N46 a paragraph cut in two shows one new break, and none of its words twice", () => {
    const cut = played(sheet(["operative", 0, "Decide to act; |agree to report"]), newClause);
    const state = redlined(["Decide to act; agree to report"], cut);
    expect(viewed(state)).toBe("Decide to act; \n¶+agree to report");
    expect(redlinedIn(state)).toMatchObject({ added: 0, removed: 0, breaks: 1 });
  });

  test("N46 a new paragraph is new from its break to its end; one that went is struck where it stood", () => {
    const two = sheet(["operative", 0, "One"], ["operative", 0, "Two"]);
    expect(viewed(redlined(["One"], two))).toBe("One\n¶+[+Two+]");
    expect(viewed(redlined(["One", "Two", "Three"], sheet(["operative", 0, "One"])))).toBe(
      "One[-\nTwo\nThree-]",
    );
    expect(viewed(redlined([], sheet(["operative", 0, "All new"])))).toBe("[+All new+]");
  });

  test("N46 paragraphs that were all rewritten are paired, not lumped together", () => {
    const state = redlined(["old one", "old two"], sheet(["operative", 0, "new"], ["operative", 0, "fresh"]));
    expect(viewed(state)).toBe("[-old one-][+new+]\n[-old two-][+fresh+]");
  });

  test("N46 the clause as it stands changes, and the same words are another redline", () => {
    const before = redlined(["Decide"], sheet(["operative", 0, "Decide to act"]));
    const after = before.apply(before.tr.setMeta(redlineKey, ["Decide to act"]));
    expect(viewed(before)).toBe("Decide[+ to act+]");
    expect(viewed(after)).toBe("Decide to act");
  });

  test("N46 while a word is composed nothing is drawn anew, and afterwards it is", () => {
    const state = redlined(["Decide"], sheet(["operative", 0, "Decide| to act"]));
    const handlers = redlineKey.get(state)?.props.handleDOMEvents as Record<string, (view: unknown) => void>;
    let now = state;
    const view = { isDestroyed: true };
    handlers.compositionstart?.(view);
    now = now.apply(now.tr.insertText("d "));
    expect(viewed(now)).toBe("Decided [+ to act+]");
    handlers.compositionend?.(view);
    now = now.apply(now.tr);
    expect(viewed(now)).toBe("[-Decide-][+Decided  to act+]");
  });

  test("N46 any two passages: what is kept and removed is the one, what is kept and added the other", () => {
    const word = fc.constantFrom(
      "право",
      "детей",
      "water",
      "and",
      "[",
      "]",
      "о",
      "Decide",
      "ʻ",
      " ",
      ", ",
      ". ",
    );
    const passage = fc.array(
      fc.array(word, { maxLength: 12 }).map((some) => some.join(" ")),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(passage, passage, (before, after) => {
        const parts = passageDifference(before, after, "ru");
        expect(plain(parts, "removed")).toBe(before.join(BREAK));
        expect(plain(parts, "added")).toBe(after.join(BREAK));
        if (!after.length) return;
        const nodes = after.map((words) => clause({ kind: "operative" }, words));
        const doc = schema.topNodeType.create(null, nodes);
        const drawn = viewed(redlined(before, EditorState.create({ doc })));
        const words = drawn.replaceAll(/\[\+|\+\]|¶\+/g, "");
        expect(words.replaceAll(/\[-[\s\S]*?-\]/g, "").length).toBe(after.join(BREAK).length);
      }),
    );
  });

  test("N46 a key in a clause of 2,000 words that was changed all over", () => {
    const base = Array.from({ length: 2_000 }, (_, at) => (at % 9 ? "слово" : `дело${at}`)).join(" ");
    const words = base.replaceAll(/дело(\d*)0\b/g, "иное$1 дополнение");
    let state = redlined([base], sheet(["operative", 0, words]));
    const started = performance.now();
    for (let at = 0; at < 20; at++) state = state.apply(state.tr.insertText("x", 5 + at));
    console.info(
      `a redline of 2,000 words after a key: ${((performance.now() - started) / 20).toFixed(1)} ms`,
    );
    expect(redlinedIn(state)?.added).toBeGreaterThan(20);
  });
});
