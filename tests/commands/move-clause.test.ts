/** The server moves a clause: who may do it, what is closed, and that words and discussions move with the clause. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wordsOf } from "#domain/text/index.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { marked } from "../support/marking.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const TEXT = [
  clause("operative", "Decide:", 0, "a"),
  clause("operative", "at once", 1, "a1"),
  clause("operative", "Agree", 0, "b"),
  clause("operative", "Invite", 0, "c"),
];

const move = async (who: string | null, text: string, id: string, after: string | null) => {
  const done = await installation.commands.moveClause(who ? installation.actor(who) : null, {
    text,
    clause: id,
    after,
  });
  return done.ok ? "done" : done.reason;
};
const order = async (sheet: string) =>
  (await installation.store.sheets.clauses(sheet)).map(({ id }) => id).join(" ");

describe("P87 a clause is moved by whoever may write in it", () => {
  test("P87 it keeps its id and its words, those typed before it was moved included, and takes its sub-paragraphs along", async () => {
    const { text, sheet } = await installation.text(TEXT);
    const kz = installation.actor("head.kz").person;
    const hand = await handOn(installation.store, sheet, kz, "kz");
    await installation.store.changes.append([hand.type(0, " together")]);
    const before = await installation.store.sheets.clauses(sheet);
    expect(await move("delegate.kz", text, "a", "c")).toBe("done");
    expect(await order(sheet)).toBe("b c a a1");
    const byId = (clauses: typeof before) => [...clauses].sort((x, y) => x.id.localeCompare(y.id));
    expect(byId(await installation.store.sheets.clauses(sheet))).toEqual(byId(before));
    expect(wordsOf((await installation.store.sheets.clauses(sheet))[2] ?? { runs: [] })).toBe(
      "Decide: together",
    );
    expect(await move("delegate.kz", text, "a", null)).toBe("done");
    expect(await order(sheet)).toBe("a a1 b c");
  });

  test("P87 what the domain does not let stand there, and whoever may not write, is refused with its reason", async () => {
    const { text, sheet } = await installation.text(TEXT);
    expect(await move("delegate.kz", text, "gone", null)).toBe("unknown-clause");
    expect(await move("delegate.kz", text, "b", "a")).toBe("no-place-there");
    expect(await move("delegate.kz", text, "b", "a1")).toBe("already-done");
    expect(await move("guest.no", text, "b", null)).toBe("not-your-role");
    expect(await move("stranger", text, "b", null)).toBe("no-seat");
    expect(await move(null, text, "b", null)).toBe("not-signed-in");
    expect(await move("chair", "nowhere", "b", null)).toBe("not-found");
    expect(await move(null, "nowhere", "b", null)).toBe("not-signed-in");
    const chair = installation.actor("chair");
    expect((await installation.commands.holdClause(chair, { text, clause: "b" })).ok).toBe(true);
    expect(await move("delegate.kz", text, "b", null)).toBe("clause-held");
    expect(await move("chair", text, "b", null)).toBe("done");
    expect((await installation.commands.handPen(chair, { text, pen: "chair" })).ok).toBe(true);
    expect(await move("delegate.kz", text, "c", null)).toBe("pen-with-chair");
    expect(await order(sheet)).toBe("b a a1 c");
  });

  test("P87 what is said of its words goes with it", async () => {
    const { text, sheet } = await installation.text(TEXT);
    const kz = installation.actor("delegate.kz");
    const about = await marked(installation.store, sheet, 3, "Invite");
    const output = { text, clause: "c", audience: "table" as const, body: "Whom?", about };
    expect((await installation.commands.comment(kz, output)).ok).toBe(true);
    expect(await move("delegate.kz", text, "c", null)).toBe("done");
    const page = await installation.queries.comments(kz, text);
    const threads = page.ok ? page.threads : [];
    expect(threads.map((thread) => [thread.clause, thread.wordsNow])).toEqual([["c", "Invite"]]);
  });
});
