/** Which kind a clause gets when nobody chose one: after Enter, and where words were pasted. Pure. */
import { isNumbered, type Kind } from "#domain/text/clause.ts";

/** In the order of the kind menu and of the shortcuts Mod-Alt-1 to Mod-Alt-8. */
export const KIND_ORDER: readonly Kind[] = [
  "title",
  "enacting",
  "heading",
  "preambular",
  "operative",
  "action",
  "closing",
  "note",
];

/** The kind of a new clause after the one at `index`: the same, or what usually follows. */
export function kindAfter(kinds: readonly Kind[], index: number): Kind {
  const kind = kinds[index] ?? "operative";
  if (isNumbered(kind) || kind === "closing" || kind === "note") return kind;
  if (kind === "title" && !kinds.includes("enacting") && !kinds.includes("action")) return "enacting";
  const following = kinds.slice(index + 1).find(isNumbered);
  if (following) return following;
  return kind === "heading" ? (kinds.slice(0, index).findLast(isNumbered) ?? "operative") : "preambular";
}

/**
 * May the words of two neighbours become one clause? Only if both have the same kind, so that no word changes its rank
 * unnoticed.
 */
export function kindsFit(first: Kind, second: Kind): boolean {
  return first === second;
}
