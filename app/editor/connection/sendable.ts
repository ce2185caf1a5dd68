/**
 * Fits the changes of this editor to the description of a sheet before they are shared: the server refuses a whole
 * change for one wrong character, and with it everything else in that change. Pasted, restored and copied clauses may
 * hold wrong characters. What others wrote is left as it is, even where its form is wrong.
 */
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { areWords, fitsAttribute, fittedAttribute, unfitAt } from "#domain/text/forms.ts";

export function sendablePlugin(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, { doc, tr }) {
      const ours = transactions.some((one) => one.docChanged && !one.getMeta(ySyncPluginKey)?.isChangeOrigin);
      return ours ? fitted(before, doc, tr) : null;
    },
  });
}

/** The changes that are still needed, or null. */
export function fitted(before: EditorState, doc: Node, tr: Transaction): Transaction | null {
  for (const { node, pos, was } of changed(before.doc, doc).reverse()) {
    const { textContent } = node;
    // A clause that had unfit characters before is left as it is; only what is typed is sent.
    if (!was || areWords(was.textContent))
      for (const at of unfitAt(textContent).reverse()) tr.delete(pos + 1 + at, pos + 2 + at);
    for (const [name, value] of Object.entries(node.attrs))
      if (value !== null && value !== was?.attrs[name] && !fitsAttribute(name, value))
        tr.setNodeAttribute(pos, name, fittedAttribute(name, value) ?? initialOf(node, name));
  }
  return tr.docChanged ? tr : null;
}

function initialOf(node: Node, name: string): unknown {
  return node.type.spec.attrs?.[name]?.default ?? null;
}

/** The clauses between the first and the last that differ; `was` is the earlier clause with the same id. */
function changed(before: Node, doc: Node): { node: Node; pos: number; was: Node | undefined }[] {
  const [old, now] = [before.children, doc.children];
  let [from, to, end] = [0, now.length, old.length];
  while (from < to && from < end && now[from] === old[from]) from++;
  while (to > from && end > from && now[to - 1] === old[end - 1]) [to, end] = [to - 1, end - 1];
  const ids = new Map(old.slice(from, end).map((node) => [node.attrs.id, node]));
  let pos = now.slice(0, from).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  return now.slice(from, to).map((node) => {
    const at = pos;
    pos += node.nodeSize;
    return { node, pos: at, was: node.attrs.id ? ids.get(node.attrs.id) : undefined };
  });
}
