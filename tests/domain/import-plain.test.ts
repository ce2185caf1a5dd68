import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Clause, wordsOf } from "#domain/text/clause.ts";
import { importPlain } from "#domain/text/import-plain.ts";
import { paragraphs, uniform } from "#domain/text/plain-paragraphs.ts";
import { fixture, read, scores } from "../support/import-scores.ts";

function importing(input: string, language?: string) {
  let n = 0;
  return importPlain(input, { newId: () => `c${++n}`, ...(language && { language }) });
}

/** One line per clause: kind, level, words. */
function outline(clauses: Clause[]): string[] {
  return clauses.map((clause) => `${clause.kind} ${clause.level} ${wordsOf(clause)}`);
}

function kinds(input: string): string[] {
  return importing(input).clauses.map(({ kind, level }) => (level ? `${kind} ${level}` : kind));
}

describe("T13 the outcome of Almaty 2017 is read as it was written", () => {
  it("T13 title, enacting words, seven paragraphs, the announcement, seven actions, place and date", () => {
    const { clauses, language, signatories } = read("almaty_2017_outcome.txt");
    expect(clauses.map(({ kind }) => kind)).toEqual([
      "title",
      "enacting",
      ...Array(7).fill("operative"),
      "heading",
      ...Array(7).fill("action"),
      "closing",
    ]);
    expect(wordsOf(clauses[1] as Clause)).toMatch(/^Under the auspices .* the Ombudsmen:$/u);
    expect(wordsOf(clauses.at(-2) as Clause)).toMatch(/^Welcome the efforts .* practical support$/u);
    expect(wordsOf(clauses.at(-1) as Clause)).toBe("Almaty, Kazakhstan, 16 November 2017");
    expect({ language, signatories }).toEqual({ language: "en", signatories: [] });
  });
});

/**
 * The text has no numbers in the articles: the second paragraph of article 2, which has no number in the original,
 * looks like those that have one.
 */
const KNOWN_MISSES: Record<string, unknown> = {
  "udhr/eng numbered_subparagraphs": 34,
  "udhr/rus numbered_subparagraphs": 34,
  "udhr/kaz numbered_subparagraphs": 34,
  "udhr/uzn_latn numbered_subparagraphs": 34,
};

describe("T14 real texts are read as people counted them", () => {
  it.each(scores())("T14 $text: $field", ({ text, field, expected, found }) => {
    const miss = KNOWN_MISSES[`${text} ${field}`];
    expect(found).toEqual(miss === undefined ? expected : miss);
    if (miss !== undefined) expect(miss).not.toEqual(expected);
  });
});

describe("T15 no input breaks the import, and no word is lost", () => {
  const marks = fc.constantFrom(
    "\n",
    "\n\n",
    "1. ",
    "(a) ",
    "● ",
    "- ",
    "❏ ",
    "; ",
    ":\n",
    "Annex\n",
    "For the X\n",
    "We, ",
  );
  const openers = fc.constantFrom(
    "Recalling that",
    "Decides to",
    "The General Assembly,",
    "Article 1",
    "A. Name",
    "i) ",
  );
  const input = fc.array(fc.oneof(marks, openers, fc.string({ unit: "binary" }), fc.lorem()), {
    maxLength: 30,
  });

  it("T15 never throws, and every clause has words and an id of its own", () => {
    fc.assert(
      fc.property(input, (parts) => {
        const { clauses } = importing(parts.join(""));
        for (const clause of clauses) expect(wordsOf(clause)).toMatch(/[\p{L}\p{N}]/u);
        expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
      }),
    );
  });

  it("T15 the letters come out in the order in which they went in, but for labels and signatures", () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
    fc.assert(
      fc.property(input, (parts) => {
        const text = parts.join("");
        const { clauses, signatures } = importing(text, "en");
        fc.pre(!signatures.length);
        const out = letters(clauses.map(wordsOf).join(" "));
        const body = letters(
          paragraphs(text)
            .map((paragraph) => paragraph.text)
            .join(" "),
        );
        expect(isSubsequence(body, out)).toBe(true);
        expect(isSubsequence(out, letters(uniform(text)))).toBe(true);
      }),
    );
  });

  it("T15 a text as long as a book, or made to confuse a pattern, is read at once", () => {
    const book = "Recalling that,\n\n1. Decides to meet;\n\nAlmaty, 1 May 2026\n\n".repeat(2_000);
    expect(importing(book).clauses.length).toBe(6_000);
    for (const hard of [
      `${"A".repeat(50_000)}! 16 November 2017`,
      " - ".repeat(50_000),
      `${"a\n".repeat(50_000)}`,
    ])
      expect(importing(hard).clauses.length).toBeGreaterThanOrEqual(0);
  });

  it("T15 nothing, and what looks like nothing, is an empty text", () => {
    for (const input of ["", " \n\t\u00A0\u200B\n", "———\n\n***", "1.\n\n(a)"])
      expect(importing(input)).toMatchObject({ clauses: [], notices: ["empty"], signatories: [] });
  });
});

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = whole.indexOf(letter, at) + 1;
    if (!at) return false;
  }
  return true;
}

describe("T16 what is derived is taken off, what is written stays", () => {
  it("T16 numbers, letters, bullets and closing marks go; depth stays as a level", () => {
    const text =
      "Declaration of Osh\n\nThe Forum,\n\nRecalling the Convention,\n\n1. Decides:\n\n(a) To meet yearly:\n\n(i) In spring;\n\n" +
      "(ii) In autumn;\n\n(b) To report;\n\n2. Requests the host to publish.";
    expect(outline(importing(text).clauses)).toEqual([
      "title 0 Declaration of Osh",
      "enacting 0 The Forum,",
      "preambular 0 Recalling the Convention",
      "operative 0 Decides",
      "operative 1 To meet yearly",
      "operative 2 In spring",
      "operative 2 In autumn",
      "operative 1 To report",
      "operative 0 Requests the host to publish",
    ]);
  });

  it("T16 after (h), (i) is a letter", () => {
    const items = [..."abcdefghij"].map((letter) => `(${letter}) Item ${letter};`).join("\n");
    expect(kinds(`Title\n\nThe Forum,\n\n1. Decides to keep:\n\n${items}`).slice(3)).toEqual(
      Array(10).fill("operative 1"),
    );
  });

  it("T16 the full stop of an abbreviation stays, and so does a last and", () => {
    const { clauses } = importing(
      "Заголовок\n\nФорум,\n\n1. Постановляет созвать форум в 2027 г.\n\n2. просит хозяев; и",
    );
    expect(clauses.slice(2).map(wordsOf)).toEqual([
      "Постановляет созвать форум в 2027 г.",
      "просит хозяев; и",
    ]);
  });

  it("T16 composed letters, plain spaces, whole lines", () => {
    const broken =
      "Declaration\n\nThe Forum,\n\nRecalling  the\u00A0Convention on the Rights of the Child and its two Optional\n" +
      "Protocols, and the commitments of the States of the region and the Re\u0301publiques,";
    expect(wordsOf(importing(broken).clauses[2] as Clause)).toBe(
      "Recalling the Convention on the Rights of the Child and its two Optional Protocols, " +
        "and the commitments of the States of the region and the Républiques",
    );
  });
});

describe("T17 the parts of texts of every style are told apart", () => {
  it("T17 a declaration in the first person", () => {
    const text =
      "Astana Declaration\n\nWe, the Ombudspersons for the rights of the child,\n\nmeeting in Astana on 1 June 2026,\n\n" +
      "Guided by the Convention,\n\nAlarmed by online harm,\n\nHereby:\n\n1. We urge States to act.\n\n2. We will meet again.\n\n" +
      "Done at Astana on 2 June 2026 in English and Russian, both texts being equally authentic.";
    expect(kinds(text)).toEqual([
      "title",
      "enacting",
      "preambular",
      "preambular",
      "enacting",
      "operative",
      "operative",
      "closing",
    ]);
  });

  it("T17 a resolution in Russian, mast-head left out", () => {
    const text =
      "Организация Объединенных Наций A/RES/80/1\n\nГенеральная Ассамблея\n\nDistr.: General\n\nПункт 71 повестки дня\n\n" +
      "80/1. Права ребенка\n\nГенеральная Ассамблея,\n\nссылаясь на свою резолюцию,\n\nс удовлетворением отмечая доклад,\n\n" +
      "1. настоятельно призывает государства:\n\nа) принять законы;\n\nб) выделить средства;\n\n2. просит доложить.\n\n" +
      "61-е пленарное заседание, 21 марта 2026 года";
    const { clauses, language, notices } = importing(text);
    expect(clauses.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
      "title 0",
      "enacting 0",
      "preambular 0",
      "preambular 0",
      "operative 0",
      "operative 1",
      "operative 1",
      "operative 0",
      "closing 0",
    ]);
    expect({ language, notices }).toEqual({ language: "ru", notices: ["mast-head-left-out"] });
  });

  it("T17 an agreement with articles, a heading and its paragraph in one line, and signatures", () => {
    const text =
      "Agreement on cooperation\n\nThe Parties to this Agreement,\n\nDesiring to cooperate,\n\nHave agreed as follows:\n\n" +
      "Article 1\nPurpose\n\n1. The Parties shall cooperate.\n\n2. They shall do so in:\n(a) research;\n(b) training.\n\n" +
      "Article 2. The Parties shall meet once a year in turn.\n\nDone at Osh on 3 May 2026.\n\n" +
      "For the Government of the Republic of Kazakhstan\nA. Name\n\nFor the Kyrgyz Republic\nB. Name";
    const { clauses, signatures } = importing(text);
    expect(outline(clauses)).toEqual([
      "title 0 Agreement on cooperation",
      "enacting 0 The Parties to this Agreement,",
      "preambular 0 Desiring to cooperate",
      "enacting 0 Have agreed as follows:",
      "heading 0 Article 1",
      "heading 0 Purpose",
      "operative 0 The Parties shall cooperate",
      "operative 0 They shall do so in",
      "operative 1 research",
      "operative 1 training",
      "heading 0 Article 2.",
      "operative 0 The Parties shall meet once a year in turn",
      "closing 0 Done at Osh on 3 May 2026.",
    ]);
    expect(signatures).toEqual([
      { party: "Kazakhstan", person: "A. Name" },
      { party: "Kyrgyz Republic", person: "B. Name" },
    ]);
  });

  it("T17 an outcome with numbered headings, dashes, a plan of action and footnotes", () => {
    const text =
      "Outcome document\n\nThe participants met in Dushanbe and discussed the rights of children on the move.\n\n" +
      "1. Conclusions\n\nChildren on the move need protection in each country of the region.\n\n" +
      "2. Recommendations\n\nThe participants recommend that Governments:\n\n- Adopt laws;\n- Train officials.\n\n" +
      "Plan of action\n\n• Exchange data by May;\n• Train staff by June.\n\nDushanbe, 5 June 2026\n\n1 See A/RES/78/204.";
    expect(outline(importing(text).clauses)).toEqual([
      "title 0 Outcome document",
      "enacting 0 The participants met in Dushanbe and discussed the rights of children on the move.",
      "heading 0 1. Conclusions",
      "operative 0 Children on the move need protection in each country of the region",
      "heading 0 2. Recommendations",
      "heading 0 The participants recommend that Governments:",
      "operative 0 Adopt laws",
      "operative 0 Train officials",
      "heading 0 Plan of action",
      "action 0 Exchange data by May",
      "action 0 Train staff by June",
      "closing 0 Dushanbe, 5 June 2026",
      "note 0 1 See A/RES/78/204.",
    ]);
  });
});

describe("T18 the layout of a page is not part of the text", () => {
  it("T18 columns and centred lines are read like the same text without them", () => {
    const printed = read("cis06_coordinating_bodies.layout.txt");
    expect(printed).toEqual(read("cis06_coordinating_bodies.txt"));
  });

  it.each([
    "almaty_2017_outcome.txt",
    "A_RES_78_204.txt",
    "A_RES_79_2.txt",
    "A_RES_80_3.txt",
    "udhr/rus.txt",
    "udhr/kaz.txt",
  ])("T18 %s broken at 76 columns reads like the whole", (path) => {
    expect(outline(importing(broken(fixture(path))).clauses)).toEqual(outline(read(path).clauses));
  });
});

/** With line breaks as mail programs make them: before the word that would be too long for the line. */
function broken(text: string): string {
  const breakLine = (line: string) => {
    const lines = [""];
    for (const word of line.split(/[ \u00A0]+/u)) {
      const last = lines.at(-1) as string;
      if (last && last.length + 1 + word.length > 76) lines.push(word);
      else lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
    return lines.join("\n");
  };
  return text.split("\n").map(breakLine).join("\n");
}
