/**
 * Variants in the editor: another wording beside a clause, and the choice of one of them. The server gives a new clause
 * its id; the clause of which it is a variant is written into it from the first moment.
 */
import type { Node } from "@tiptap/pm/model";
import { type Command, TextSelection } from "@tiptap/pm/state";
import { clauseOf, positionAt } from "#app/editor/document/clauses.ts";
import type { Clause } from "#domain/text/clause.ts";
import { isNumbered } from "#domain/text/clause.ts";
import { type Alternative, type Slot, slotOf, slots } from "#domain/text/variants.ts";

export function clausesIn(doc: Node): Clause[] {
  const clauses: Clause[] = [];
  doc.forEach((node) => {
    clauses.push(clauseOf(node));
  });
  return clauses;
}

/** The wordings of the clause at `index`; none for a clause that has no other wording. */
export function wordingsAt(doc: Node, index: number): Slot | null {
  return slotOf(clausesIn(doc), doc.child(index).attrs.id ?? "");
}

/** A paragraph can have variants as soon as the server has given it an id. */
export function canVary({ attrs }: Node): boolean {
  return isNumbered(attrs.kind) && Boolean(attrs.id);
}

/** The position of a new clause that follows this one: not between two wordings of it. */
export function behindWordings(doc: Node, index: number): number {
  const own = wordingsAt(doc, index);
  const whole = own?.some(({ start, end }) => start === index && end === index + 1);
  const behind = whole ? Math.max(...(own ?? []).map(({ end }) => end)) : index + 1;
  return behind < doc.childCount ? positionAt(doc, behind).pos : doc.content.size;
}

/** Copies a clause with its sub-paragraphs to after all its wordings, as another one. */
export function addVariant(index: number): Command {
  return (state, dispatch) => {
    const { doc, tr } = state;
    const node = doc.child(index);
    if (!canVary(node)) return false;
    const clauses = clausesIn(doc);
    const own = slotOf(clauses, node.attrs.id);
    const first = own?.[0]?.start ?? index;
    const { start, end } = own?.find((one) => one.start === index) ?? alone(doc, index);
    const copies: Node[] = [];
    for (let at = start; at < end; at++)
      if (at === start || !isVariant(clauses, at)) copies.push(doc.child(at));
    const behind = Math.max(end, ...(own ?? []).map((one) => one.end));
    const pos = behind < doc.childCount ? positionAt(doc, behind).pos : doc.content.size;
    const variant = clauses[first]?.id ?? node.attrs.id;
    tr.insert(
      pos,
      copies.map((copy, at) =>
        copy.type.create({ ...copy.attrs, id: null, variant: at ? null : variant }, copy.content),
      ),
    );
    tr.setSelection(TextSelection.create(tr.doc, pos + 1 + node.content.size));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Of several wordings this one stays and becomes an ordinary clause. */
export function keepWording(index: number): Command {
  return (state, dispatch) => {
    const { doc, tr } = state;
    const own = wordingsAt(doc, index);
    if (!own) return false;
    // From the last to the first, so that the positions of the remaining deletions stay correct.
    for (const { start, end } of own.toReversed()) {
      if (start === index && doc.child(index).attrs.variant)
        tr.setNodeAttribute(positionAt(doc, index).pos, "variant", null);
      if (start === index) continue;
      const last = positionAt(doc, end - 1);
      tr.delete(positionAt(doc, start).pos, last.pos + last.node.nodeSize);
    }
    const pos = tr.mapping.map(positionAt(doc, index).pos);
    tr.setSelection(TextSelection.create(tr.doc, pos + 1));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function isVariant(clauses: readonly Clause[], at: number): boolean {
  return slots(clauses).some((slot) => slot.slice(1).some(({ start }) => start === at));
}

function alone(doc: Node, index: number): Alternative {
  const { kind, level } = doc.child(index).attrs;
  let end = index + 1;
  while (end < doc.childCount && doc.child(end).attrs.kind === kind && doc.child(end).attrs.level > level)
    end++;
  return { start: index, end };
}
