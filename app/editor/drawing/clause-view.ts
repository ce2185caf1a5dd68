/**
 * How a clause is drawn in the page: `div.sheet-clause` with its permanent address, and the words in it. It is a plain
 * node view, so that an id from the server, or a changed label, patches attributes and never replaces the element in
 * which a person is typing (that would break input methods).
 */
import type { Node } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import type { Decoration, NodeView } from "@tiptap/pm/view";
import { clauseOf } from "#app/editor/document/clauses.ts";
import { tagOf } from "#app/editor/document/schema.ts";
import type { DrawnSpec } from "#app/editor/drawing/drawing.ts";
import type { Clause } from "#domain/text/clause.ts";
import type { StatusSpec } from "./drawn-status.ts";

/** What stands under an action in small print: who, with whom, by when. Nothing for other kinds. */
export type ClauseFacts = (fields: Clause["fields"]) => string[];

export class ClauseView implements NodeView {
  dom = document.createElement("div");
  contentDOM: HTMLElement;
  private facts = document.createElement("div");
  private clauseState = document.createElement("div");
  private drawn = "";
  private tag: string;
  private factsOf: ClauseFacts;
  private addressed: boolean;

  constructor(
    node: Node,
    decorations: readonly Decoration[],
    facts: ClauseFacts,
    { addressed } = { addressed: true },
  ) {
    this.factsOf = facts;
    this.addressed = addressed;
    this.tag = tagOf(node.attrs.kind);
    this.contentDOM = document.createElement(this.tag);
    this.contentDOM.className = "words";
    this.dom.className = "sheet-clause";
    this.dom.append(this.contentDOM);
    this.facts.className = "sheet-facts";
    this.facts.contentEditable = "false";
    this.clauseState.className = "sheet-standing";
    this.clauseState.contentEditable = "false";
    this.patch(node, decorations);
  }

  /** False makes ProseMirror build a new view: only when the words need another element. */
  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (tagOf(node.attrs.kind) !== this.tag) return false;
    this.patch(node, decorations);
    return true;
  }

  /** Small print and attributes are ours: a change there is no typing. */
  ignoreMutation(mutation: MutationRecord | { type: "selection"; target: globalThis.Node }): boolean {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  private patch(node: Node, decorations: readonly Decoration[]): void {
    const { id, kind, level, fields } = clauseOf(node);
    if (id && this.addressed) this.dom.id = id;
    else this.dom.removeAttribute("id");
    this.dom.dataset.kind = kind;
    this.dom.dataset.level = String(level);
    const spec = decorations.find(({ spec }) => "ending" in spec)?.spec as DrawnSpec | undefined;
    this.contentDOM.dataset.ending = spec?.ending ?? "";
    if (spec?.open) this.contentDOM.dataset.open = String(spec.open);
    else delete this.contentDOM.dataset.open;
    this.print(this.factsOf(fields));
    const content = decorations.find(({ spec }) => "clauseState" in spec)?.spec as StatusSpec | undefined;
    this.announce(content?.clauseState.words ?? "");
  }

  /** The status of the clause, in words; the sign before them is drawn. */
  private announce(words: string): void {
    if (this.clauseState.textContent === words) return;
    this.clauseState.textContent = words;
    if (words) this.dom.append(this.clauseState);
    else this.clauseState.remove();
  }

  private print(facts: string[]): void {
    const drawn = facts.join("\n");
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.facts.replaceChildren(...facts.map(line));
    if (facts.length) this.dom.append(this.facts);
    else this.facts.remove();
  }
}

/** A click on the small print means its action: the caret goes to the end of its words. */
export function smallPrintPlugin(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown(view, event) {
          const clause = (event.target as HTMLElement).closest(".sheet-facts")?.closest(".sheet-clause");
          const words = clause?.querySelector(".words");
          if (!words) return false;
          const end = view.state.doc.resolve(view.posAtDOM(words, 0)).end();
          view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, end)));
          view.focus();
          event.preventDefault();
          return true;
        },
      },
    },
  });
}

function line(fact: string): HTMLElement {
  const span = document.createElement("span");
  span.textContent = fact;
  return span;
}
