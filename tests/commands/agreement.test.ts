/**
 * Agreeing, holding and correcting on a real installation: commands, the row of the sheet, the statement of the log, a
 * real room.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { replay } from "#domain/life/index.ts";
import { clauseDigest, wordsOf } from "#domain/text/index.ts";
import { firstBreak } from "#domain/trail/index.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const chair = () => installation.actor("chair");
const clausesOf = (sheet: string) => installation.store.sheets.clauses(sheet);
const boundsOf = (sheet: string) => installation.store.changes.bounds(sheet);
const noticesOf = async (text: string) =>
  (await installation.store.outbox.waiting(1_000)).flatMap(({ notice }) =>
    "text" in notice && notice.text === text ? [notice] : [],
  );

/** A text, the digest of its first clause, and the commands on that clause. */
async function table() {
  const { text, sheet } = await installation.text();
  const digest = async () => clauseDigest((await clausesOf(sheet))[0] as never);
  const clause = "c1";
  const agree = async (adRef: string[] = [], who = "chair") =>
    installation.commands.agreeClause(installation.actor(who), { text, clause, seen: await digest(), adRef });
  const kz = await handOn(installation.store, sheet, installation.actor("delegate.kz").person, "kz");
  const write = async (at: number, words: string) => {
    const { gate } = await boundsOf(sheet);
    return (await installation.store.changes.append([{ ...kz.type(at, words), gate }]))[0];
  };
  return { text, sheet, clause, digest, agree, kz, write };
}

describe("N20 the gavel on the real table", () => {
  test("N20 it closes the clause on the sheet's row, tells all pages, and the record is what its trail adds up to", async () => {
    const { text, sheet, agree } = await table();
    const before = await boundsOf(sheet);
    expect(await agree(["uz"])).toEqual({ ok: true });
    expect(await boundsOf(sheet)).toEqual({ gate: before.gate + 1, closed: ["c1"], held: [] });
    expect((await noticesOf(text)).at(-1)).toEqual({ type: "clauses", text });
    const trail = await installation.store.records.trail(text);
    expect(firstBreak(trail)).toBeNull();
    expect(trail.at(-1)?.content?.event).toMatchObject({
      ...{ type: "clause-agreed-ad-ref", clause: { id: "c1", reference: "OP1" } },
      parties: [{ delegation: "uz" }],
    });
    const entries = trail.flatMap(({ content }) => (content ? [content] : []));
    expect(replay(entries)).toEqual((await installation.store.texts.byId(text))?.record);
  });

  test("N20 by nobody but the chair, and not over words that changed since they were seen", async () => {
    const { text, clause, agree, digest, write } = await table();
    const output = await Promise.all(
      ["secretariat", "head.kz", "delegate.kz", "guest.no", "stranger"].map((who) => agree([], who)),
    );
    expect(output.map((one) => (one.ok ? "ok" : one.reason))).toEqual([
      ...["not-your-role", "not-your-role", "not-your-role", "not-your-role", "no-seat"],
    ]);
    const seen = await digest();
    await write(0, " closely");
    const late = await installation.commands.agreeClause(chair(), { text, clause, seen, adRef: [] });
    expect(late).toEqual({ ok: false, reason: "changed-meanwhile" });
    const lost = { text, clause: "c9", seen, adRef: [] };
    expect(await installation.commands.agreeClause(chair(), lost)).toEqual({
      ok: false,
      reason: "unknown-clause",
    });
    expect(await agree()).toEqual({ ok: true });
  });

  test("N20 two gavels at once make one entry", async () => {
    const { text, agree } = await table();
    const done = await Promise.all([agree(), agree(), agree()]);
    expect(done.filter((one) => one.ok)).toHaveLength(1);
    const trail = await installation.store.records.trail(text);
    expect(trail.filter((entry) => entry.content?.event.type === "clause-agreed")).toHaveLength(1);
  });
});

describe("N26 the log's one statement refuses what was judged under another gate", () => {
  test("N26 before the gavel it is kept; with the gate of before it is not, whoever sends it; then it is again", async () => {
    const { sheet, kz, agree, write } = await table();
    expect(await write(1, " one")).toMatchObject({ ok: true });
    const old = await boundsOf(sheet);
    await agree();
    const late = { ...kz.type(1, " two"), gate: old.gate };
    const chairs = { ...late, side: "chair" as const, person: chair().person, delegation: null, clients: [] };
    const meanwhile = { ok: false, reason: "changed-meanwhile" };
    expect(await installation.store.changes.append([late, chairs])).toEqual([meanwhile, meanwhile]);
    const { gate } = await boundsOf(sheet);
    expect((await installation.store.changes.append([{ ...late, gate }]))[0]).toMatchObject({ ok: true });
    expect((await clausesOf(sheet)).map(wordsOf)).toEqual(["Decide to cooperate", "Agree one two"]);
  });

  test("N26 pen and phase move the gate, too; and what was said in between of nothing that is written does not", async () => {
    const { text, sheet } = await table();
    const gates: number[] = [];
    const note = async () => gates.push((await boundsOf(sheet)).gate);
    await note();
    await installation.commands.handPen(chair(), { text, pen: "chair" });
    await note();
    await installation.commands.issueDraft(chair(), { text, name: "", note: "" });
    await note();
    await installation.commands.openSigning(chair(), {
      text,
      seen: (await installation.store.texts.drafts(text)).at(-1)?.hash ?? "",
    });
    await note();
    const [first = 0] = gates;
    expect(gates.map((gate) => gate - first)).toEqual([0, 1, 1, 2]);
  });
});

describe("N21 N22 N23 the deeds on a clause and who may do them", () => {
  const reason = async (done: Promise<{ ok: true } | { ok: false; reason: string }>) => {
    const output = await done;
    return output.ok ? "ok" : output.reason;
  };

  test("N21 a head lifts for the own delegation alone, and with the last one the clause is agreed", async () => {
    const { text, clause, agree } = await table();
    await agree(["kz"]);
    const { joinAdRef, liftAdRef } = installation.commands;
    const on = { text, clause };
    expect(await reason(liftAdRef(installation.actor("head.uz"), on))).toBe("already-done");
    expect(await reason(joinAdRef(installation.actor("head.uz"), on))).toBe("ok");
    for (const who of ["chair", "delegate.kz", "guest.no"])
      expect(await reason(liftAdRef(installation.actor(who), on))).toBe("not-your-role");
    for (const who of ["head.kz", "head.uz"])
      expect(await reason(liftAdRef(installation.actor(who), on))).toBe("ok");
    expect((await installation.store.texts.byId(text))?.record.statuses.c1).toMatchObject({
      status: "agreed",
    });
  });

  test("N22 the chair alone reopens, and then it is written again", async () => {
    const { text, sheet, clause, agree, kz } = await table();
    await agree();
    const again = { text, clause, reason: "New facts" };
    for (const who of ["secretariat", "head.kz"])
      expect(await reason(installation.commands.reopenClause(installation.actor(who), again))).toBe(
        "not-your-role",
      );
    expect(await reason(installation.commands.reopenClause(chair(), { ...again, reason: "" }))).toBe(
      "reason-missing",
    );
    expect(await reason(installation.commands.reopenClause(chair(), again))).toBe("ok");
    const noticeFor = async (who: string) =>
      (await installation.store.notifications.of(installation.actor(who).person, 10)).filter(
        (one) => one.text === text,
      );
    for (const who of ["head.kz", "delegate.kz", "guest.no", "secretariat"])
      expect((await noticeFor(who))[0]).toMatchObject({
        ...{ matter: "clause-reopened", facts: { clause: { id: "c1" }, reason: "New facts" } },
      });
    expect(await noticeFor("chair")).toEqual([]);
    expect(await boundsOf(sheet)).toMatchObject({ closed: [], held: [] });
    const { gate } = await boundsOf(sheet);
    expect((await installation.store.changes.append([{ ...kz.type(0, " again"), gate }]))[0]).toMatchObject({
      ok: true,
    });
  });

  test("N23 the chair holds a clause and frees it; N24 chair and secretariat correct an agreed one", async () => {
    const { text, sheet, clause, agree } = await table();
    const on = { text, clause };
    const { holdClause, freeClause, beginCorrection, endCorrection } = installation.commands;
    expect(await reason(holdClause(installation.actor("secretariat"), on))).toBe("not-your-role");
    expect(await reason(holdClause(chair(), on))).toBe("ok");
    expect(await boundsOf(sheet)).toMatchObject({ closed: [], held: ["c1"] });
    expect(await reason(freeClause(chair(), on))).toBe("ok");
    await agree();
    const note = { ...on, note: "Spelling" };
    expect(await reason(beginCorrection(installation.actor("head.kz"), note))).toBe("not-your-role");
    expect(await reason(beginCorrection(installation.actor("secretariat"), note))).toBe("ok");
    expect(await boundsOf(sheet)).toMatchObject({ closed: [], held: ["c1"] });
    const hand = await handOn(installation.store, sheet, chair().person, null);
    await installation.store.changes.append([hand.type(0, "!")]);
    expect(await reason(endCorrection(installation.actor("secretariat"), on))).toBe("ok");
    expect(await boundsOf(sheet)).toMatchObject({ closed: ["c1"], held: [] });
    const event = (await installation.store.records.trail(text)).at(-1)?.content?.event;
    expect(event).toMatchObject({
      ...{ type: "clause-corrected", note: "Spelling" },
      ...{ was: { words: "Decide to cooperate" }, is: { words: "Decide to cooperate!" } },
    });
  });
});
