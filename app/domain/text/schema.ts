/**
 * The shape of a sheet as plain data, shared by the editor (Tiptap nodes), the server (reading a Y.Doc) and the
 * handshake. One node type, so that Yjs never has to replace a node while somebody types in it: kind and level
 * are attributes.
 */
import {
  type ActionFields,
  type Clause,
  isNumbered,
  KINDS,
  type Kind,
  type Level,
} from "#domain/text/clause.ts";

/**
 * Travels in the handshake. An editor with an older schema would delete what it does not know, for everybody, so it
 * is refused. Raise it with every change of nodes, marks or attributes.
 */
export const SCHEMA_VERSION = 2;
/** The oldest schema whose local copies this one can open: what came since was only added. */
export const COPIES_SINCE = 1;

/** Name of the XmlFragment that holds the clauses. */
export const FRAGMENT = "text";
/** Name of the node, in ProseMirror and in Yjs. */
export const CLAUSE_NODE = "clause";
export const MARKS = ["italic", "bold"] as const;

export const FIELD_NAMES = [
  "scope",
  "responsible",
  "partners",
  "starts",
  "due",
  "indicator",
] as const satisfies readonly (keyof ActionFields)[];

export type Attributes = Record<string, unknown>;

/** Reads what stands in a node's attributes, whoever wrote them: anything unknown becomes the plainest valid value. */
export function readAttributes(given: Attributes): Omit<Clause, "id" | "runs"> & { id: string | null } {
  const kind = KINDS.includes(given.kind as Kind) ? (given.kind as Kind) : "operative";
  const depth = Number(given.level);
  const level = (depth === 1 || depth === 2 || depth === 3 ? depth : 0) as Level;
  const id = typeof given.id === "string" && given.id ? given.id : null;
  const fields = kind === "action" ? readFields(given) : undefined;
  const variant = isNumbered(kind) && typeof given.variant === "string" ? given.variant : "";
  return { id, kind, level, ...(fields && { fields }), ...(variant && { variant }) };
}

function readFields(given: Attributes): ActionFields | undefined {
  const fields: Record<string, string> = {};
  for (const name of FIELD_NAMES) {
    const value = given[name];
    if (typeof value === "string" && value) fields[name] = value;
  }
  if (fields.scope !== "regional" && fields.scope !== "national") delete fields.scope;
  return Object.keys(fields).length ? (fields as ActionFields) : undefined;
}
