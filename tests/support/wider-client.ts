/**
 * A hand-written client with a wider schema than ours: one change at a time, of a random kind with random names, values
 * and lengths. More than half of the changes are such as an honest client makes, so that some are accepted.
 */
import * as Y from "yjs";
import { CLAUSE_NODE, FIELD_NAMES, FRAGMENT, KINDS } from "#domain/text/index.ts";

type Random = () => number;

const MARKS = [
  "bold",
  "italic",
  "link",
  "underline",
  "ychange",
  "__proto__",
  "constructor",
  "bold--abcdefgh",
];
const NAMES = [
  "id",
  "kind",
  "level",
  "variant",
  ...FIELD_NAMES,
  "onclick",
  "__proto__",
  "style",
  "x".repeat(3_000),
];
const WORDS = [
  "a",
  "слово ",
  "😀",
  "[брак]",
  "қаз ",
  "\0",
  "\x08",
  "\uffff",
  "\ud83d",
  "e\u0301",
  "x".repeat(900),
];

/** Makes one change in the copy, and returns its name. */
export function widerChange(doc: Y.Doc, random: Random): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const name = pick(CHANGES);
  const fragment = doc.getXmlFragment(FRAGMENT);
  const clauses = fragment.toArray().filter((one): one is Y.XmlElement => one instanceof Y.XmlElement);
  doc.transact(() => {
    const clause = clauses.length && pick(clauses);
    if (!clause) fragment.insert(0, [fresh("words", pick)]);
    else DOES[name]({ doc, fragment, clause, random, pick });
  });
  return name;
}

interface At {
  doc: Y.Doc;
  fragment: Y.XmlFragment;
  clause: Y.XmlElement;
  random: Random;
  pick: <T>(list: readonly T[]) => T;
}

const DOES = {
  type: (at: At) => typeIn(at, at.pick(WORDS.slice(0, 5))),
  cut: ({ clause, random }: At) => {
    const text = textOf(clause);
    const from = Math.floor(random() * text.length);
    text.delete(from, Math.min(text.length - from, Math.ceil(random() * 4)));
  },
  mark: (at: At) => format(at, at.pick(MARKS.slice(0, 2)), at.random() < 0.5 ? {} : null),
  field: ({ clause, pick }: At) => {
    const [name, value] = pick([
      ["due", "2027-01-01"],
      ["scope", "national"],
      ["partners", "UNICEF"],
    ] as const);
    clause.setAttribute(name, value);
  },
  clause: ({ fragment, random, pick }: At) =>
    fragment.insert(Math.floor(random() * (fragment.length + 1)), [fresh(pick(WORDS.slice(0, 5)), pick)]),
  remove: ({ fragment, random }: At) => {
    if (fragment.length > 3) fragment.delete(Math.floor(random() * fragment.length), 1);
  },
  "wide words": (at: At) => typeIn(at, at.pick(WORDS)),
  "wide mark": (at: At) => format(at, at.pick(MARKS), anything(at)),
  "wide attribute": (at: At) => at.clause.setAttribute(at.pick(NAMES), anything(at) as never),
  "attribute of the words": ({ clause, pick }: At) => textOf(clause).setAttribute(pick(NAMES), "x"),
  "another node": ({ fragment, pick }: At) =>
    fragment.insert(0, [new Y.XmlElement(pick(["paragraph", "script", "__proto__", "doc", "text"]))]),
  "bare words": ({ fragment }: At) => fragment.insert(0, [new Y.XmlText("bare") as never]),
  hook: ({ fragment }: At) => fragment.insert(0, [new Y.XmlHook("hook") as never]),
  nested: ({ clause, pick }: At) => clause.insert(0, [new Y.XmlElement(pick([CLAUSE_NODE, "image"]))]),
  "more words in one clause": ({ clause, pick }: At) => clause.push([new Y.XmlText(pick(WORDS.slice(0, 5)))]),
  "a picture": ({ clause }: At) => textOf(clause).insertEmbed(0, { src: "x" }),
  "another root": ({ doc, pick }: At) => doc.getMap(pick(["texts", "__proto__", "m"])).set("a", 1),
  "a document": ({ doc }: At) => doc.getMap("documents").set("sub", new Y.Doc()),
  "a node in the words": ({ clause }: At) => textOf(clause).insertEmbed(0, new Y.XmlElement(CLAUSE_NODE)),
} satisfies Record<string, (at: At) => unknown>;

const HONEST = [
  "type",
  "type",
  "type",
  "cut",
  "mark",
  "field",
  "clause",
  "remove",
  "more words in one clause",
] as const;
const CHANGES = [...HONEST, ...HONEST, ...(Object.keys(DOES) as (keyof typeof DOES)[])];

function anything({ pick, random }: Pick<At, "pick" | "random">): unknown {
  return pick([
    ...[{}, null, true, 0, 3, 4, 0.5, -1, "", "c1", "constructor", "__proto__", "9999-99-99", "2027-01-01"],
    ...[{ href: "x" }, [1], "national", pick(KINDS), "x".repeat(Math.floor(random() * 30_000)), "a\0b"],
  ] as const);
}

function fresh(words: string, pick: At["pick"]): Y.XmlElement {
  const clause = new Y.XmlElement(CLAUSE_NODE);
  clause.setAttribute("kind", pick(KINDS));
  clause.insert(0, [new Y.XmlText(words)]);
  return clause;
}

function textOf(clause: Y.XmlElement): Y.XmlText {
  const found = clause.toArray().find((one): one is Y.XmlText => one instanceof Y.XmlText);
  if (found) return found;
  const made = new Y.XmlText("");
  clause.insert(0, [made]);
  return made;
}

function typeIn({ clause, random }: At, words: string): void {
  const text = textOf(clause);
  text.insert(Math.floor(random() * (text.length + 1)), words);
}

function format({ clause, random }: At, name: string, value: unknown): void {
  const text = textOf(clause);
  if (text.length) text.format(0, Math.ceil(random() * text.length), { [name]: value });
}
