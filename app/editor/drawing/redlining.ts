/**
 * The redline of an amendment while it is typed: the differences from the present clause, drawn by decorations and
 * never stored. New words are `ins`; removed words are `del`, and no key stops at them. While a word is composed (input
 * methods, phones) nothing is redrawn, or the browser would write it twice.
 */
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Part } from "#domain/text/difference.ts";
import { BREAK, passageDifference } from "#domain/text/passage.ts";

/** A summary of a redline for the page: how many stretches of words were added and removed, how many paragraphs. */
export interface Redlined {
  parts: Part[];
  added: number;
  removed: number;
  breaks: number;
}

interface Redlining extends Redlined {
  base: readonly string[];
  set: DecorationSet;
  /** Words were composed since this was drawn. */
  stale: boolean;
}

/** Announced before and after removed words, for screen readers. */
export interface SpokenChange {
  removed: string;
  removedEnd: string;
}

export const redlineKey = new PluginKey<Redlining>("redline");

/** In: the paragraphs of the clause as it stands, and the language of both. */
export function redlinePlugin(
  base: readonly string[],
  language: string,
  spoken: SpokenChange,
): Plugin<Redlining> {
  let composing = false;
  const over = (view: EditorView) => {
    composing = false;
    // After ProseMirror has taken the composed word in.
    setTimeout(() => view.isDestroyed || view.dispatch(view.state.tr), COMPOSED_MS);
  };
  return new Plugin<Redlining>({
    key: redlineKey,
    state: {
      init: (_, { doc }) => redline(doc, base, language, spoken),
      apply(tr, before, _, { doc }) {
        const now = newBase(tr) ?? before.base;
        if (now === before.base && !tr.docChanged && !before.stale) return before;
        if (!composing) return redline(doc, now, language, spoken);
        return { ...before, base: now, set: before.set.map(tr.mapping, tr.doc), stale: true };
      },
    },
    props: {
      decorations: (state) => redlineKey.getState(state)?.set,
      handleDOMEvents: {
        compositionstart: () => {
          composing = true;
        },
        compositionend: over,
      },
    },
  });
}

/** ProseMirror waits twenty milliseconds before it takes the composed word in. */
const COMPOSED_MS = 50;

/** The clause in the main text changed: the same words have another redline now. */
export function setBase(view: EditorView, base: readonly string[]): void {
  const before = redlineKey.getState(view.state)?.base;
  if (before && before.join(BREAK) !== base.join(BREAK))
    view.dispatch(view.state.tr.setMeta(redlineKey, base));
}

function newBase(tr: Transaction): readonly string[] | undefined {
  return tr.getMeta(redlineKey);
}

export function redlinedIn(state: EditorState): Redlined | null {
  return redlineKey.getState(state) ?? null;
}

function redline(doc: Node, base: readonly string[], language: string, spoken: SpokenChange): Redlining {
  const words: string[] = [];
  doc.forEach((node) => {
    words.push(node.textContent);
  });
  const parts = passageDifference(base, words, language);
  const { decorations, ...counts } = drawn(doc, parts, spoken);
  return { base, parts, ...counts, stale: false, set: DecorationSet.create(doc, decorations) };
}

interface Stretch {
  /** Before the paragraph's node. */
  pos: number;
  size: number;
  /** Where its words begin and end in the joined passage. */
  from: number;
  to: number;
}

function drawn(doc: Node, parts: readonly Part[], spoken: SpokenChange) {
  const stretches = stretchesOf(doc);
  const decorations: Decoration[] = [];
  const counts = { added: 0, removed: 0, breaks: 0 };
  let at = 0;
  for (const { text, change } of parts) {
    if (change === "removed") {
      counts.removed++;
      decorations.push(gone(placeOf(stretches, at), text, spoken));
      continue;
    }
    if (change === "added") {
      if (text.replaceAll(BREAK, "")) counts.added++;
      decorations.push(...fresh(stretches, at, at + text.length, counts));
    }
    at += text.length;
  }
  return { decorations, ...counts };
}

function stretchesOf(doc: Node): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  doc.forEach((node, pos) => {
    stretches.push({ pos, size: node.nodeSize, from, to: from + node.content.size });
    from += node.content.size + BREAK.length;
  });
  return stretches;
}

function placeOf(stretches: readonly Stretch[], at: number): number {
  const stretch = stretches.find(({ to }) => at <= to) ?? stretches.at(-1);
  return stretch ? stretch.pos + 1 + Math.min(at, stretch.to) - stretch.from : 0;
}

/** New words, paragraph by paragraph; and a mark at paragraphs that begin with a new break. */
function fresh(
  stretches: readonly Stretch[],
  from: number,
  to: number,
  counts: { breaks: number },
): Decoration[] {
  return stretches.flatMap((stretch, at) => {
    const [start, end] = [Math.max(from, stretch.from), Math.min(to, stretch.to)];
    const place = stretch.pos + 1 - stretch.from;
    const found = start < end ? [Decoration.inline(start + place, end + place, { nodeName: "ins" })] : [];
    const isBroken = at > 0 && from < stretch.from && stretch.from <= to;
    if (!isBroken) return found;
    counts.breaks++;
    return [...found, Decoration.node(stretch.pos, stretch.pos + stretch.size, { class: "new-paragraph" })];
  });
}

/** Before the caret, where words are typed instead: first what was removed, then what was added. */
function gone(pos: number, words: string, spoken: SpokenChange): Decoration {
  return Decoration.widget(pos, () => struck(words, spoken), {
    side: -1,
    key: `gone ${words}`,
    ignoreSelection: true,
  });
}

function struck(words: string, { removed, removedEnd }: SpokenChange): HTMLElement {
  const del = document.createElement("del");
  del.className = "gone-words";
  const printed = words.replaceAll(BREAK, " ¶ ");
  del.append(hidden(`${removed} `), printed, hidden(` ${removedEnd}`));
  return del;
}

function hidden(words: string): HTMLElement {
  const span = document.createElement("span");
  span.className = "visually-hidden";
  span.textContent = words;
  return span;
}
