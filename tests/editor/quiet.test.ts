/** What is announced of the changes of others, which changes wait, and which clause is next. */
import { describe, expect, test } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import {
  gather,
  PAUSE_MS,
  REST_MS,
  type RemoteChanges,
  remoteChangesOf,
} from "#app/editor/connection/quiet/announcing.ts";
import { startHolding } from "#app/editor/connection/quiet/holding.ts";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { nextWhere } from "#app/editor/drawing/finding.ts";

const LINE = { name: "the line" };

/** Two screens, and what the first receives of the second. */
function screens() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  const awareness = new Awareness(mine);
  const fragment = mine.getXmlFragment("text");
  const sheet = theirs.getXmlFragment("text");
  sheet.insert(
    0,
    ["c1", "c2"].map((id) => {
      const clause = new Y.XmlElement("clause");
      clause.setAttribute("id", id);
      clause.insert(0, [new Y.XmlText("words")]);
      return clause;
    }),
  );
  const notify = () => Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)), LINE);
  notify();
  const received: RemoteChanges[] = [];
  mine.on("afterTransaction", (tr) => {
    const one = remoteChangesOf(tr, fragment, { awareness });
    if (one) received.push(one);
  });
  const here = (client: number, user: unknown) => awareness.states.set(client, { user });
  return { mine, theirs, sheet, notify, received, here };
}

const wordsOf = (sheet: Y.XmlFragment, at: number) => (sheet.get(at) as Y.XmlElement).get(0) as Y.XmlText;
const KZ = { person: "p", name: "A", delegation: "kz", colour: "#000000" };

describe("E60 others' changes are told by clause and delegation", () => {
  test("E60 words typed into a clause are its, and theirs who are known to sit at that screen", () => {
    const { theirs, sheet, notify, received, here } = screens();
    here(theirs.clientID, KZ);
    wordsOf(sheet, 1).insert(5, " more");
    notify();
    expect(received).toEqual([{ clauses: ["c2"], structure: false, hands: ["kz"] }]);
  });

  test("E60 whose hands it were is not guessed: nobody is named who is not known, and nobody for what was only deleted", () => {
    const { theirs, sheet, notify, received, here } = screens();
    wordsOf(sheet, 0).insert(0, "so ");
    notify();
    here(theirs.clientID, KZ);
    wordsOf(sheet, 0).delete(0, 3);
    notify();
    expect(received.map(({ hands }) => hands)).toEqual([[], []]);
  });

  test("E60 a clause that goes is a change of the order, not of words", () => {
    const { sheet, notify, received } = screens();
    sheet.delete(0, 1);
    notify();
    expect(received).toEqual([{ clauses: [], structure: true, hands: [] }]);
  });
});

describe("E61 it is told as one sentence, and not more often than a listener can bear", () => {
  test("E61 a burst is one, what comes while it rests waits, and nothing is said of nothing", () => {
    const { timer, pass } = clock();
    const notified: RemoteChanges[] = [];
    const gathered = gather((received) => notified.push(received), timer);
    const receive = (id: string, hand: string) =>
      gathered.receive({ clauses: [id], structure: false, hands: [hand] });
    receive("c1", "kz");
    pass(PAUSE_MS - 1);
    receive("c2", "uz");
    expect(notified).toEqual([]);
    pass(PAUSE_MS);
    expect(notified).toEqual([{ clauses: ["c1", "c2"], structure: false, hands: ["kz", "uz"] }]);
    receive("c1", "kz");
    pass(PAUSE_MS);
    expect(notified).toHaveLength(1);
    pass(REST_MS);
    expect(notified).toHaveLength(2);
    pass(REST_MS * 3);
    expect(notified).toHaveLength(2);
  });
});

test("E62 others' changes wait from when it is asked, and come in when they are let in", () => {
  const holding = startHolding();
  const seen: string[] = [];
  holding.onRelease(() => {
    seen.push("released");
    holding.count(0);
  });
  const stop = holding.watch(() => seen.push(`${holding.on()} ${holding.waiting()}`));
  holding.set(true);
  holding.count(2);
  holding.set(false);
  stop();
  holding.set(true);
  expect(seen).toEqual(["true 0", "true 2", "released", "false 0", "false 0"]);
});

test("E63 the next clause is looked for behind the caret, before it when asked, and round the end", () => {
  const clauses = ["[a]", "b", "[c]", "d"].map((words) => ({ words }) as Drawn);
  const bracketed = ({ words }: Drawn) => words.startsWith("[");
  expect([0, 1, 2, 3].map((at) => nextWhere(clauses, at, bracketed))).toEqual([2, 2, 0, 0]);
  expect([0, 1, 2, 3].map((at) => nextWhere(clauses, at, bracketed, -1))).toEqual([2, 0, 0, 2]);
  expect(nextWhere(clauses, 0, () => false)).toBeNull();
  expect(nextWhere([], 0, bracketed)).toBeNull();
});

/** A clock that the test moves. */
function clock() {
  let now = 0;
  let waiting: { at: number; act(): void }[] = [];
  return {
    timer: {
      set(act: () => void, ms: number) {
        const one = { at: now + ms, act };
        waiting.push(one);
        return one;
      },
      clear: (one: unknown) => {
        waiting = waiting.filter((other) => other !== one);
      },
    },
    pass(ms: number) {
      now += ms;
      for (let due = next(); due; due = next()) {
        waiting = waiting.filter((other) => other !== due);
        due.act();
      }
    },
  };
  function next() {
    return waiting.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)[0];
  }
}
