/**
 * Labels and closing punctuation, derived from the order, kinds and levels of the clauses. They are drawn, never
 * stored, so that inserting a clause renumbers the rest and changes no word. Versioned: an edition names the
 * numbering it was adopted with, and old numberings stay callable for ever.
 * Practice: UN Editorial Manual, "Paragraphs and subparagraphs" (DRAFTING.md S2); punctuation S26.
 */
import { type Clause, isNumbered, type Kind, wordsOf } from "#domain/text/clause.ts";

export const NUMBERING = "1";

export interface Mark {
  /** "PP1", "OP2", "3", "(a)", "(i)", or nothing for a clause that is not numbered. */
  label: string;
  /** The label with its parents, to speak of the clause elsewhere: "OP2 (a)". Never empty. */
  reference: string;
  /** Drawn after the last word. */
  ending: "" | "," | ";" | "." | ":";
}

const PREFIX: Partial<Record<Kind, string>> = { preambular: "PP", operative: "OP", action: "A" };

/** What a reader calls a clause that has no number. The words shown come from the catalogue, under `kind.<reference>`. */
const UNNUMBERED: Partial<Record<Kind, string>> = {
  title: "title",
  enacting: "enacting",
  heading: "heading",
  closing: "closing",
  note: "note",
};

/** One mark per clause, in order. */
export function numbering(clauses: readonly Clause[]): Mark[] {
  const depth = depths(clauses);
  const last = new Map(clauses.map((clause, at) => [clause.kind, at]));
  const counts = new Map<Kind, number[]>();
  return clauses.map((clause, at) => {
    if (!isNumbered(clause.kind)) return { label: "", reference: UNNUMBERED[clause.kind] ?? "", ending: "" };
    const count = counts.get(clause.kind) ?? [0, 0, 0, 0];
    counts.set(clause.kind, count);
    const level = depth[at] as number;
    count[level] = (count[level] ?? 0) + 1;
    count.fill(0, level + 1);
    const labels = count.slice(0, level + 1).map((n, deep) => label(clause.kind, deep, n));
    const governs = clauses[at + 1]?.kind === clause.kind && (depth[at + 1] as number) > level;
    return {
      label: labels[level] as string,
      reference: labels.join(" "),
      ending: ending(clause, governs, last.get(clause.kind) === at),
    };
  });
}

/**
 * The depth at which each clause is drawn: a sub-paragraph needs a parent, so one that stands alone, or skips a
 * level, is drawn only as deep as its predecessor of the same kind allows.
 */
export function depths(clauses: readonly Pick<Clause, "kind" | "level">[]): number[] {
  let before: Kind | null = null;
  let depth = 0;
  return clauses.map(({ kind, level }) => {
    depth = kind === before && isNumbered(kind) ? Math.min(level, depth + 1) : 0;
    before = kind;
    return depth;
  });
}

function label(kind: Kind, level: number, n: number): string {
  if (level === 0) return `${PREFIX[kind]}${n}`;
  if (level === 1) return `(${letters(n)})`;
  if (level === 2) return `(${roman(n)})`;
  return `${letters(n)}.`;
}

/** a, b, ... z, aa, ab ... */
function letters(n: number): string {
  const rest = Math.floor((n - 1) / 26);
  return (rest ? letters(rest) : "") + String.fromCharCode(97 + ((n - 1) % 26));
}

const ROMAN: [number, string][] = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(n: number): string {
  const step = ROMAN.find(([value]) => value <= n);
  return step ? step[1] + roman(n - step[0]) : "";
}

/** A mark at the end, inside a closing quotation or bracket, or before the word that joins the next paragraph. */
const MARKED = /(?:[.,;:!?…]["”»’)\]]*|[,;] (?:and|or|и|или))$/u;

/**
 * A chapeau ends with a colon, a preambular paragraph with a comma, an operative one with a semicolon, the last of
 * its series with a full stop. Whoever types a mark at the end keeps it: two would be worse than one.
 */
function ending(clause: Clause, governs: boolean, last: boolean): Mark["ending"] {
  const words = wordsOf(clause).trimEnd();
  if (!words || MARKED.test(words)) return "";
  if (governs) return ":";
  if (clause.kind === "preambular") return ",";
  return last ? "." : ";";
}
