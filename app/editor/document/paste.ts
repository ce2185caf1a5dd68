/**
 * Prepares what comes from the clipboard. The schema drops ids. Here numbers and bullets that a person typed or Word
 * added are removed (labels are derived), and paragraphs of no known kind become clauses of the kind into which they
 * are pasted. Works on strings and slices only, so that it is tested without a browser.
 */
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { isNumbered, type Kind } from "#domain/text/clause.ts";
import { PLAIN } from "./schema.ts";

/** HTML as it arrives. Word has the number of a list item in a separate span; a line break counts as a space. */
export function cleanPastedHtml(html: string): string {
  return html
    .replace(/<!\[if !supportLists\]>[\s\S]*?<!\[endif\]>/gi, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<!\[(?:if|endif)[^>]*>/gi, "")
    .replace(
      /<span[^>]*mso-list:\s*Ignore[^>]*>(?:[^<]|<(?!\/?span))*(?:<span[^>]*>[^<]*<\/span>(?:[^<]|<(?!\/?span))*)*<\/span>/gi,
      "",
    )
    .replace(/<br\b[^>]*>/gi, " ")
    .replace(/<(style|script|head|title)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/<\/?o:p\b[^>]*>/gi, "");
}

/** A typed number or bullet before the words: "1. ", "2) ", "(a) ", "• ", "PP3 ", "OP 4: ". */
const TYPED_LABEL =
  /^\s*(?:[•·▪◦‣●○■□➢➤✓]\s*|[–—-]\s+|\(?(?:\d{1,3}|[a-zа-яё]|[ivx]{2,5})[.)]\s+|(?:PP|OP|ПП|ОП)\s?\d{1,3}(?:\s?(?:bis|ter))?[.:)]?\s+)/u;

export function typedLabelLength(words: string): number {
  return TYPED_LABEL.exec(words)?.[0].length ?? 0;
}

/** The position where the words are pasted. */
export interface Landing {
  kind: Kind;
  level: number;
}

/** Fits a pasted slice to its position. A single paragraph is words for the clause itself: it stays as typed. */
export function fitPasted(slice: Slice, landing: Landing): Slice {
  const many = slice.content.childCount > 1;
  const shallowest = Math.min(...children(slice.content).map((node) => node.attrs.level ?? 0));
  const fitted = children(slice.content)
    .map((node) => (node.isTextblock ? fittedClause(node, landing, shallowest, many) : node))
    .filter((node, at, all) => !node.isTextblock || node.content.size || at === 0 || at === all.length - 1);
  return new Slice(Fragment.from(fitted), slice.openStart, slice.openEnd);
}

function fittedClause(node: Node, landing: Landing, shallowest: number, many: boolean): Node {
  const unknown = node.attrs.kind === PLAIN;
  const kind = unknown
    ? isNumbered(landing.kind)
      ? landing.kind
      : plainKind(landing.kind)
    : node.attrs.kind;
  const depth = unknown ? landing.level + node.attrs.level - shallowest : node.attrs.level;
  const level = isNumbered(kind) ? Math.max(0, Math.min(3, depth)) : 0;
  const label = many && (unknown || isNumbered(kind)) ? typedLabelLength(node.textContent) : 0;
  return node.type.create({ ...node.attrs, id: null, kind, level }, node.content.cut(label));
}

function plainKind(kind: Kind): Kind {
  return kind === "title" || kind === "heading" ? "operative" : kind;
}

function children(fragment: Fragment): Node[] {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    nodes.push(node);
  });
  return nodes;
}
