/**
 * Invalid content of a log that no client of ours would write: documents made with Yjs alone and appended without the
 * inspector, and rows that are damaged.
 */
import fc from "fast-check";
import * as Y from "yjs";
import { FIELD_NAMES, FRAGMENT, KINDS } from "#domain/text/index.ts";
import type { Installation } from "./installation.ts";

/** One change of the log that does this to the present sheet. */
export async function nonsense(
  installation: Installation,
  sheet: string,
  work: (text: Y.XmlFragment) => void,
) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await installation.store.changes.load(sheet)).state);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => work(doc.getXmlFragment(FRAGMENT)));
  await appendBytes(installation, sheet, Y.encodeStateAsUpdate(doc, before));
  doc.destroy();
}

export async function appendBytes({ store }: Installation, sheet: string, bytes: Uint8Array): Promise<void> {
  const nobody = { person: null, delegation: null, clients: [] };
  const [result] = await store.changes.append([{ sheet, side: "server", bytes, ...nobody }]);
  if (!result?.ok) throw new Error(`The log did not take it: ${result?.reason}.`);
}

/** An element with attributes whose values have any type. */
export function elementWith(
  attributes: Record<string, unknown>,
  words = "",
  name = "clause",
): Y.XmlElement<Record<string, string>> {
  const element = new Y.XmlElement<Record<string, string>>(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  if (words) element.insert(0, [new Y.XmlText(words)]);
  return element;
}

export const HOSTILE_IDS = [
  "__proto__",
  "constructor",
  "toString",
  "x".repeat(20_000),
  "a\0b",
  "\ud800",
  " ",
];
export const HOSTILE_WORDS = [
  "NUL \0 in it",
  "half \ud83d of it",
  "\udc00",
  "\u202e\u200b",
  "a".repeat(50_000),
];

const anything = fc.oneof(
  fc.constantFrom(...HOSTILE_IDS, ...HOSTILE_WORDS, "9999-99-99", "2026-02-30", "", -1, 4, 1.5, null, true),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.double({ noNaN: true }),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.dictionary(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
);

const name = fc.constantFrom(
  "id",
  "kind",
  "level",
  "variant",
  ...FIELD_NAMES,
  "onclick",
  "__proto__",
  "style",
);

const piece = fc.record({
  words: fc.oneof(fc.constantFrom(...HOSTILE_WORDS), fc.string({ unit: "binary", maxLength: 40 })),
  mark: fc.constantFrom("italic", "bold", "link", "__proto__", "constructor", null),
  value: anything,
  object: fc.boolean(),
});

export interface NonsenseNode {
  node: string;
  kind: string;
  id: unknown;
  attributes: [string, unknown][];
  pieces: { words: string; mark: string | null; value: unknown; object: boolean }[];
  inner: boolean;
}

export const nonsenseNodes: fc.Arbitrary<NonsenseNode[]> = fc.array(
  fc.record({
    node: fc.constantFrom("clause", "clause", "clause", "clause", "paragraph", "__proto__", ""),
    kind: fc.constantFrom(...KINDS, "action", "script", "toString"),
    id: fc.oneof(fc.constantFrom(...HOSTILE_IDS, "c1", "c2", "twice", "twice", undefined), anything),
    attributes: fc.array(fc.tuple(name, anything), { maxLength: 5 }),
    pieces: fc.array(piece, { maxLength: 4 }),
    inner: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

export function writeNonsense(text: Y.XmlFragment, nodes: readonly NonsenseNode[]): void {
  const made = nodes.map((node) => (node.node ? elementFrom(node) : new Y.XmlText("beside every clause")));
  text.insert(0, made as Y.XmlElement[]);
}

function elementFrom({ node, kind, id, attributes, pieces, inner }: NonsenseNode): Y.XmlElement {
  const values: Record<string, unknown> = { kind };
  if (id !== undefined) values.id = id;
  const element = elementWith(values, "", node);
  for (const [key, value] of attributes) element.setAttribute(key, value as string);
  const words = new Y.XmlText();
  element.insert(0, [words]);
  if (inner) element.insert(1, [elementWith({ id: "inner" }, "within a clause")]);
  let at = 0;
  for (const one of pieces) {
    words.insert(at, one.words, one.mark === null ? {} : { [one.mark]: one.value });
    at += one.words.length;
    if (one.object) words.insertEmbed(at++, { image: "x" });
  }
  return element as Y.XmlElement;
}
