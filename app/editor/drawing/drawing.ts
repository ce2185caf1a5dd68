/**
 * Everything on the paper that is drawn and not stored: labels, closing punctuation, lead words in italics, brackets.
 * One ProseMirror plugin. Its analysis of a clause is cached by the words of the clause, since every change from
 * elsewhere creates all nodes again (y-tiptap); so a key press in 400 clauses costs one analysis.
 */
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { clauseOf, positionAt } from "#app/editor/document/clauses.ts";
import { brackets, countBrackets } from "#domain/text/brackets.ts";
import type { Clause, Kind } from "#domain/text/clause.ts";
import { depths } from "#domain/text/depths.ts";
import { leadLength } from "#domain/text/lead-words.ts";
import { type Mark, numbering } from "#domain/text/numbering.ts";
import { slots } from "#domain/text/variants.ts";

/** One clause for the outline, the gutter and the panel. */
export interface Drawn extends Mark {
  id: string;
  kind: Kind;
  depth: number;
  words: string;
  fields: Clause["fields"] | undefined;
  /** Open brackets, in words and fields: pairs, and those without a partner. */
  open: number;
  /** For the first of several wordings of a paragraph: how many they are. */
  wordings: number;
}

export interface Drawing {
  clauses: Drawn[];
  set: DecorationSet;
}

/** What a node decoration passes to the node's view. */
export interface DrawnSpec {
  ending: string;
  /** Open brackets, drawn beside the clause. */
  open: number;
}

export const drawingKey = new PluginKey<Drawing>("drawing");

/**
 * In: the language of the text (for its lead words), the title of an unbalanced bracket, and whether numbers are drawn.
 */
export function drawingPlugin(
  language: string,
  unbalanced: string,
  { numbered } = { numbered: true },
): Plugin<Drawing> {
  const analyse = analyser(language);
  const draw = (doc: Node) => drawn(doc, analyse, unbalanced, numbered);
  return new Plugin<Drawing>({
    key: drawingKey,
    state: {
      init: (_, state) => draw(state.doc),
      apply: (tr, before, _, state) => (tr.docChanged ? draw(state.doc) : before),
    },
    props: { decorations: (state) => drawingKey.getState(state)?.set },
  });
}

/** Marks the clause with the caret, which tools and panel use. */
export function currentPlugin(): Plugin {
  return new Plugin({
    props: {
      decorations({ doc, selection }) {
        const { pos, node } = positionAt(doc, selection.$head.index(0));
        return DecorationSet.create(doc, [
          Decoration.node(pos, pos + node.nodeSize, { class: "is-current" }),
        ]);
      },
    },
  });
}

interface Analysis {
  lead: number;
  pairs: [number, number][];
  unbalanced: number[];
}

type Analyse = (clauses: readonly Clause[], words: readonly string[]) => Analysis[];

/** Remembers the clauses of the last drawing and no others. */
export function analyser(language: string): Analyse {
  let known = new Map<string, Analysis>();
  return (clauses, words) => {
    const next = new Map<string, Analysis>();
    const found = clauses.map(({ kind }, at) => {
      const own = words[at] as string;
      const key = `${kind} ${own}`;
      const analysis = next.get(key) ??
        known.get(key) ?? { lead: leadLength(own, kind, language), ...brackets(own) };
      next.set(key, analysis);
      return analysis;
    });
    known = next;
    return found;
  };
}

function drawn(doc: Node, analyse: Analyse, unbalanced: string, numbered: boolean): Drawing {
  const clauses: Clause[] = [];
  doc.forEach((node) => {
    clauses.push(clauseOf(node));
  });
  const words = clauses.map(({ runs }) => runs[0]?.text ?? "");
  const marks = numbered ? numbering(clauses) : clauses.map(unnumbered);
  const deep = depths(clauses);
  const analyses = analyse(clauses, words);
  const opens = clauses.map(({ fields }, at) => {
    const { pairs, unbalanced: lone } = analyses[at] as Analysis;
    return pairs.length + lone.length + countBrackets([{ runs: [], fields }]);
  });
  const paragraphs = slots(clauses);
  const several = new Map(paragraphs.map((slot) => [slot[0]?.start, slot.length]));
  const of = new Map(
    paragraphs.flatMap((slot) => slot.map(({ start }, n) => [start, n ? "variant" : "first"])),
  );
  const decorations: Decoration[] = [];
  doc.forEach((node, pos, at) => {
    const own = { mark: marks[at] as Mark, depth: deep[at] as number, open: opens[at] as number };
    decorations.push(frame(node, pos, own, of.get(at)));
    decorations.push(...inside(pos + 1, analyses[at] as Analysis, unbalanced));
  });
  const announced = clauses.map(({ id, kind, fields }, at): Drawn => {
    const found = { id, kind, fields, words: words[at] as string };
    return {
      ...(marks[at] as Mark),
      ...found,
      depth: deep[at] as number,
      open: opens[at] as number,
      wordings: several.get(at) ?? 1,
    };
  });
  return { clauses: announced, set: DecorationSet.create(doc, decorations) };
}

/** A clause of an amendment has no position in the text yet. */
const unnumbered = ({ kind }: Clause): Mark => ({ label: "", reference: kind, ending: "" });

interface Frame {
  mark: Mark;
  depth: number;
  open: number;
}

/** `wordings`: for one of several wordings of a paragraph, whether it is the first. */
function frame(node: Node, pos: number, { mark, depth, open }: Frame, wordings?: string): Decoration {
  const attributes: Record<string, string> = { "data-depth": String(depth) };
  if (mark.label) attributes["data-label"] = mark.label;
  if (wordings) attributes["data-wording"] = wordings;
  if (mark.ending) attributes["data-ending"] = mark.ending;
  const spec: DrawnSpec = { ending: mark.ending, open };
  return Decoration.node(pos, pos + node.nodeSize, attributes, spec);
}

function inside(start: number, { lead, pairs, unbalanced }: Analysis, title: string): Decoration[] {
  const drawn = pairs.flatMap(([from, to]) => [
    Decoration.inline(start + from, start + to, { class: "bracketed" }),
    // The brackets themselves can be pressed (bracket-presses.ts).
    Decoration.inline(start + from, start + from + 1, { class: BRACKET }),
    Decoration.inline(start + to - 1, start + to, { class: BRACKET }),
  ]);
  if (lead) drawn.push(Decoration.inline(start, start + lead, { class: "lead" }));
  for (const at of unbalanced)
    drawn.push(Decoration.inline(start + at, start + at + 1, { class: `${BRACKET} bracket-alone`, title }));
  return drawn;
}

/** Of each bracket on the paper. */
export const BRACKET = "bracket";
