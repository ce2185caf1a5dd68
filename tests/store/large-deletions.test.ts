/** The chair's side is notified once when much of a text is deleted, by any client. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Clause } from "#domain/text/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { ONE_STROKE_MS, watchDeletions } from "#server/jobs/large-deletions.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const LONG = "Decide to exchange data on violence against children in every State of the region once a year";
const many = (count: number): Clause[] =>
  Array.from({ length: count }, (_, at) => clause("operative", `${LONG} number${at}`, 0, `c${at}`));

const noticesOf = async (name: string, text: string) =>
  (await installation.store.notifications.of(installation.actor(name).person, 100)).filter(
    (one) => one.text === text && one.matter === "clauses-deleted",
  );

async function handOf(sheet: string, name = "delegate.kz", delegation: string | null = "kz") {
  return handOn(installation.store, sheet, installation.actor(name).person, delegation);
}

describe("T134 the chair's side is notified of a large deletion at once, whatever client made it", () => {
  test("T134 chair and secretariat learn who, how much and between which changes; delegations do not; and pages that are open are nudged", async () => {
    const { text, sheet } = await installation.text(many(12));
    const folding = foldingOf(installation.store);
    await folding.run();
    const { head: before } = await installation.store.changes.load(sheet);
    const hand = await handOf(sheet);
    const last = (await installation.store.outbox.waiting(1_000)).at(-1)?.id ?? 0n;
    await installation.store.changes.append([hand.change((fragment) => fragment.delete(2, 7))]);
    await folding.run();
    for (const name of ["chair", "secretariat"]) {
      const [notice, ...more] = await noticesOf(name, text);
      expect(more).toEqual([]);
      expect(notice?.facts).toEqual({
        ...{ party: { country: "KZ", name: null }, clauses: 7, words: 7 * 18, before, n: before + 1 },
      });
    }
    for (const name of ["head.kz", "head.uz", "guest.no"]) expect(await noticesOf(name, text)).toEqual([]);
    const sent = (await installation.store.outbox.waiting(1_000, last)).map(({ notice }) => notice);
    expect(sent).toContainEqual({ type: "decision", text });
    await folding.run();
    await folding.rebuild(sheet);
    expect(await noticesOf("chair", text)).toHaveLength(1);
    folding.close();
  });

  test("T134 the open text shows it to the chair's side until it is dismissed, and to nobody else", async () => {
    const { text, sheet } = await installation.text(many(12));
    const hand = await handOf(sheet);
    await installation.store.changes.append([hand.change((fragment) => fragment.delete(2, 7))]);
    const folding = foldingOf(installation.store);
    await folding.run();
    folding.close();
    const viewed = async (name: string) => {
      const page = await installation.queries.text(installation.actor(name), text);
      return page.ok ? page.deletions : [];
    };
    const [notice] = await viewed("chair");
    expect(notice?.facts.clauses).toBe(7);
    expect(await viewed("head.uz")).toEqual([]);
    await installation.commands.seeNotices(installation.actor("chair"), { notice: notice?.id ?? "" });
    expect(await viewed("chair")).toEqual([]);
    expect(await viewed("secretariat")).toHaveLength(1);
  });

  test("T134 three clauses of many, what the server did, and what the chair did itself are no news to the chair", async () => {
    const { text, sheet } = await installation.text(many(30));
    const folding = foldingOf(installation.store);
    const hand = await handOf(sheet);
    const server = await handOn(installation.store, sheet, null, null);
    const chair = await handOf(sheet, "chair", null);
    await installation.store.changes.append([hand.change((fragment) => fragment.delete(0, 3))]);
    await folding.run();
    expect(await noticesOf("chair", text)).toEqual([]);
    await installation.store.changes.append([server.change((fragment) => fragment.delete(3, 6))]);
    await folding.run();
    expect(await noticesOf("chair", text)).toEqual([]);
    await installation.store.changes.append([chair.change((fragment) => fragment.delete(9, 6))]);
    await folding.run();
    expect(await noticesOf("chair", text)).toEqual([]);
    expect((await noticesOf("secretariat", text))[0]?.facts).toMatchObject({ party: null, clauses: 6 });
    folding.close();
  });

  test("T134 a language version is watched like the text, and its notice says which", async () => {
    const { text } = await installation.text(many(12));
    await installation.commands.addLanguage(installation.actor("chair"), { text, language: "ru" });
    const version = (await installation.store.texts.inLanguage(text, "ru"))?.sheet ?? "";
    const folding = foldingOf(installation.store);
    await folding.run();
    const hand = await handOf(version);
    await installation.store.changes.append([
      hand.change((fragment) => {
        for (const node of fragment.toArray()) (node as Y.XmlElement).insert(0, [new Y.XmlText(LONG)]);
      }),
    ]);
    await folding.run();
    await installation.store.changes.append([hand.change((fragment) => fragment.delete(0, 12))]);
    await folding.run();
    expect((await noticesOf("chair", text))[0]?.facts).toMatchObject({ clauses: 12, language: "ru" });
    folding.close();
  });
});

describe("T135 strokes of one person within a few seconds are one", () => {
  const text = many(20);
  const by = (n: number, at: number, person = "p") => ({ n, at, person, delegation: "kz", amendment: null });
  const gone = (...which: number[]) =>
    which.map((at) => ({ clauseId: `c${at}`, was: text[at] as Clause, clause: null }));
  const left = (from: number) => () => text.slice(from);

  test("T135 two quick strokes add up, slow ones and those of two people do not", () => {
    const quick = watchDeletions();
    quick.see(by(7, 1_000), gone(0, 1));
    expect(quick.found(left(2))).toEqual([]);
    quick.see(by(8, 1_000 + ONE_STROKE_MS), gone(2, 3));
    expect(quick.found(left(4))).toMatchObject([{ clauses: 4, before: 6, n: 8, person: "p" }]);
    expect(quick.found(left(4))).toEqual([]);
    const slow = watchDeletions();
    slow.see(by(7, 1_000), gone(0, 1));
    slow.see(by(8, 1_001 + ONE_STROKE_MS), gone(2, 3));
    slow.see(by(9, 1_002 + ONE_STROKE_MS, "q"), gone(4, 5));
    expect(slow.found(left(6))).toEqual([]);
  });

  test("T135 what is put back at once was not deleted; what was deleted long ago in the same batch was", () => {
    const back = watchDeletions();
    back.see(by(1, 1_000), gone(0, 1, 2, 3, 4));
    back.see(
      by(2, 2_000),
      [0, 1, 2, 3, 4].map((at) => ({ clauseId: `c${at}`, was: null, clause: text[at] as Clause })),
    );
    expect(back.found(left(0))).toEqual([]);
    const past = watchDeletions();
    past.see(by(1, 1_000), gone(0, 1, 2, 3, 4));
    past.see(by(2, 90_000), gone(5));
    expect(past.found(left(6))).toMatchObject([{ clauses: 5, before: 0, n: 1 }]);
  });

  test("T135 a fifth of the words counts in one clause, too", () => {
    const short = text.slice(0, 4);
    const watch = watchDeletions();
    const emptied = { ...(text[0] as Clause), runs: [] };
    watch.see(by(1, 1_000), [{ clauseId: "c0", was: text[0] as Clause, clause: emptied }]);
    expect(watch.found(() => short.slice(1))).toEqual([]);
    const long = { ...(text[0] as Clause), runs: [{ text: `${LONG} ${LONG} more`.toUpperCase() }] };
    watch.see(by(2, 1_500), [{ clauseId: "c9", was: long, clause: { ...long, runs: [] } }]);
    expect(watch.found(() => short.slice(1))).toMatchObject([{ clauses: 2, words: 53 }]);
  });
});
