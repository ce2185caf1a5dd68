/**
 * Content that the description of a sheet does not name. New content of this kind is refused as a whole; in an old log
 * it is deleted, and no person is named as the author of the deletion; no honest person is ever refused because of it.
 */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { CLAUSE_NODE, FRAGMENT } from "#domain/text/schema.ts";
import { withoutForeign } from "#server/realtime/foreign.ts";
import { inspect, type Verdict } from "#server/realtime/inspect.ts";
import { Ledger } from "#server/realtime/known.ts";
import {
  addClause,
  Copy,
  docOf,
  idsOf,
  memoryLog,
  openRoom,
  SHEET,
  seeded,
  table,
  textAt,
  until,
  wordsOf,
} from "./stand-ins.ts";

const judge = (update: Uint8Array, doc: Y.Doc): Verdict => inspect(update, new Ledger(doc));
const clauseAt = (doc: Y.Doc, at: number) => doc.getXmlFragment(FRAGMENT).get(at) as Y.XmlElement;
const set = (name: string, value: unknown) => (doc: Y.Doc) =>
  clauseAt(doc, 0).setAttribute(name, value as never);
const marked = (name: string, value: unknown) => (doc: Y.Doc) =>
  textAt(doc, 0).format(0, 4, { [name]: value });
const typed = (words: string) => (doc: Y.Doc) => textAt(doc, 0).insert(2, words);

type Change = [string, (doc: Y.Doc) => void];

const NAMED: Change[] = [
  ["italic", marked("italic", {})],
  [
    "bold, and taken away from half of it",
    (doc) => both(doc, marked("bold", {}), (own) => textAt(own, 0).format(0, 2, { bold: null })),
  ],
  ["a level", set("level", 2)],
  ["a kind", set("kind", "action")],
  ["a day", set("due", "2027-01-01")],
  ["a field of 500 letters", set("responsible", "x".repeat(500))],
  ["a scope", set("scope", "national")],
  ["an id that we give", set("id", "cabcdefghjkmnpqr")],
  ["whose wording it is", set("variant", "c2")],
  ["words with tab, line end, emoji and half an emoji as Yjs leaves it", typed("a\tb\n😀\ufffd")],
];

const FOREIGN: Change[] = [
  ["a link", marked("link", { href: "x" })],
  ["a mark named __proto__", marked("__proto__", { a: 1 })],
  ["a mark named constructor", marked("constructor", {})],
  ["a mark of 2,000 letters", marked("x".repeat(2_000), {})],
  ["bold with something in it", marked("bold", { onclick: "x" })],
  ["bold that is a word", marked("bold", "yes")],
  ["bold that is true", marked("bold", true)],
  ["bold as y-tiptap names overlapping marks", marked("bold--abcdefgh", {})],
  ["the change that y-tiptap draws", marked("ychange", { user: "a" })],
  ["an attribute onclick", set("onclick", "alert(1)")],
  ["an attribute __proto__", set("__proto__", "x")],
  ["an attribute of 20,000 letters", set("x".repeat(20_000), "x")],
  ["an id of 20,000 letters", set("id", "c".repeat(20_000))],
  ["an id __proto__", set("id", "__proto__")],
  ["an id constructor", set("id", "constructor")],
  ["an empty id", set("id", "")],
  ["an id that is a number", set("id", 7)],
  ["a kind that is none", set("kind", "script")],
  ["a level below the deepest", set("level", 4)],
  ["a level in words", set("level", "1")],
  ["a level between", set("level", 0.5)],
  ["a variant of nothing", set("variant", "toString")],
  ["a day that does not exist", set("due", "9999-99-99")],
  ["no day at all", set("starts", "soon")],
  ["a scope that is none", set("scope", "galactic")],
  ["a field of 501 letters", set("partners", "x".repeat(501))],
  ["a field with NUL", set("indicator", "a\0b")],
  ["a field that is null", set("due", null)],
  ["a field that is true", set("partners", true)],
  ["NUL among the words", typed("a\0b")],
  ["a control character among the words", typed("\x08")],
  ["U+FFFF among the words", typed("\uffff")],
  ["a date in place of a value", set("due", new Date(0))],
  ["a list in place of a value", set("due", ["2027-01-01"])],
  ["a big number", set("level", 2n ** 60n)],
  ["a text in an attribute", (doc) => set("due", new Y.XmlText("2027-01-01"))(doc)],
  ["an attribute on the words", (doc) => textAt(doc, 0).setAttribute("id", "c1")],
  ["an attribute of the sheet", (doc) => sheetAttribute(doc)],
];

function both(doc: Y.Doc, ...makes: ((doc: Y.Doc) => void)[]): void {
  for (const make of makes) make(doc);
}

function sheetAttribute(doc: Y.Doc): void {
  doc.transact((transaction) => {
    const fragment = doc.getXmlFragment(FRAGMENT) as unknown as Y.AbstractType<unknown>;
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
    new Y.Item(id, null, null, null, null, fragment, "id", new Y.ContentAny(["c1"])).integrate(
      transaction,
      0,
    );
  });
}

/** A sheet, and a change that somebody makes in a copy of it. */
function change([, make]: Change): { before: Y.Doc; update: Uint8Array } {
  const author = docOf([]);
  addClause(author, 0, "some words", "c1");
  const before = docOf([Y.encodeStateAsUpdate(author)]);
  make(author);
  return { before, update: Y.encodeStateAsUpdate(author, Y.encodeStateVector(before)) };
}

describe("W100 W101 what the description names comes in, anything else is refused whole", () => {
  test.each(NAMED)("W100 %s comes in", (...one) => {
    const { before, update } = change(one);
    expect(judge(update, before).kind).toBe("news");
  });

  test.each(FOREIGN)("W101 %s does not", (...one) => {
    const { before, update } = change(one);
    expect(judge(update, before).kind).toBe("malformed");
  });

  test.each(FOREIGN)("W101 %s does not, and honest words of the same update with it", (name, make) => {
    const { before, update } = change([name, (doc) => doc.transact(() => both(doc, typed("honest "), make))]);
    expect(judge(update, before).kind).toBe("malformed");
  });

  test("W101 a room closes the socket as with any malformed update, and document and log are as before", async () => {
    const { log, room, committer, aigul, bakyt, logged } = await table();
    const rows = log.rows.length;
    textAt(bakyt.doc, 0).format(0, 9, { link: { href: "x" } });
    await committer.idle();
    expect(bakyt.closed).toEqual({ code: 1007, reason: "malformed" });
    expect(log.rows).toHaveLength(rows);
    expect(logged).toContain("a malformed change was refused");
    expect(aigul.words[0]).toBe("Recalling the Convention");
    // The same client with a mark that exists.
    const again = new Copy("bakyt").connect(room);
    textAt(again.doc, 0).format(0, 9, { bold: {} });
    await committer.idle();
    expect(again.closed).toBeNull();
    expect(log.rows).toHaveLength(rows + 1);
  });

  test("W101 a deleted value is one of an attribute that there is, too", () => {
    const gone = (name: string): Change => [
      "",
      (doc) => both(doc, set(name, "2027-01-01"), set(name, "2027-01-02")),
    ];
    const [fine, foreign] = [change(gone("due")), change(gone("onclick"))];
    expect(judge(fine.update, fine.before).kind).toBe("news");
    const deleted = docOf([]);
    addClause(deleted, 0, "some words", "c1");
    const before = docOf([Y.encodeStateAsUpdate(deleted)]);
    set("onclick", "1")(deleted);
    clauseAt(deleted, 0).removeAttribute("onclick");
    expect(judge(Y.encodeStateAsUpdate(deleted, Y.encodeStateVector(before)), before).kind).toBe("malformed");
    expect(judge(foreign.update, foreign.before).kind).toBe("malformed");
  });
});

describe("W102 an emoji of an honest hand is never refused", () => {
  const edits: Change[] = [
    ["between its halves", (doc) => textAt(doc, 0).insert(1, "x")],
    ["half of it deleted", (doc) => textAt(doc, 0).delete(0, 1)],
    ["the other half deleted", (doc) => textAt(doc, 0).delete(1, 1)],
    ["half of it bold", (doc) => textAt(doc, 0).format(0, 1, { bold: {} })],
    ["another beside it", (doc) => textAt(doc, 0).insert(2, "👩‍👩‍👧")],
  ];
  test.each(edits)(
    "W102 %s: what Yjs makes of it comes in, now and from a copy that was away",
    (_name, edit) => {
      const author = docOf([]);
      addClause(author, 0, "😀 smile", "c1");
      const server = docOf([Y.encodeStateAsUpdate(author)]);
      const updates: Uint8Array[] = [];
      author.on("update", (update: Uint8Array) => updates.push(update));
      edit(author);
      textAt(author, 0).insert(0, "😀");
      for (const update of updates)
        expect(
          judge(update, docOf([Y.encodeStateAsUpdate(server), ...updates.slice(0, updates.indexOf(update))]))
            .kind,
        ).toBe("news");
      expect(judge(Y.encodeStateAsUpdate(author, Y.encodeStateVector(server)), server).kind).toBe("news");
      expect(judge(Y.encodeStateAsUpdate(author), docOf([])).kind).toBe("news");
    },
  );

  test("W102 half an emoji put in by hand is the sign for no character by the time that it is sent", () => {
    const { before, update } = change(["", typed("\ud83d")]);
    expect(judge(update, before).kind).toBe("news");
    Y.applyUpdate(before, update);
    expect(wordsOf(before)[0]).toBe("so\ufffdme words");
  });
});

/** A log that was written before updates were checked. */
async function oldLog(make: (doc: Y.Doc) => void) {
  const log = memoryLog();
  await seeded(log);
  const doc = docOf([(await log.load(SHEET)).state]);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => make(doc));
  const bytes = Y.encodeStateAsUpdate(doc, before);
  const author = { side: "member", person: "bakyt", delegation: null } as const;
  await log.append([{ sheet: SHEET, ...author, bytes, clients: [doc.clientID] }]);
  return log;
}

/** One of each kind, in one clause. */
function everything(doc: Y.Doc): void {
  for (const [, make] of FOREIGN)
    try {
      make(doc);
    } catch {
      // Yjs itself does not accept this one.
    }
  doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement("script"), new Y.XmlText("bare") as never]);
  textAt(doc, 0).insertEmbed(0, { src: "x" });
  clauseAt(doc, 0).push([new Y.XmlElement(CLAUSE_NODE)]);
}

describe("W103 what an old log holds is not judged", () => {
  test("W103 a sheet opens with it, and the server deletes it in nobody's name; the words stay", async () => {
    const log = await oldLog(everything);
    const { room, committer } = await openRoom(log);
    const aigul = new Copy("aigul").connect(room);
    await until(() => log.rows.length >= 4, "the deletion and the id");
    await committer.idle();
    expect(log.rows.slice(2).map(({ person, clients }) => [person, clients.length])).toEqual([
      [null, 0],
      [null, 0],
    ]);
    expect(aigul.closed).toBeNull();
    expect(aigul.words).toEqual(["Reabcalling the Convention", "Call upon States"]);
    // An invalid kind was already read before as if there were none.
    expect(clauseAt(aigul.doc, 0).getAttributes()).toEqual({ id: "c901" });
    expect(withoutForeign(aigul.doc)).toBeNull();
    const delta = textAt(aigul.doc, 0).toDelta() as { attributes?: object }[];
    expect(delta.every(({ attributes }) => attributes === undefined)).toBe(true);
  });

  test("W103 a room that is opened again finds nothing to do, and typing asks nothing", async () => {
    const log = await oldLog(everything);
    const first = await openRoom(log);
    const aigul = new Copy("aigul").connect(first.room);
    await until(() => log.rows.length >= 4, "the deletion and the id");
    textAt(aigul.doc, 0).insert(0, "x");
    await first.committer.idle();
    const rows = log.rows.length;
    const { room, committer } = await openRoom(log);
    new Copy("bakyt").connect(room);
    room.lacks(0);
    await committer.idle();
    expect(log.rows).toHaveLength(rows);
  });

  test("W103 ids that stand in our form are not touched", async () => {
    const log = await oldLog((doc) => addClause(doc, 2, "third", "c77"));
    const { room, committer } = await openRoom(log);
    const aigul = new Copy("aigul").connect(room);
    room.lacks(0);
    await committer.idle();
    expect(idsOf(aigul.doc)).toEqual(["c1", "c2", "c77"]);
    expect(log.rows).toHaveLength(2);
  });

  test("W103 where the text is closed nothing is deleted, and nobody is asked without end", async () => {
    const log = await oldLog(marked("link", { href: "x" }));
    log.accepts = "nobody";
    const { room, committer } = await openRoom(log);
    const aigul = new Copy("aigul").connect(room);
    await until(() => log.appends === 3, "the deletion");
    await committer.idle();
    room.lacks(0);
    await committer.idle();
    expect(log.appends).toBe(3);
    expect(aigul.words[0]).toBe("Recalling the Convention");
  });

  test("W103 what is known is not judged again when it is sent again", async () => {
    const log = await oldLog(marked("link", { href: "x" }));
    const { state } = await log.load(SHEET);
    const doc = docOf([state]);
    const copy = docOf([state]);
    textAt(copy, 0).insert(0, "new ");
    expect(judge(Y.encodeStateAsUpdate(copy), doc).kind).toBe("news");
    expect(judge(Y.encodeStateAsUpdate(copy), docOf([])).kind).toBe("malformed");
  });

  test("W103 who deletes a mark that no page draws touches no closed clause", async () => {
    const log = await oldLog(marked("link", { href: "x" }));
    log.bind({ closed: ["c1"] });
    const { room, committer } = await openRoom(log);
    const aigul = new Copy("aigul").connect(room);
    textAt(aigul.doc, 0).format(0, 4, { link: null });
    await committer.idle();
    expect(aigul.closed).toBeNull();
    textAt(aigul.doc, 0).format(0, 4, { bold: {} });
    await committer.idle();
    expect(aigul.closed).toEqual({ code: 4403, reason: "clause-closed" });
  });
});
