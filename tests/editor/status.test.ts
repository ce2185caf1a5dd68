/** Closed clauses in the editor, the status of clauses, and the time left until a deadline, without a browser. */
import { type Command, EditorState, type Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { exactClauseOf } from "#app/editor/document/clauses.ts";
import { backwards, newClause, setKind } from "#app/editor/document/writing.ts";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import type { DrawnStatuses } from "#app/editor/drawing/drawn-status.ts";
import { closingPlugin, setStatuses } from "#app/editor/status/closing.ts";
import { forgetClosed } from "#app/editor/status/forget-closed.ts";
import { changedStatuses, countsOf, nextOpen, statusOf } from "#app/editor/status/status.ts";
import { leftOf } from "#app/editor/status/time-left.ts";
import { clauseDigest, FRAGMENT } from "#domain/text/index.ts";
import { readClauses, seedState } from "#server/store/log/text-at.ts";
import { schema, sheet } from "./sheet.ts";

const AGREED: DrawnStatuses = { c1: { status: "agreed", words: "Agreed", closed: true } };

/** A sheet in which c1 is closed; `refused` has the attempts that failed; the state follows its transactions. */
function closed(words: [string, string, string], statuses = AGREED) {
  const refused: string[] = [];
  const plugin: Plugin = closingPlugin((clause) => refused.push(clause));
  const plain = sheet(...words.map((one): [string, number, string] => ["operative", 0, one]));
  let state = EditorState.create({ doc: plain.doc, selection: plain.selection, plugins: [plugin] });
  const dispatch = (tr: typeof state.tr) => {
    state = state.apply(tr);
  };
  setStatuses({ state, dispatch } as never, statuses);
  return { refused, dispatch, now: () => state, run: (command: Command) => command(state, dispatch) };
}
const wordsOf = (state: EditorState) => state.doc.children.map((node) => node.textContent);

describe("N23 a closed clause takes no key of this person's", () => {
  test("N23 typing, another kind, joining: nothing changes, and it is said which clause it was", () => {
    const { refused, dispatch, now, run } = closed(["first", "sec|ond", "third"]);
    dispatch(now().tr.insertText("x"));
    run(setKind("note"));
    expect([wordsOf(now()), refused]).toEqual([
      ["first", "second", "third"],
      ["c1", "c1"],
    ]);
    const joined = closed(["first", "second", "|third"]);
    joined.run(backwards);
    expect([wordsOf(joined.now()), joined.refused]).toEqual([["first", "second", "third"], ["c1"]]);
  });

  test("N23 a new clause after it, typing in others, and what comes from elsewhere pass", () => {
    const after = closed(["first", "second|", "third"]);
    after.run(newClause);
    expect([wordsOf(after.now()), after.refused]).toEqual([["first", "second", "", "third"], []]);
    const other = closed(["fir|st", "second", "third"]);
    other.dispatch(other.now().tr.insertText("x"));
    const remote = other.now().tr.insertText("their ", 9);
    other.dispatch(remote.setMeta(ySyncPluginKey, { isChangeOrigin: true }));
    expect(wordsOf(other.now())).toEqual(["firxst", "their second", "third"]);
    expect(other.refused).toEqual([]);
  });

  test("N23 a clause that its reader may write is drawn and open; a reopened one is open", () => {
    const held = closed(["first", "sec|ond", "third"], {
      c1: { status: "held", words: "Held", closed: false },
    });
    held.dispatch(held.now().tr.insertText("x"));
    const again = closed(["first", "sec|ond", "third"]);
    setStatuses({ state: again.now(), dispatch: again.dispatch } as never, {});
    again.dispatch(again.now().tr.insertText("x"));
    expect([held, again].map(({ now }) => wordsOf(now())[1])).toEqual(["secxond", "secxond"]);
  });
});

test("N23 what was done to a clause before it closed is not taken back after; the rest still can be", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(
    doc,
    seedState(["c0", "c1"].map((id) => ({ id, kind: "operative", level: 0, runs: [{ text: id }] }))),
  );
  const fragment = doc.getXmlFragment(FRAGMENT);
  const undo = new Y.UndoManager(fragment, { captureTimeout: 0 });
  const text = (at: number) => (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText;
  text(0).insert(0, "A");
  text(1).insert(0, "B");
  text(0).insert(0, "C");
  text(1).delete(1, 1);
  forgetClosed(undo, (id) => id === "c1");
  undo.undo();
  undo.undo();
  undo.undo();
  expect(readClauses(doc).map((clause) => clause.runs[0]?.text)).toEqual(["c0", "B1"]);
  undo.redo();
  expect(text(0).toString()).toBe("Ac0");
});

describe("N30 what is agreed is counted, and the next open clause found", () => {
  const drawn = (id: string, open = 0) => ({ id, open }) as Drawn;
  const clauses = [drawn("c0"), drawn("c1"), drawn("c2", 1), drawn("c3"), drawn("c4", 2)];
  const viewed = { closed: true, when: "", asked: [], correction: null };
  const statuses = {
    c1: { ...viewed, status: "agreed" as const },
    c3: { ...viewed, status: "agreed-ad-ref" as const },
    c4: { ...viewed, status: "held" as const },
  };

  test("N30 bracketed is derived, and what was said of a clause comes first", () => {
    expect(clauses.map((one) => statusOf(one, statuses))).toEqual([
      ...["open", "agreed", "bracketed", "agreed-ad-ref", "held"],
    ]);
    expect(countsOf(clauses, statuses)).toEqual({
      ...{ open: 1, bracketed: 1, held: 1, "agreed-ad-ref": 1, agreed: 1 },
    });
  });

  test("N30 the next that is not agreed, round the end, and none where all are", () => {
    expect([0, 1, 2, 4].map((at) => nextOpen(clauses, statuses, at))).toEqual([2, 2, 4, 0]);
    expect(nextOpen([drawn("c1"), drawn("c3")], statuses, 0)).toBeNull();
    expect(nextOpen([], statuses, 0)).toBeNull();
  });
});

test("N22 what stands otherwise than before is told: agreed, lifted by one, reopened, and not what stayed", () => {
  const viewed = (status: "held" | "agreed" | "agreed-ad-ref", asked: string[] = []) => {
    return { status, asked, closed: true, when: "", correction: null };
  };
  const before = { c0: viewed("agreed"), c1: viewed("agreed-ad-ref", ["kz", "uz"]), c2: viewed("held") };
  const after = { c0: viewed("agreed"), c1: viewed("agreed-ad-ref", ["uz"]), c3: viewed("agreed") };
  expect(changedStatuses(before, after)).toEqual(["c1", "c2", "c3"]);
  expect(changedStatuses(after, { ...after, c0: { ...after.c0, closed: false } })).toEqual([]);
});

test("N20 the digest that the editor takes of a clause is the one that the server takes", () => {
  const runs = [
    { text: "Decide", italic: true as const },
    { text: " to " },
    { text: "meet", bold: true as const },
  ];
  const fields = { scope: "national", due: "2027-01-01" } as const;
  const clause = { id: "c0", kind: "action", level: 1, runs, fields } as const;
  const { runs: _, id, kind, level } = clause;
  const words = runs.map((run) => {
    const marks = (["italic", "bold"] as const)
      .filter((name) => name in run)
      .map((name) => schema.mark(name));
    return schema.text(run.text, marks);
  });
  const node = schema.node("clause", { id, kind, level, ...fields }, words);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedState([{ ...clause, runs: [...runs] }]));
  expect(clauseDigest(exactClauseOf(node))).toBe(clauseDigest(readClauses(doc)[0] as never));
});

test("N28 what is left is told by the server's time: days, hours, minutes, and then nothing", () => {
  const left = (at: string, passed = 0) => leftOf(at, "2026-11-27T09:00:00.000Z", passed);
  expect([
    left("2026-11-29T11:30:00.000Z"),
    left("2026-11-27T11:10:30.000Z"),
    left("2026-11-27T09:05:00.000Z", 60_000),
    left("2026-11-27T09:00:59.000Z"),
    left("2026-11-27T09:01:00.000Z", 60_000),
    left("2026-11-27T08:00:00.000Z"),
  ]).toEqual([
    { name: "days", days: 2, hours: 2 },
    { name: "hours", hours: 2, minutes: 10 },
    { name: "minutes", minutes: 4 },
    { name: "seconds" },
    null,
    null,
  ]);
});
