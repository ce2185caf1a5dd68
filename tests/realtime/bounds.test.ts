/** A closed clause stays closed, whatever a client sends, by hand or late, and whatever others do meanwhile. */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import { trespass } from "#server/realtime/bounds.ts";
import { inspect } from "#server/realtime/inspect.ts";
import { Ledger } from "#server/realtime/known.ts";
import type { Bounds, Side } from "#server/store/log/changes.ts";
import { addClause, Copy, docOf, idsOf, receipt, receive, table, textAt, until } from "./stand-ins.ts";

const NONE: Bounds = { gate: 0, closed: [], held: [] };

/** A sheet of three clauses; the second is bold, and is the one that tests try to change. */
function sheet(): Y.Doc {
  const doc = docOf([]);
  addClause(doc, 0, "first", "c1");
  addClause(doc, 1, "second", "c2");
  addClause(doc, 2, "third", "c3");
  textAt(doc, 1).format(0, 3, { bold: {} });
  return doc;
}

function tried(
  work: (doc: Y.Doc) => void,
  side: Side = "member",
  bounds: Partial<Bounds> = { closed: ["c2"] },
) {
  const theirs = sheet();
  const ours = docOf([Y.encodeStateAsUpdate(theirs)]);
  const before = Y.encodeStateVector(theirs);
  theirs.transact(() => work(theirs));
  const verdict = inspect(Y.encodeStateAsUpdate(theirs, before), new Ledger(ours));
  if (verdict.kind !== "news") return verdict.kind;
  return trespass(verdict, side, { ...NONE, ...bounds }, ours);
}

const clauseAt = (doc: Y.Doc, at: number) => doc.getXmlFragment(FRAGMENT).get(at) as Y.XmlElement;

const ATTACKS: [string, (doc: Y.Doc) => void][] = [
  ["words put in", (doc) => textAt(doc, 1).insert(3, "!")],
  ["words put at its end", (doc) => textAt(doc, 1).insert(6, "!")],
  ["words taken out", (doc) => textAt(doc, 1).delete(0, 1)],
  ["made italic", (doc) => textAt(doc, 1).format(1, 2, { italic: {} })],
  ["bold taken away", (doc) => textAt(doc, 1).format(0, 3, { bold: null })],
  ["another kind", (doc) => clauseAt(doc, 1).setAttribute("kind", "note")],
  ["another id", (doc) => clauseAt(doc, 1).setAttribute("id", "c9")],
  ["its id taken away", (doc) => clauseAt(doc, 1).removeAttribute("id")],
  ["a field", (doc) => clauseAt(doc, 1).setAttribute("due", "2027-01-01")],
  ["more words beside its words", (doc) => clauseAt(doc, 1).insert(1, [new Y.XmlText("more")])],
  ["its words thrown out", (doc) => clauseAt(doc, 1).delete(0, 1)],
  ["deleted", (doc) => doc.getXmlFragment(FRAGMENT).delete(1, 1)],
  ["deleted with its neighbours", (doc) => doc.getXmlFragment(FRAGMENT).delete(0, 3)],
  ["another with its id before it", (doc) => addClause(doc, 0, "forged", "c2")],
  ["its id given to a neighbour", (doc) => clauseAt(doc, 0).setAttribute("id", "c2")],
  [
    "moved",
    (doc) => {
      doc.getXmlFragment(FRAGMENT).delete(1, 1);
      addClause(doc, 2, "second", "c2");
    },
  ],
  [
    "hidden among honest changes",
    (doc) => {
      textAt(doc, 0).insert(0, "honest ");
      addClause(doc, 3, "new");
      textAt(doc, 1).insert(0, "x");
      textAt(doc, 2).insert(0, "honest ");
    },
  ],
];

describe("N25 what touches a closed clause is told from what does not", () => {
  test.each(ATTACKS)(
    "N25 %s: closed to delegation and chair alike, held from the delegation alone",
    (_, work) => {
      expect(tried(work, "member", {})).toBeNull();
      expect([tried(work), tried(work, "chair")]).toEqual(["clause-closed", "clause-closed"]);
      const held = { held: ["c2"] };
      expect([tried(work, "member", held), tried(work, "chair", held)]).toEqual(["clause-held", null]);
    },
  );

  test.each<[string, (doc: Y.Doc) => void]>([
    ["typing before and after it", (doc) => [0, 2].forEach((at) => void textAt(doc, at).insert(0, "x"))],
    ["a clause put before it", (doc) => addClause(doc, 1, "new")],
    [
      "its neighbours deleted",
      (doc) => [2, 0].forEach((at) => void doc.getXmlFragment(FRAGMENT).delete(at, 1)),
    ],
    ["a neighbour's kind", (doc) => clauseAt(doc, 0).setAttribute("kind", "note")],
  ])("N25 %s does not touch it", (_, work) => {
    expect(tried(work)).toBeNull();
  });

  test("N25 words that were typed into it and taken out again before they came are nobody's concern", () => {
    const theirs = sheet();
    const ours = docOf([Y.encodeStateAsUpdate(theirs)]);
    textAt(theirs, 1).insert(0, "gone");
    textAt(theirs, 1).delete(0, 4);
    const verdict = inspect(Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(ours)), new Ledger(ours));
    expect(
      verdict.kind === "news" && trespass(verdict, "member", { ...NONE, closed: ["c2"] }, ours),
    ).toBeNull();
  });

  test("N25 a copy that tidies up marks which draw nothing is let be", () => {
    const theirs = sheet();
    // Two people make the same words bold at once, so there are marks within marks: here, and tidied up in a third
    // copy.
    const twin = docOf([Y.encodeStateAsUpdate(theirs)]);
    textAt(theirs, 2).format(0, 2, { bold: {} });
    textAt(twin, 2).format(0, 3, { bold: {} });
    const both = [theirs, twin].map((doc) => Y.encodeStateAsUpdate(doc));
    const ours = docOf([]);
    ours.on("afterTransaction", (transaction: Y.Transaction) => {
      transaction._needFormattingCleanup = false;
    });
    for (const update of both) Y.applyUpdate(ours, update);
    const verdict = inspect(Y.encodeStateAsUpdate(docOf(both)), new Ledger(ours));
    expect(verdict).toMatchObject({ kind: "news", marksOnly: true });
    expect(
      verdict.kind === "news" && trespass(verdict, "member", { ...NONE, closed: ["c3"] }, ours),
    ).toBeNull();
  });
});

describe("N25 at the table: it never enters the log, its sender is told why, the others type on", () => {
  test.each(["live", "from before"])("N25 a hand-written client, %s", async (how) => {
    const { log, room, committer, aigul, bakyt } = await table();
    log.bind({ closed: ["c2"] });
    if (how === "from before") aigul.cut();
    textAt(aigul.doc, 1).insert(0, "forged ");
    if (how === "from before") aigul.connect(room);
    textAt(bakyt.doc, 0).insert(0, "Deeply ");
    await committer.idle();
    expect(aigul.closed).toEqual({ code: 4403, reason: "clause-closed" });
    expect(bakyt.closed).toBeNull();
    expect(bakyt.words).toEqual(["Deeply Recalling the Convention", "Call upon States"]);
    expect(log.rows.map((row) => row.person)).toEqual([null, "bakyt"]);
  });

  test("N25 the chair is refused what is agreed and kept what is held; a delegation neither", async () => {
    const { log, room, committer, aigul } = await table();
    const chair = new Copy("chair", "chair").connect(room);
    log.bind({ held: ["c2"] });
    textAt(chair.doc, 1).insert(0, "chair's ");
    textAt(aigul.doc, 1).insert(0, "refused ");
    await committer.idle();
    expect([aigul.closed?.reason, chair.closed]).toEqual(["clause-held", null]);
    log.bind({ closed: ["c2"], held: [] });
    textAt(chair.doc, 1).insert(0, "refused ");
    await committer.idle();
    expect(chair.closed).toEqual({ code: 4403, reason: "clause-closed" });
    expect(new Copy("late").connect(room).words[1]).toBe("chair's Call upon States");
  });

  test("N25 what was in the same breath and elsewhere goes with it, and is offered to its author by the page", async () => {
    const { log, committer, aigul, bakyt, room } = await table();
    log.bind({ closed: ["c2"] });
    textAt(aigul.doc, 1).insert(0, "refused ");
    textAt(aigul.doc, 0).insert(0, "as well ");
    receive(room, bakyt, receipt(1));
    await committer.idle();
    expect(aigul.closed?.reason).toBe("clause-closed");
    expect(bakyt.words[0]).toBe("Recalling the Convention");
    expect(bakyt.frames.at(-1)).toEqual(receipt(1));
  });

  test("N25 a closed clause keeps its id: one that was doubled before is named anew, and no other takes it", async () => {
    const { log, room, committer, aigul } = await table();
    addClause(aigul.doc, 2, "doubled", "c2");
    await committer.idle();
    expect(idsOf(aigul.doc)).toEqual(["c1", "c2", "c901"]);
    log.bind({ closed: ["c2"] });
    addClause(aigul.doc, 0, "forged", "c2");
    await committer.idle();
    expect(aigul.closed?.reason).toBe("clause-closed");
    expect(idsOf(new Copy("late").connect(room).doc)).toEqual(["c1", "c2", "c901"]);
  });
});

describe("N26 what was judged under an older gate is judged again", () => {
  test("N26 closed while it was on the way to the log: refused there, and all else is kept without its author noticing", async () => {
    const { log, committer, aigul, bakyt } = await table();
    const release = log.hold();
    textAt(aigul.doc, 1).insert(0, "too late ");
    await until(() => log.appends === 2);
    textAt(bakyt.doc, 0).insert(0, "Deeply ");
    log.bind({ closed: ["c2"] });
    release();
    await committer.idle();
    expect(aigul.closed).toEqual({ code: 4403, reason: "clause-closed" });
    expect(bakyt.closed).toBeNull();
    expect(bakyt.words).toEqual(["Deeply Recalling the Convention", "Call upon States"]);
    expect(log.rows).toHaveLength(2);
  });

  test("N26 reopened without the room having heard of it: nobody is sent away for what it believes", async () => {
    const { log, committer, aigul, bakyt } = await table();
    log.bind({ closed: ["c2"] });
    textAt(bakyt.doc, 0).insert(0, "Deeply "); // The room looks up what may be written.
    await committer.idle();
    log.bind({ closed: [] });
    textAt(aigul.doc, 1).insert(0, "again ");
    await committer.idle();
    expect(aigul.closed).toBeNull();
    expect(bakyt.words[1]).toBe("again Call upon States");
  });

  test("N26 a clause that another machine has named and closed is known before it is judged", async () => {
    const { log, committer, aigul, bakyt } = await table();
    const other = docOf([(await log.load("sheet-1")).state]);
    const before = Y.encodeStateVector(other);
    addClause(other, 2, "elsewhere", "c3");
    const bytes = Y.encodeStateAsUpdate(other, before);
    await log.append([
      { sheet: "sheet-1", side: "server", person: null, delegation: null, bytes, clients: [] },
    ]);
    log.bind({ closed: ["c3"] });
    // A client that gets its updates from both machines.
    aigul.deliver = () => {};
    Y.applyUpdate(aigul.doc, bytes, aigul);
    textAt(bakyt.doc, 0).insert(0, "Deeply ");
    await committer.idle();
    textAt(aigul.doc, 2).insert(0, "forged ");
    await committer.idle();
    expect(aigul.closed?.reason).toBe("clause-closed");
    expect(bakyt.words[2]).toBe("elsewhere");
  });
});
