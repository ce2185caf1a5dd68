/**
 * How well importPlain reads the texts in tests/fixtures/texts: per text and per field of expected.json, what was
 * expected and what was found. Used by the test, and by anybody who wants to see the figures:
 * node -e 'import("./tests/support/import-scores.ts").then((m) => console.table(m.scores().filter((s) => !s.met)))'
 */
import { readFileSync } from "node:fs";
import { type Clause, wordsOf } from "#domain/text/clause.ts";
import { importPlain, type PlainImport } from "#domain/text/import-plain.ts";
import { isArticle } from "#domain/text/plain-signs.ts";

const TEXTS = new URL("../fixtures/texts/", import.meta.url);

export interface Score {
  text: string;
  field: string;
  expected: unknown;
  found: unknown;
  met: boolean;
}

type Expected = Record<string, unknown> & { id: string };

export function fixture(path: string): string {
  return readFileSync(new URL(path, TEXTS), "utf8");
}

/** Ids are counted up, so that two readings of one text are equal. */
export function read(path: string): PlainImport {
  let n = 0;
  return importPlain(fixture(path), { newId: () => `c${++n}` });
}

export function scores(): Score[] {
  const { texts } = JSON.parse(fixture("expected.json")) as { texts: Expected[] };
  return texts.flatMap(scoresOf);
}

function scoresOf(expected: Expected): Score[] {
  const path = `${expected.id.replace("cis/", "")}.txt`;
  const result = read(path);
  return Object.entries(FIELDS).flatMap(([field, find]) => {
    if (!(field in expected)) return [];
    const found = find(split(result), expected);
    const met = JSON.stringify(found) === JSON.stringify(expected[field]);
    return [{ text: expected.id, field, expected: expected[field], found, met }];
  });
}

/** A resolution and its annex are counted separately. */
interface Parts {
  result: PlainImport;
  main: Clause[];
  annex: Clause[];
}

function split(result: PlainImport): Parts {
  const at = result.clauses.findIndex(
    (clause) => clause.kind === "heading" && /^Annex/u.test(wordsOf(clause)),
  );
  const cut = at < 0 ? result.clauses.length : at;
  return { result, main: result.clauses.slice(0, cut), annex: result.clauses.slice(cut) };
}

const FIELDS: Record<string, (parts: Parts, expected: Expected) => unknown> = {
  lang: ({ result }) => result.language,
  title: ({ main }) => of(main, "title").join(" "),
  formula: ({ main }) => of(main, "enacting"),
  preambular: ({ main }) => of(main, "preambular").length,
  operative: ({ main }) => of(main, "operative", 0).length,
  operative_subitems: ({ main }) => main.filter(({ level }) => level > 0).length,
  headings_before_annex: ({ main }) => of(main, "heading"),
  annexes: ({ annex }) => of(annex, "heading").filter((words) => /^Annex/u.test(words)).length,
  annex_headings: ({ annex }, { annex_headings }) => known(of(annex, "heading"), annex_headings as string[]),
  annex_numbered_paragraphs: ({ annex }) => of(annex, "operative", 0).length,
  annex_subitems: ({ annex }) => annex.filter(({ level }) => level > 0).length,
  annex_unnumbered_paragraphs: ({ annex }, { annex_headings }) =>
    of(annex, "enacting").length + unknown(of(annex, "heading").slice(1), annex_headings as string[]).length,
  adoption_line: ({ main }) => of(main, "closing"),
  preambular_openers: ({ main }, expected) => openers(of(main, "preambular"), expected.preambular_openers),
  operative_openers: ({ main }, expected) => openers(of(main, "operative", 0), expected.operative_openers),
  signatures: ({ result }) => result.signatures.length,
  signatories: ({ result }) => result.signatories,
  place_and_date_line: ({ main }) => of(main, "closing").join(" "),
  preamble_paragraphs_incl_proclamation: ({ main }) => preamble(main).length,
  recitals: ({ main }) => of(main, "preambular").length,
  articles: ({ main }) => main.filter(isArticleHeading).length,
  numbered_subparagraphs: ({ main }) => inLongArticles(main),
};

function of(clauses: Clause[], kind: Clause["kind"], level?: number): string[] {
  return clauses.filter((c) => c.kind === kind && (level === undefined || c.level === level)).map(wordsOf);
}

/** We read sub-headings in italics as headings; expected.json lists some of them among the paragraphs. */
function known(headings: string[], listed: string[]): string[] {
  return headings.filter((heading) => listed.includes(heading));
}

function unknown(headings: string[], listed: string[]): string[] {
  return headings.filter((heading) => !listed.includes(heading));
}

/** The first words of each, as many as expected.json gives. */
function openers(found: string[], expected: unknown): string[] {
  const lengths = (expected as string[]).map((words) => words.split(" ").length);
  return found.map((words, at) =>
    words
      .split(" ")
      .slice(0, lengths[at] ?? 4)
      .join(" "),
  );
}

function isArticleHeading(clause: Clause): boolean {
  return clause.kind === "heading" && isArticle(wordsOf(clause));
}

function preamble(clauses: Clause[]): Clause[] {
  const before = clauses.slice(0, clauses.findIndex(isArticleHeading));
  return before.filter(({ kind }) => kind !== "title" && kind !== "heading");
}

/** Counts the paragraphs of the articles that have more than one paragraph. */
function inLongArticles(clauses: Clause[]): number {
  const articles: number[] = [];
  for (const clause of clauses) {
    if (isArticleHeading(clause)) articles.push(0);
    else if (articles.length) articles[articles.length - 1] = (articles.at(-1) ?? 0) + 1;
  }
  return articles.filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
}
