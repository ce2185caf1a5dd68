/**
 * Labels and closing punctuation, derived from the order, kinds and levels of the clauses. They are drawn, never
 * stored, so that inserting a clause renumbers the rest and changes no word. Versioned: an edition names the
 * numbering it was adopted with, and old numberings stay callable for ever.
 * Practice: PRACTICE.md 1 and 2 (UN Editorial Manual, "Paragraphs and subparagraphs").
 */
import { type Clause, isNumbered, type Kind, wordsOf } from "#domain/text/clause.ts";
import { depths } from "#domain/text/depths.ts";
import { latin, type Slot, slots } from "#domain/text/variants.ts";

export const NUMBERING = "1";
/** Draws "OP5 bis"; of a text without variants it draws what the first one does. */
export const NUMBERING_WITH_VARIANTS = "2";

/** Which rules draw the labels of these clauses. */
export function numberingOf(clauses: readonly Clause[]): string {
  return slots(clauses).length ? NUMBERING_WITH_VARIANTS : NUMBERING;
}

export interface Mark {
  /** "PP1", "OP2", "OP2 bis", "(a)", "(i)", or nothing for a clause that is not numbered. */
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
  const paragraphs = slots(clauses);
  const variants = variantsIn(paragraphs);
  const closes = closingOf(clauses, paragraphs);
  const name = namer();
  const marks: Mark[] = [];
  for (const [at, clause] of clauses.entries()) {
    const { kind } = clause;
    const level = depth[at] as number;
    const governs = clauses[at + 1]?.kind === kind && (depth[at + 1] as number) > level;
    const variant = variants.get(at);
    marks.push(
      isNumbered(kind)
        ? {
            ...name(kind, level, variant && { of: marks[variant.of] as Mark, n: variant.n }),
            ending: ending(clause, governs, closes(at)),
          }
        : { label: "", reference: UNNUMBERED[kind] ?? "", ending: "" },
    );
  }
  return marks;
}

type Named = Pick<Mark, "label" | "reference">;

/** Counts each kind and level for itself; a level counts anew under each parent. A variant has the number of another. */
function namer(): (kind: Kind, level: number, variant?: { of: Named; n: number }) => Named {
  const counts = new Map<Kind, number[]>();
  const above = new Map<Kind, string[]>();
  return (kind, level, variant) => {
    const count = counts.get(kind) ?? [0, 0, 0, 0];
    const parents = (above.get(kind) ?? []).slice(0, level);
    if (!variant) count[level] = (count[level] ?? 0) + 1;
    count.fill(0, level + 1);
    counts.set(kind, count);
    const named = variant
      ? suffixed(variant.of, latin(variant.n))
      : under(parents.at(-1), label(kind, level, count[level] as number));
    above.set(kind, [...parents, named.reference]);
    return named;
  };
}

function suffixed({ label, reference }: Named, suffix: string): Named {
  return { label: `${label} ${suffix}`, reference: `${reference} ${suffix}` };
}

function under(parent: string | undefined, label: string): Named {
  return { label, reference: parent ? `${parent} ${label}` : label };
}

/** Of each clause that is a variant: of which one, and the first or second or third of it. */
function variantsIn(paragraphs: readonly Slot[]): Map<number, { of: number; n: number }> {
  return new Map(
    paragraphs.flatMap(([first, ...others]) =>
      others.map(({ start }, i) => [start, { of: first?.start ?? start, n: i + 1 }] as const),
    ),
  );
}

/**
 * Does a clause close the series of its kind? Of a paragraph that does, each wording does: one of them will be left.
 */
function closingOf(clauses: readonly Clause[], paragraphs: readonly Slot[]): (at: number) => boolean {
  const beside = new Map<number, Slot>();
  for (const slot of paragraphs)
    for (const { start, end } of slot.slice(1))
      for (let at = start; at < end; at++) if (!beside.has(at)) beside.set(at, slot);
  const last = new Map<Kind, number>();
  for (const [at, { kind }] of clauses.entries()) if (!beside.has(at)) last.set(kind, at);
  return (at) => {
    const plain = last.get(clauses[at]?.kind as Kind) ?? -1;
    const [first, ...others] = beside.get(at) ?? [];
    if (!first) return at === plain;
    return first.start <= plain && plain < first.end && others.some(({ end }) => end === at + 1);
  };
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
 * A chapeau ends with a colon, a preambular paragraph with a comma, an operative one with a semicolon, the last of its
 * series with a full stop. A typed mark at the end stays: two would be worse than one.
 */
function ending(clause: Clause, governs: boolean, last: boolean): Mark["ending"] {
  const words = wordsOf(clause).trimEnd();
  if (!words || MARKED.test(words)) return "";
  if (governs) return ":";
  if (clause.kind === "preambular") return ",";
  return last ? "." : ";";
}
