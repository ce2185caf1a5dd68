/**
 * The editor and the description of a sheet have one schema: nothing is sent that would be refused, and no words are
 * deleted because of a mark.
 */
import { type AnyExtension, type Attribute, getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import {
  initProseMirrorDoc,
  updateYFragment,
  ySyncPluginKey,
  yXmlFragmentToProseMirrorRootNode,
} from "@tiptap/y-tiptap";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { sendablePlugin } from "#app/editor/connection/sendable.ts";
import { restore } from "#app/editor/document/restoring.ts";
import { sheetExtensions } from "#app/editor/document/schema.ts";
import { dropUnknownMarks, passUnknownMarks } from "#app/editor/document/unknown-marks.ts";
import {
  CLAUSE_NODE,
  type Clause,
  FIELD_NAMES,
  fitsAttribute,
  LONGEST_FIELD,
  SHEET,
} from "#domain/text/index.ts";
import { inspect } from "#server/realtime/inspect.ts";
import { Ledger } from "#server/realtime/known.ts";
import { clause, played, schema, sheet } from "./sheet.ts";

describe("T100 the editor's schema is made from the description of a sheet", () => {
  test("T100 it has these nodes, marks and attributes, with what they are at first, and no others", () => {
    const { attributes } = SHEET.nodes[CLAUSE_NODE];
    expect(Object.keys(schema.nodes).sort()).toEqual(["clause", "doc", "text"]);
    expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(SHEET.marks).sort());
    const fresh = schema.node(CLAUSE_NODE).attrs;
    expect(fresh).toEqual(
      Object.fromEntries(Object.entries(attributes).map(([name, { initial }]) => [name, initial])),
    );
    for (const [name, mark] of Object.entries(SHEET.marks))
      expect(Object.keys(schema.mark(name).attrs)).toEqual(Object.keys(mark.attributes));
  });

  test("T100 what it has at first can be sent, and no mark stands twice on the same words", () => {
    for (const [name, value] of Object.entries(schema.node(CLAUSE_NODE).attrs))
      expect(value === null || fitsAttribute(name, value)).toBe(true);
    for (const type of Object.values(schema.marks)) expect(type.excludes(type)).toBe(true);
  });
});

const guarded = (state: EditorState) => EditorState.create({ doc: state.doc, plugins: [sendablePlugin()] });

/** A text, and its clauses after a change. */
function changed(state: EditorState, change: (tr: Transaction) => Transaction): Node[] {
  const now = guarded(state);
  return [...now.apply(change(now.tr)).doc.children];
}

describe("T104 nothing is sent that the inspector refuses", () => {
  const put = (attributes: Record<string, unknown>, words: string) => (tr: Transaction) =>
    tr.insert(0, clause({ kind: "action", level: 0, ...attributes }, words));

  test.each<[string, unknown, unknown]>([
    ["due", "9999-99-99", null],
    ["starts", "2026-11-22", "2026-11-22"],
    ["scope", "galactic", null],
    ["responsible", "x".repeat(600), "x".repeat(LONGEST_FIELD)],
    ["indicator", "a\0b", "ab"],
    ["id", "__proto__", null],
    ["id", "c77", "c77"],
    ["variant", "constructor", null],
    ["kind", "script", "operative"],
    ["level", 2.5, 0],
    ["level", 7, 0],
  ])("T104 a new clause whose %s is %j has %j", (name, value, becomes) => {
    const [made] = changed(sheet(["operative", 0, "words"]), put({ [name]: value }, "new"));
    expect(made?.attrs[name]).toBe(becomes);
    expect(made?.textContent).toBe("new");
  });

  test("T104 words that are put in leave out what no word has, and marks and emoji stay", () => {
    const [made, other] = changed(sheet(["operative", 0, "words"]), (tr) =>
      tr.insertText("a\0\x01😀\ud83db", 3, 3).addMark(1, 5, schema.mark("bold")),
    );
    expect(made?.textContent).toBe("woa😀brds");
    expect(made?.firstChild?.marks).toHaveLength(1);
    expect(other).toBeUndefined();
  });

  test("T104 what stood there before is left to the server, where only something else is typed", () => {
    const old = clause({ id: "c1", kind: "action", level: 0, due: "9999-99-99" }, "a\0b");
    const state = EditorState.create({ doc: schema.node("doc", null, [old]) });
    const [typed] = changed(state, (tr) => tr.insertText("x", 1, 1));
    expect(typed?.attrs.due).toBe("9999-99-99");
    expect(typed?.textContent).toBe("xa\0b");
    // The second half is a new clause, and would be sent.
    const [, second] = changed(state, (tr) =>
      tr.insert(tr.doc.content.size, clause({ due: "9999-99-99" }, "\0b")),
    );
    expect([second?.attrs.due, second?.textContent]).toEqual([null, "b"]);
  });

  test("T104 what others wrote is left as it came", () => {
    const now = guarded(sheet(["operative", 0, "words"]));
    const theirs = now.tr.insert(0, clause({ due: "9999-99-99" }, "a\0"));
    const [first] = now.apply(theirs.setMeta(ySyncPluginKey, { isChangeOrigin: true })).doc.children;
    expect([first?.attrs.due, first?.textContent]).toEqual(["9999-99-99", "a\0"]);
  });

  test("T104 a version of long ago comes back without what does not fit", () => {
    const runs = [{ text: "old\0 words" }];
    const fields = { due: "9999-99-99", starts: "2026-11-22" };
    const version: Clause = { id: "c9", kind: "action", level: 0, runs, fields };
    const state = played(guarded(sheet(["operative", 0, "words"])), restore(version, ["c0"], "en"));
    const back = state.doc.child(1);
    expect(back.textContent).toBe("old words");
    expect([back.attrs.id, back.attrs.due, back.attrs.starts]).toEqual(["c9", null, "2026-11-22"]);
    const again = played(guarded(state), restore({ ...version, runs: [{ text: "older\x01" }] }, [], "en"));
    expect(again.doc.child(1).textContent).toBe("older");
  });

  test("T104 fields of pasted HTML are read as far as they fit", () => {
    const { parseHTML } = attributeRules();
    const element = (data: Record<string, string>) =>
      ({ getAttribute: (name: string) => data[name] ?? null }) as unknown as HTMLElement;
    for (const name of FIELD_NAMES) expect(parseHTML(name, element({ [`data-${name}`]: "" }))).toBeNull();
    expect(parseHTML("due", element({ "data-due": "9999-99-99" }))).toBeNull();
    expect(parseHTML("due", element({ "data-due": "2027-01-01" }))).toBe("2027-01-01");
    expect(parseHTML("scope", element({ "data-scope": "galactic" }))).toBeNull();
    expect(parseHTML("partners", element({ "data-partners": "x".repeat(20_000) }))).toHaveLength(
      LONGEST_FIELD,
    );
    expect(parseHTML("id", element({ "data-id": "c1", id: "c1" }))).toBeNull();
  });
});

function attributeRules() {
  const node = sheetExtensions().find(({ name }) => name === CLAUSE_NODE) as AnyExtension;
  const made = (node.config as { addAttributes(): Record<string, Attribute> }).addAttributes();
  return { parseHTML: (name: string, element: HTMLElement) => made[name]?.parseHTML?.(element) };
}

describe("W105 an unknown mark in an old log", () => {
  /** Two clauses; words of the first have an unknown mark beside a known one. */
  function old(value: unknown = { href: "x" }, name = "link"): Y.Doc {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment("text");
    for (const [at, words] of ["marked words", "others"].entries()) {
      const element = new Y.XmlElement(CLAUSE_NODE);
      element.setAttribute("id", `c${at}`);
      element.insert(0, [new Y.XmlText(words)]);
      fragment.insert(at, [element]);
    }
    const text = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.format(0, 6, { [name]: value });
    text.format(3, 6, { bold: {} });
    return doc;
  }

  const copyOf = (doc: Y.Doc) => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    return copy;
  };
  const tolerant = passUnknownMarks(getSchema(sheetExtensions()));

  test("W105 an editor that knew nothing of this deletes the words", () => {
    const doc = old();
    expect(yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment("text"), schema).textContent).toBe("others");
    expect(doc.getXmlFragment("text").toString()).not.toContain("marked");
  });

  test.each<[string, unknown]>([
    ["link", { href: "x" }],
    ["constructor", {}],
    ["toString", { a: 1 }],
    ["link--abcdefgh", { href: "x" }],
    ["__proto__", { inherited: { a: 1 } }],
  ])("W105 ours shows them without %s, and changes nothing", (name, value) => {
    const doc = old(value, name);
    const before = Y.encodeStateAsUpdate(doc);
    const { doc: drawn } = initProseMirrorDoc(doc.getXmlFragment("text"), tolerant);
    expect(drawn.textContent).toBe("marked wordsothers");
    expect(
      drawn.child(0).children.map(({ text, marks }) => [text, marks.map(({ type }) => type.name)]),
    ).toEqual([
      ["mar", []],
      ["ked wo", ["bold"]],
      ["rds", []],
    ]);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  test("W105 typing there sends words and deletions that the server takes, and all words stay", () => {
    const server = old();
    const doc = copyOf(server);
    const fragment = doc.getXmlFragment("text");
    // The session does the same with its copy, and with what comes from the server.
    dropUnknownMarks(fragment);
    const { doc: drawn, meta } = initProseMirrorDoc(fragment, tolerant);
    const state = EditorState.create({ doc: drawn });
    updateYFragment(doc, fragment, state.apply(state.tr.insertText("new ", 8)).doc, meta);
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
    expect(inspect(update, new Ledger(server)).kind).toBe("news");
    Y.applyUpdate(server, update);
    expect(server.getXmlFragment("text").toString()).not.toContain("link");
    const { doc: theirs } = initProseMirrorDoc(server.getXmlFragment("text"), tolerant);
    expect(theirs.textContent).toBe("marked new wordsothers");
  });
});
