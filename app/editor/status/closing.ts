/**
 * Closed clauses in the editor: they look closed, say why in words, and ignore this person's keys. The real check is on
 * the server (server/realtime/bounds.ts); here the person is stopped early. Changes from elsewhere always pass.
 */
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { DrawnStatuses, StatusSpec } from "#app/editor/drawing/drawn-status.ts";

interface Closing {
  statuses: DrawnStatuses;
  set: DecorationSet;
}

const closingKey = new PluginKey<Closing>("closing");

/** In: called when somebody tries to write in a closed clause. */
export function closingPlugin(onRefused: (clause: string) => void): Plugin<Closing> {
  return new Plugin<Closing>({
    key: closingKey,
    state: {
      init: () => ({ statuses: {}, set: DecorationSet.empty }),
      apply(tr, before) {
        const statuses: DrawnStatuses = tr.getMeta(closingKey) ?? before.statuses;
        if (statuses === before.statuses && !tr.docChanged) return before;
        return { statuses, set: draw(tr.doc, statuses) };
      },
    },
    props: { decorations: (state) => closingKey.getState(state)?.set },
    filterTransaction(tr, state) {
      const statuses = closingKey.getState(state)?.statuses ?? {};
      if (!tr.docChanged || fromElsewhere(tr)) return true;
      const touched = closedAndTouched(state.doc, tr.doc, statuses);
      if (touched) onRefused(touched);
      return touched === null;
    },
  });
}

/** Sets which statuses are drawn and which clauses are closed from now on. */
export function setStatuses(view: EditorView, statuses: DrawnStatuses): void {
  const before = closingKey.getState(view.state)?.statuses;
  if (JSON.stringify(before) !== JSON.stringify(statuses))
    view.dispatch(view.state.tr.setMeta(closingKey, statuses).setMeta("addToHistory", false));
}

function fromElsewhere(tr: Transaction): boolean {
  return Boolean(tr.getMeta(ySyncPluginKey)?.isChangeOrigin);
}

/** Id of the first closed clause that would change. */
export function closedAndTouched(before: Node, after: Node, statuses: DrawnStatuses): string | null {
  const isClosed = (node: Node) => statuses[node.attrs.id]?.closed === true;
  const left = new Map<string, Node>();
  after.forEach((node) => {
    if (isClosed(node)) left.set(node.attrs.id, node);
  });
  let touched: string | null = null;
  before.forEach((node) => {
    if (touched === null && isClosed(node) && !left.get(node.attrs.id)?.eq(node)) touched = node.attrs.id;
  });
  return touched;
}

function draw(doc: Node, statuses: DrawnStatuses): DecorationSet {
  const found: Decoration[] = [];
  doc.forEach((node, pos) => {
    const clauseState = statuses[node.attrs.id];
    if (!clauseState) return;
    const appearance = {
      "data-status": clauseState.status,
      ...(clauseState.closed && { "data-closed": "" }),
    };
    const spec: StatusSpec = { clauseState };
    found.push(Decoration.node(pos, pos + node.nodeSize, appearance, spec));
  });
  return DecorationSet.create(doc, found);
}
