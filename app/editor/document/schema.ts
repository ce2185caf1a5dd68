/**
 * The sheet for Tiptap, made from the description in domain/text/schema.ts, by which the server also checks what an
 * editor sends. Whatever is named there needs a Tiptap extension or a rule for pasted HTML here. An attribute never
 * becomes a node type: Yjs would replace the node and lose what another delegation types in it meanwhile.
 */
import { type AnyExtension, type Attribute, Node } from "@tiptap/core";
import Bold from "@tiptap/extension-bold";
import Italic from "@tiptap/extension-italic";
import Text from "@tiptap/extension-text";
import { isNumbered, KINDS, type Kind } from "#domain/text/clause.ts";
import { fittedAttribute } from "#domain/text/forms.ts";
import { CLAUSE_NODE, type MarkName, SHEET } from "#domain/text/schema.ts";

/** The kind of a pasted paragraph before its position is known (see paste.ts). */
export const PLAIN = "";

/** Every extension that shapes the document. The other extensions of the editor are no part of its schema. */
export function sheetExtensions(): AnyExtension[] {
  return [Sheet, ClauseNode, Text, ...Object.values(MARK_EXTENSIONS)];
}

/** No mark may be twice on the same words: y-tiptap would then send it under another name. */
const MARK_EXTENSIONS: Record<MarkName, AnyExtension> = { bold: Bold, italic: Italic };

type AttributeName = keyof (typeof SHEET.nodes)[typeof CLAUSE_NODE]["attributes"];

const Sheet = Node.create({ name: "doc", topNode: true, content: `${CLAUSE_NODE}+` });

const ClauseNode = Node.create({
  name: CLAUSE_NODE,
  content: "text*",
  addAttributes() {
    const { attributes } = SHEET.nodes[CLAUSE_NODE];
    return Object.fromEntries(
      Object.entries(attributes).map(([name, { initial }]) => [
        name,
        { default: initial, ...(PASTED[name as AttributeName] ?? field(name)) },
      ]),
    );
  },
  parseHTML() {
    return ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "div"].map((tag) => ({
      tag,
      // A div is a clause only where it holds the words itself, else it is a frame around paragraphs.
      ...(tag === "div" && { getAttrs: (element: HTMLElement) => (element.children.length ? false : null) }),
      ...(tag === "li" && {
        getAttrs: (element: HTMLElement) => (element.querySelector("p") ? false : null),
      }),
    }));
  },
  renderHTML({ HTMLAttributes, node }) {
    return [tagOf(node.attrs.kind), HTMLAttributes, 0];
  },
});

type Pasted = Partial<Attribute>;

/** What is copied along with words, where that is more than the value itself. */
const PASTED: { [name in AttributeName]?: Pasted } = {
  // Only the server gives ids: a pasted or split clause is a new one.
  id: { keepOnSplit: false, rendered: false, parseHTML: () => null },
  // A copy is not a variant of the clause from which it was copied.
  variant: { keepOnSplit: false, rendered: false, parseHTML: () => null },
  kind: { parseHTML: kindOfElement, renderHTML: ({ kind }) => ({ "data-kind": kind }) },
  level: { parseHTML: levelOfElement, renderHTML: ({ level }) => ({ "data-level": level }) },
};

function field(name: string): Pasted {
  return {
    keepOnSplit: false,
    parseHTML: (element) => fittedAttribute(name, element.getAttribute(`data-${name}`)),
    renderHTML: (attributes) => ({ [`data-${name}`]: attributes[name] }),
  };
}

/** A title and a heading are headings for assistive technology, too; h1 is the page's own. */
export function tagOf(kind: Kind): "h2" | "h3" | "p" {
  if (kind === "title") return "h2";
  return kind === "heading" ? "h3" : "p";
}

function kindOfElement(element: HTMLElement): Kind | typeof PLAIN {
  const kind = element.getAttribute("data-kind") as Kind;
  if (KINDS.includes(kind)) return kind;
  return /^h[1-6]$/i.test(element.tagName) ? "heading" : PLAIN;
}

/** Lists within lists are sub-paragraphs; Word writes the depth of its lists into the style, counted from one. */
function levelOfElement(element: HTMLElement): number {
  const own = element.getAttribute("data-level");
  if (own !== null) return isNumbered(element.getAttribute("data-kind") as Kind) ? Number(own) || 0 : 0;
  const word = /mso-list:[^;]*level(\d)/i.exec(element.getAttribute("style") ?? "");
  if (word) return Math.min(3, Number(word[1]) - 1);
  let depth = -1;
  for (let up: HTMLElement | null = element; up; up = up.parentElement)
    if (/^[uo]l$/i.test(up.tagName)) depth++;
  return Math.min(3, Math.max(0, depth));
}
