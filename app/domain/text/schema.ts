/**
 * The shape of a sheet as plain data: which nodes, marks and attributes there are, and what a value of each must be.
 * The editor makes its Tiptap schema of it, the server judges with it what comes over a socket, commands what they
 * write (forms.ts). One node type, so that Yjs never has to replace a node while somebody types in it: kind and level
 * are attributes.
 */
import { isDay } from "#domain/day.ts";
import {
  type ActionFields,
  type Clause,
  isNumbered,
  KINDS,
  type Kind,
  type Level,
} from "#domain/text/clause.ts";
import { soundId, soundWords } from "#domain/text/valid-values.ts";

/**
 * Travels in the handshake. An editor with an older schema would delete what it does not know, for everybody, so it
 * is refused. Raise it with every change of nodes, marks or attributes.
 */
export const SCHEMA_VERSION = 2;
/** The oldest schema whose local copies this one can open: since then, things were only added. */
export const COPIES_SINCE = 1;

/** Name of the XmlFragment that holds the clauses. */
export const FRAGMENT = "text";
/** Name of the node, in ProseMirror and in Yjs. */
export const CLAUSE_NODE = "clause";
export const FIELD_NAMES = [
  "scope",
  "responsible",
  "partners",
  "starts",
  "due",
  "indicator",
] as const satisfies readonly (keyof ActionFields)[];

/** What a value must be. Data and no function, so that inputs can be made of it, too. */
export type Form =
  | { is: "clause-id" }
  | { is: "one-of"; values: readonly string[] }
  | { is: "whole"; least: number; most: number }
  /** A calendar day that exists: 2026-11-22. */
  | { is: "day" }
  | { is: "words"; longest: number };

export interface AttributeRule {
  form: Form;
  /** What the editor has where the sheet says nothing. */
  initial: string | number | null;
}

type AttributeRules = Readonly<Record<string, AttributeRule>>;

export const LONGEST_FIELD = 500;

const FIELDS: Record<(typeof FIELD_NAMES)[number], AttributeRule> = {
  scope: { form: { is: "one-of", values: ["regional", "national"] }, initial: null },
  responsible: { form: { is: "words", longest: LONGEST_FIELD }, initial: null },
  partners: { form: { is: "words", longest: LONGEST_FIELD }, initial: null },
  starts: { form: { is: "day" }, initial: null },
  due: { form: { is: "day" }, initial: null },
  indicator: { form: { is: "words", longest: LONGEST_FIELD }, initial: null },
};

/**
 * All that a sheet may hold. What is not named here is refused where it comes in, whole. A new mark or attribute is a
 * line here, a Tiptap extension in app/editor/document/schema.ts, and a raised SCHEMA_VERSION.
 */
export const SHEET = {
  nodes: {
    [CLAUSE_NODE]: {
      attributes: {
        id: { form: { is: "clause-id" }, initial: null },
        kind: { form: { is: "one-of", values: KINDS }, initial: "operative" },
        level: { form: { is: "whole", least: 0, most: 3 }, initial: 0 },
        variant: { form: { is: "clause-id" }, initial: null },
        ...FIELDS,
      },
    },
  },
  /** A mark with attributes is written with all of them. */
  marks: { italic: { attributes: {} }, bold: { attributes: {} } },
} as const satisfies {
  nodes: Readonly<Record<string, { attributes: AttributeRules }>>;
  marks: Readonly<Record<string, { attributes: AttributeRules }>>;
};

export type MarkName = keyof typeof SHEET.marks;
export const MARKS = Object.keys(SHEET.marks) as readonly MarkName[];

export type Attributes = Record<string, unknown>;

/** Of the fields those that are a day. */
const DAYS: readonly string[] = ["starts", "due"] satisfies (keyof ActionFields)[];
const SCOPES: readonly unknown[] = ["regional", "national"] satisfies ActionFields["scope"][];

/** Reads a node's attributes, whoever wrote them: anything unknown becomes the plainest valid value. */
export function readAttributes(entered: Attributes): Omit<Clause, "id" | "runs"> & { id: string | null } {
  const kind = KINDS.includes(entered.kind as Kind) ? (entered.kind as Kind) : "operative";
  const level = isLevel(entered.level) ? (Number(entered.level) as Level) : 0;
  const id = soundId(entered.id);
  const fields = kind === "action" ? readFields(entered) : undefined;
  const variant = isNumbered(kind) ? soundId(entered.variant) : null;
  return { id, kind, level, ...(fields && { fields }), ...(variant && { variant }) };
}

/** The names of those attributes that mean nothing to us, and so are not in the clause that is read. */
export function unreadAttributes(entered: Attributes): string[] {
  return Object.entries(entered).flatMap(([name, value]) =>
    value === null || value === undefined || value === "" || isRead(name, value) ? [] : [name],
  );
}

function isRead(name: string, value: unknown): boolean {
  if (name === "id" || name === "variant") return typeof value === "string";
  if (name === "kind") return KINDS.includes(value as Kind);
  if (name === "level") return isLevel(value);
  return (FIELD_NAMES as readonly string[]).includes(name) && readField(name, value) !== null;
}

function isLevel(value: unknown): boolean {
  return (typeof value === "number" || typeof value === "string") && [0, 1, 2, 3].includes(Number(value));
}

/** Null for what cannot be read. */
function readField(name: string, value: unknown): string | null {
  if (typeof value !== "string") return null;
  if (name === "scope") return SCOPES.includes(value) ? value : null;
  return DAYS.includes(name) && !isDay(value) ? null : soundWords(value);
}

function readFields(entered: Attributes): ActionFields | undefined {
  const fields: Record<string, string> = {};
  for (const name of FIELD_NAMES) {
    const value = readField(name, entered[name]);
    if (value) fields[name] = value;
  }
  return Object.keys(fields).length ? (fields as ActionFields) : undefined;
}
