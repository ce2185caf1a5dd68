/** What is pasted from the clipboard. */
import { Fragment, Slice } from "@tiptap/pm/model";
import { describe, expect, test } from "vitest";
import { cleanPastedHtml, fitPasted, typedLabelLength } from "#app/editor/document/paste.ts";
import { clause } from "./sheet.ts";

const lines = (slice: Slice) => {
  const found: string[] = [];
  slice.content.forEach(({ attrs, textContent }) => {
    found.push(`${attrs.id} ${attrs.kind} ${attrs.level} ${textContent}`);
  });
  return found;
};

describe("paste", () => {
  test("E7 Word's own numbers and comments are taken off", () => {
    const word =
      "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>(a)<span>&nbsp; </span></span><![endif]>protect<br>children<o:p></o:p></p><!-- x -->";
    expect(cleanPastedHtml(word)).toBe(
      "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>protect children</p>",
    );
    const bare = "<p><span lang=EN style='mso-list:Ignore'>1.<span style='font'>  </span></span>agree</p>";
    expect(cleanPastedHtml(bare)).toBe("<p>agree</p>");
  });

  test("E7 typed numbers and bullets are known, words are left alone", () => {
    const rest = (words: string) => words.slice(typedLabelLength(words));
    expect(rest("1. Decide")).toBe("Decide");
    expect(rest("(iv) to act")).toBe("to act");
    expect(rest("• Decide")).toBe("Decide");
    expect(rest("а) защищать")).toBe("защищать");
    expect(rest("PP 3 bis. Recalling")).toBe("Recalling");
    expect(rest("2017 was a year")).toBe("2017 was a year");
    expect(rest("a child has rights")).toBe("a child has rights");
  });

  test("E7 paragraphs without a kind become clauses of the kind they land in, one below another, without ids", () => {
    const pasted = [
      clause({ id: "x", kind: "", level: 0 }, "1. Decide"),
      clause({ kind: "", level: 1 }, "(a) to act"),
      clause({ kind: "", level: 0 }, ""),
      clause({ id: "y", kind: "heading", level: 0 }, "Part I"),
    ];
    const fitted = fitPasted(new Slice(Fragment.from(pasted), 0, 0), { kind: "preambular", level: 1 });
    expect(lines(fitted)).toEqual([
      "null preambular 1 Decide",
      "null preambular 2 to act",
      "null heading 0 Part I",
    ]);
  });

  test("E7 a single paragraph keeps its words as they are", () => {
    const pasted = new Slice(Fragment.from(clause({ kind: "", level: 0 }, "1. is a number")), 1, 1);
    expect(lines(fitPasted(pasted, { kind: "operative", level: 0 }))).toEqual([
      "null operative 0 1. is a number",
    ]);
  });
});
