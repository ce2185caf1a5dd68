/**
 * The sheet as Tiptap knows it: a document of clauses, one node type, two marks. Names and attributes come from
 * domain/text/schema.ts, which the server reads a sheet with. An attribute is never turned into a node type: Yjs
 * would replace the node and lose what another delegation types in it meanwhile.
 */
import { type AnyExtension, Node } from "@tiptap/core";
import Bold from "@tiptap/extension-bold";
import Italic from "@tiptap/extension-italic";
import Text from "@tiptap/extension-text";
import { isNumbered, KINDS, type Kind } from "#domain/text/clause.ts";
import { CLAUSE_NODE, FIELD_NAMES } from "#domain/text/schema.ts";

/** What a pasted paragraph is before it is known where it lands (see paste.ts). */
export const PLAIN = "";

/** Every extension that shapes the document. What else the editor does is no part of its schema. */
export function sheetExtensions(): AnyExtension[] {
  return [Sheet, ClauseNode, Text, Bold, Italic];
}

const Sheet = Node.create({ name: "doc", topNode: true, content: `${CLAUSE_NODE}+` });

const ClauseNode = Node.create({
  name: CLAUSE_NODE,
  content: "text*",
  addAttributes() {
    const field = (name: string) => ({
      default: null,
      keepOnSplit: false,
      parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) || null,
      renderHTML: (attributes: Record<string, string>) => ({ [`data-${name}`]: attributes[name] }),
    });
    return {
      // Only the server gives ids: a pasted or split clause is a new one.
      id: { default: null, keepOnSplit: false, rendered: false, parseHTML: () => null },
      // Nor is what is copied another wording of what it was copied from.
      variant: { default: null, keepOnSplit: false, rendered: false, parseHTML: () => null },
      kind: {
        default: "operative",
        parseHTML: kindOfElement,
        renderHTML: ({ kind }) => ({ "data-kind": kind }),
      },
      level: {
        default: 0,
        parseHTML: levelOfElement,
        renderHTML: ({ level }) => ({ "data-level": level }),
      },
      ...Object.fromEntries(FIELD_NAMES.map((name) => [name, field(name)])),
    };
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
