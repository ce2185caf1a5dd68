import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { wordsOf } from "#domain/text/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { dueBy, paced } from "#server/jobs/folder.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const kz = () => installation.actor("delegate.kz").person;
const uz = () => installation.actor("head.uz").person;

async function versions(sheet: string) {
  const found = await installation.store.folding.allVersions(sheet);
  return found.map(({ clauseId, number, delegations, cause, clause }) => [
    clauseId,
    number,
    delegations.join("+") || cause,
    wordsOf(clause),
  ]);
}

describe("T8 clause versions are folded from the log", () => {
  test("T8 each delegation's burst is a version of the clause that it touched, and of no other", async () => {
    const { sheet } = await installation.text();
    const folding = foldingOf(installation.store);
    const hand = await handOn(installation.store, sheet, kz(), "kz");
    await installation.store.changes.append([hand.type(0, " mo"), hand.type(0, "re")]);
    await folding.run();
    const other = await handOn(installation.store, sheet, uz(), "uz");
    await installation.store.changes.append([other.type(0, " closely")]);
    await folding.run();
    expect(await versions(sheet)).toEqual([
      ["c1", 1, "seeded", "Decide to cooperate"],
      ["c1", 2, "kz", "Decide to cooperate more"],
      ["c1", 3, "uz", "Decide to cooperate more closely"],
      ["c2", 1, "seeded", "Agree"],
    ]);
    folding.close();
  });

  test("T8 a new clause is its writer's, although the server named it; a deleted one keeps its last words", async () => {
    const { sheet } = await installation.text();
    const folding = foldingOf(installation.store);
    const hand = await handOn(installation.store, sheet, kz(), "kz");
    const fresh = () => {
      const element = new Y.XmlElement("clause");
      element.setAttribute("kind", "operative");
      element.insert(0, [new Y.XmlText("Note")]);
      return element;
    };
    await installation.store.changes.append([hand.change((fragment) => fragment.insert(1, [fresh()]))]);
    await folding.run();
    const server = await handOn(installation.store, sheet, null, null);
    await installation.store.changes.append([
      server.change((fragment) => (fragment.get(1) as Y.XmlElement).setAttribute("id", "c9")),
      hand.change((fragment) => fragment.delete(0, 1)),
    ]);
    await folding.run();
    expect((await versions(sheet)).filter(([id]) => id !== "c2")).toEqual([
      ["c1", 1, "seeded", "Decide to cooperate"],
      ["c1", 2, "kz", "Decide to cooperate"],
      ["c9", 1, "kz", "Note"],
    ]);
    expect((await installation.store.folding.versions(sheet, "c1")).at(-1)?.cause).toBe("deleted");
    folding.close();
  });

  test("T8 folded in pieces, by a job that was stopped between, or rebuilt from nothing: the same versions", async () => {
    const { sheet } = await installation.text();
    const hands = [
      await handOn(installation.store, sheet, kz(), "kz"),
      await handOn(installation.store, sheet, uz(), "uz"),
    ];
    for (let i = 0; i < 30; i++) {
      await installation.store.changes.append([hands[i % 7 < 3 ? 0 : 1]?.type(i % 2, ` w${i}`) ?? never()]);
      if (i % 5) continue;
      const stopped = foldingOf(installation.store);
      await stopped.run();
      stopped.close();
    }
    const folding = foldingOf(installation.store);
    await folding.run();
    const inPieces = await installation.store.folding.allVersions(sheet);
    await folding.rebuild(sheet);
    expect(await installation.store.folding.allVersions(sheet)).toEqual(inPieces);
    expect(inPieces.length).toBeGreaterThan(2);
    folding.close();
  });

  test("T8 what lists show of a text, its open brackets, follows the log", async () => {
    const { text, sheet } = await installation.text();
    const folding = foldingOf(installation.store);
    const hand = await handOn(installation.store, sheet, kz(), "kz");
    await installation.store.changes.append([hand.type(0, " [closely] [")]);
    await folding.run();
    expect((await installation.store.texts.byId(text))?.brackets).toBe(2);
    folding.close();
  });
});

function never(): never {
  throw new Error("There is always a hand.");
}

describe("J3 folding rests", () => {
  /** A store where somebody writes into the sheets between the reading of the heads and the reading of the log. */
  async function whileTyped(rests: number[]) {
    const { sheet } = await installation.text();
    const hand = await handOn(installation.store, sheet, kz(), "kz");
    const own = installation.store.folding;
    const unfolded = async () => {
      await installation.store.changes.append([hand.type(0, ".")]);
      const found = (await own.unfolded()).filter((one) => one.sheet === sheet);
      await installation.store.changes.append([hand.type(0, ".")]);
      return found;
    };
    const store = { ...installation.store, folding: { ...own, unfolded } };
    const folding = foldingOf(store, undefined, async (ms) => void rests.push(ms));
    return { folding, sheet };
  }

  test("J3 also at a text that has grown while it was folded", async () => {
    const rests: number[] = [];
    const { folding } = await whileTyped(rests);
    for (let round = 1; round <= 3; round++) {
      expect(await folding.run()).toBe(false);
      expect(rests).toHaveLength(round);
    }
    folding.close();
  });

  test("J3 also where a clause waits for its id, and nothing can be settled", async () => {
    const { sheet } = await installation.text();
    const rests: number[] = [];
    const folding = foldingOf(installation.store, undefined, async (ms) => void rests.push(ms));
    while (await folding.run());
    const hand = await handOn(installation.store, sheet, kz(), "kz");
    const nameless = () => new Y.XmlElement("clause");
    await installation.store.changes.append([hand.change((fragment) => fragment.insert(1, [nameless()]))]);
    const before = rests.length;
    expect(await folding.run()).toBe(false);
    expect(rests.length).toBe(before + 1);
    folding.close();
  });
});

describe("T8 many texts at once", () => {
  test("T8 more sheets than are kept open are folded alike, and each is told how long it took", async () => {
    const sheets = await Promise.all(
      Array.from({ length: 23 }, async () => (await installation.text()).sheet),
    );
    const took: number[] = [];
    const folding = foldingOf(installation.store, undefined, async (ms) => void took.push(ms));
    await folding.run();
    expect(took.length).toBeGreaterThanOrEqual(sheets.length);
    for (const words of [" one", " two"]) {
      for (const sheet of sheets)
        await installation.store.changes.append([
          (await handOn(installation.store, sheet, kz(), "kz")).type(0, words),
        ]);
      await folding.run();
    }
    for (const sheet of sheets)
      expect((await versions(sheet))[1]).toEqual(["c1", 2, "kz", "Decide to cooperate one two"]);
    folding.close();
  });

  test("W30 a fifth of a core at most, but what one meeting's texts take at once", () => {
    let now = 0;
    const pace = paced(() => now);
    const work = (took: number) => {
      now += took;
      const rest = pace(took);
      now += rest;
      return rest;
    };
    expect([work(100), work(100)]).toEqual([0, 0]);
    const began = now;
    let worked = 0;
    for (; worked < 10_000; worked += 50) work(50);
    expect(worked / (now - began)).toBeCloseTo(0.2, 1);
    now += 60_000;
    expect(work(250)).toBe(0);
  });

  test("W33 a text that was left alone is folded at once, one that grows when it pauses, or after two seconds", () => {
    let now = 0;
    const due = dueBy(() => now);
    const look = (head: number, folded = 0) => {
      now += 700;
      return due({ sheet: "s", text: "t", folded, head });
    };
    expect(look(1)).toBe(true);
    expect([2, 3].map((head) => look(head))).toEqual([false, false]);
    expect(look(3)).toBe(true);
    expect([4, 5, 6, 7, 8, 9].map((head) => look(head))).toEqual([false, false, true, false, false, true]);
    expect(look(9_000, 1)).toBe(true);
    expect(due({ sheet: "other", text: "t", folded: 0, head: 1 })).toBe(true);
  });
});
