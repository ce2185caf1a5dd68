import { beforeAll, describe, expect, test } from "vitest";
import type * as Y from "yjs";
import type { Actor } from "#domain/rights/index.ts";
import { clauseDigest, type Piece } from "#domain/text/index.ts";
import { linesOf, orderOf, released, seatDelegation } from "../support/amendments.ts";
import { handOn } from "../support/edits.ts";
import { CLAUSES, lifeTable, reasonOf, words } from "../support/life-cases.ts";

const { installation, chair, head, rival, table, stateOf, accept, undo, typed } = lifeTable();
let third: Actor;
beforeAll(async () => {
  third = await seatDelegation(installation(), "TJ");
});

describe("N10 accepting brings the words into the text with the decision, in one transaction", () => {
  test("N10 each deed does to the sheet what it proposes, and clauses keep their ids", async () => {
    const outcome = async (wanted: object, lines: string | null) => {
      const { text, sheet } = await table();
      const amendment = await released(installation(), head(), { text, deed: "replace", ...wanted }, lines);
      expect(reasonOf(await accept(amendment))).toBe("ok");
      return [await orderOf(installation(), sheet), await linesOf(installation(), sheet)];
    };
    const [C1, C2, C3] = CLAUSES.map(({ runs }) => words(runs)) as [string, string, string];
    const spring = C1.replace("spring", "autumn");
    expect(await outcome({ clause: "c1" }, spring)).toEqual([
      ["c1", "c2", "c3"],
      [spring, C2, C3],
    ]);
    expect(await outcome({ deed: "delete", clause: "c2" }, null)).toEqual([
      ["c1", "c3"],
      [C1, C3],
    ]);
    expect(await outcome({ deed: "move", clause: "c3", after: null }, null)).toEqual([
      ["c3", "c1", "c2"],
      [C3, C1, C2],
    ]);
    const [ids, lines] = await outcome({ deed: "insert", after: "c1" }, "Invite children\nHear them");
    expect([ids?.length, lines]).toEqual([5, [C1, "Invite children", "Hear them", C2, C3]]);
    expect(
      await outcome({ deed: "merge", clause: "c2", with: "c3" }, `${C2} and urge States to report`),
    ).toEqual([
      ["c1", "c2"],
      [C1, `${C2} and urge States to report`],
    ]);
    const [, split] = await outcome(
      { deed: "split", clause: "c2" },
      "Agree to publish\nthe outcome in all languages",
    );
    expect(split).toEqual([C1, "Agree to publish", "the outcome in all languages", C3]);
  });

  test("N10 what others typed in the clause meanwhile stays, and the trail tells before and after", async () => {
    const { text, sheet } = await table();
    const amendment = await released(
      installation(),
      head(),
      { text, deed: "replace", clause: "c1" },
      "Agree to meet every year in spring",
    );
    await typed(sheet, 0, " and in autumn");
    expect(reasonOf(await accept(amendment, { reason: " As discussed " }))).toBe("ok");
    expect((await linesOf(installation(), sheet))[0]).toBe(
      "Agree to meet every year in spring and in autumn",
    );
    const { content } = (await installation().store.records.trail(text)).at(-1) ?? {};
    expect(content?.actor.side).toBe("chair");
    expect(content?.event).toMatchObject({
      ...{ type: "amendment-accepted", amendment, modified: false, reason: "As discussed" },
      before: [{ id: "c1", runs: [{ text: "Decide to meet every year in spring and in autumn" }] }],
      after: [{ id: "c1", runs: [{ text: "Agree to meet every year in spring and in autumn" }] }],
    });
    expect(await stateOf(text, amendment)).toMatchObject({
      state: { name: "accepted", reason: "As discussed" },
    });
  });

  test("N10 the words are logged as the delegation's, by nobody's hand, and open rooms are told to read on", async () => {
    const { text, sheet } = await table();
    const amendment = await released(installation(), rival(), { text, deed: "delete", clause: "c2" });
    const { gate } = await installation().store.changes.bounds(sheet);
    await accept(amendment);
    const last = (await installation().store.changes.since(sheet, 0)).at(-1);
    expect(last).toMatchObject({ person: null, delegation: "uz", amendment });
    expect((await installation().store.changes.bounds(sheet)).gate).toBe(gate + 1);
    const notices = (await installation().store.outbox.waiting(5_000)).map(({ notice }) => notice);
    expect(notices).toContainEqual({ type: "changes", text, sheet });
  });

  test("N10 only the chair decides, and not on what is agreed, withdrawn from the table or unknown", async () => {
    const { text, sheet } = await table();
    const amendment = await released(installation(), head(), { text, deed: "delete", clause: "c2" });
    const by = (who: string, id = amendment) =>
      installation().commands.acceptAmendment(installation().actor(who), { amendment: id, reason: "" });
    expect([
      reasonOf(await by("secretariat")),
      reasonOf(await by("head.kz")),
      reasonOf(await by("guest.no")),
      reasonOf(await by("stranger")),
      reasonOf(await installation().commands.acceptAmendment(null, { amendment, reason: "" })),
      reasonOf(await by("chair", "nowhere")),
      reasonOf(await accept(amendment, { modified: true })),
      reasonOf(await accept(amendment, { reason: "x".repeat(4_001) })),
    ]).toEqual([
      ...["not-your-role", "not-your-role", "not-your-role", "not-found", "not-signed-in", "not-found"],
      ...["empty", "too-long"],
    ]);
    const [, second] = await installation().store.sheets.clauses(sheet);
    const seen = second ? clauseDigest(second) : "";
    expect(
      await installation().commands.agreeClause(chair(), { text, clause: "c2", seen, adRef: [] }),
    ).toEqual({
      ok: true,
    });
    expect(reasonOf(await accept(amendment))).toBe("clause-closed");
    await installation().commands.withdraw(chair(), { text, reason: "No mandate" });
    expect(reasonOf(await accept(amendment))).toBe("not-in-this-phase");
    expect(reasonOf(await undo(amendment))).toBe("not-in-this-phase");
    expect(await orderOf(installation(), sheet)).toEqual(["c1", "c2", "c3"]);
  });

  test("N10 of two chairs at once one wins, and the other is told", async () => {
    const { text, sheet } = await table();
    const amendment = await released(installation(), head(), { text, deed: "delete", clause: "c2" });
    const answers = await Promise.all([accept(amendment), accept(amendment)]);
    expect(answers.map(reasonOf).sort()).toEqual(["already-done", "ok"]);
    expect(reasonOf(await installation().commands.rejectAmendment(chair(), { amendment, reason: "" }))).toBe(
      "amendment-closed",
    );
    const other = await released(installation(), head(), { text, deed: "delete", clause: "c3" });
    const mixed = await Promise.all([
      installation().commands.rejectAmendment(chair(), { amendment: other, reason: "" }),
      accept(other),
    ]);
    expect(mixed.map(reasonOf).filter((one) => one === "ok")).toHaveLength(1);
    expect(mixed.map(reasonOf)).toContain("amendment-closed");
    expect((await orderOf(installation(), sheet)).includes("c2")).toBe(false);
  });
});

describe("N11 what overlaps is a conflict to be settled, never a guess", () => {
  test("N11 the places come back with their three wordings; settled on those very words they are taken", async () => {
    const { text, sheet } = await table();
    const amendment = await released(
      installation(),
      head(),
      { text, deed: "replace", clause: "c1" },
      "Decide to meet every month in spring",
    );
    const hand = await handOn(installation().store, sheet, chair().person, null);
    await installation().store.changes.append([
      hand.change((fragment) => {
        const line = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
        line.delete("Decide to meet every ".length, 4);
        line.insert("Decide to meet every ".length, "second year");
      }),
    ]);
    const before = (await installation().store.records.trail(text)).length;
    const conflict = await accept(amendment);
    if (conflict.ok || !("pieces" in conflict)) throw new Error("There is a conflict.");
    expect(conflict.pieces.map(viewed)).toEqual([
      "Decide to meet every ",
      ["year", "second year", "month"],
      " in spring",
    ]);
    expect((await installation().store.records.trail(text)).length).toBe(before);
    const [shape] = conflict.shapes;
    const line = "Decide to meet every second month in spring";
    const settled = {
      seen: conflict.seen,
      clauses: [{ ...shape, kind: "operative" as const, level: 0 as const, runs: [{ text: line }] }],
    };
    await typed(sheet, 0, "!");
    expect(reasonOf(await accept(amendment, { settled }))).toBe("changed-meanwhile");
    expect((await linesOf(installation(), sheet))[0]).toBe("Decide to meet every second year in spring!");
    const again = await accept(amendment);
    if (again.ok || !("seen" in again)) throw new Error("There is a conflict.");
    expect(reasonOf(await accept(amendment, { settled: { ...settled, seen: again.seen } }))).toBe("ok");
    expect((await linesOf(installation(), sheet))[0]).toBe(line);
    expect(await stateOf(text, amendment)).toMatchObject({ state: { name: "accepted" } });
  });

  test("N11 the chair's own words are accepted as modified; what no clause can be is refused", async () => {
    const { text, sheet } = await table();
    const amendment = await released(
      installation(),
      head(),
      { text, deed: "replace", clause: "c1" },
      "Decide to meet every month in spring",
    );
    const page = await installation().queries.amendment(chair(), text, amendment);
    if (!page.ok || !page.merge) throw new Error("There is something to be merged.");
    const { seen } = page.merge;
    const modify = (clauses: unknown) => accept(amendment, { modified: true, settled: { seen, clauses } });
    const op = (text: string) => ({ kind: "operative", level: 0, runs: [{ text }] });
    expect([
      reasonOf(await modify([])),
      reasonOf(await modify([op(" ")])),
      reasonOf(await modify([{ ...op("Words"), kind: "poem" }])),
      reasonOf(await modify([op("Decide to meet every year in spring")])),
      reasonOf(await modify([op("Decide to meet in spring")])),
    ]).toEqual(["empty", "empty", "malformed", "says-the-same", "ok"]);
    expect((await linesOf(installation(), sheet))[0]).toBe("Decide to meet in spring");
    expect((await stateOf(text, amendment))?.state.name).toBe("modified");
    expect(reasonOf(await modify([op("Again")]))).toBe("already-done");
    expect(reasonOf(await accept(amendment))).toBe("amendment-closed");
  });

  test("N11 a clause that others changed is not deleted unseen; the chair may still say so", async () => {
    const { text, sheet } = await table();
    const amendment = await released(installation(), head(), { text, deed: "delete", clause: "c3" });
    await typed(sheet, 2, " every year");
    const conflict = await accept(amendment);
    if (conflict.ok || !("seen" in conflict)) throw new Error("There is a conflict.");
    expect(reasonOf(await accept(amendment, { settled: { seen: conflict.seen, clauses: [] } }))).toBe("ok");
    expect(await orderOf(installation(), sheet)).toEqual(["c1", "c2"]);
  });

  test("N11 a move has no words to be settled, and of a clause that is gone nothing is left to do", async () => {
    const { text, sheet } = await table();
    const move = await released(installation(), head(), { text, deed: "move", clause: "c3", after: null });
    const page = await installation().queries.amendment(chair(), text, move);
    expect(page.ok && page.merge).toBeNull();
    const settled = { seen: "", clauses: [] };
    expect(reasonOf(await accept(move, { settled }))).toBe("changed-meanwhile");
    const hand = await handOn(installation().store, sheet, chair().person, null);
    await installation().store.changes.append([hand.change((fragment) => fragment.delete(2, 1))]);
    const gone = await accept(move);
    expect(reasonOf(gone)).toBe("conflict");
  });
});

describe("N12 a decision tells the others on the same clause", () => {
  test("N12 three delegations amend one sentence: the first is accepted, the second settled, the third rejected", async () => {
    const { text, sheet } = await table();
    const propose = (who: Actor, line: string) =>
      released(installation(), who, { text, deed: "replace", clause: "c1" }, line);
    const first = await propose(head(), "Decide to meet twice a year in spring");
    const second = await propose(rival(), "Decide to meet every second year in spring");
    const elsewhere = await propose(third, "We decide to meet every year in spring");
    const unlike = await propose(third, "Decide to meet every year in Tashkent");
    expect(reasonOf(await accept(first, { reason: "Wide support" }))).toBe("ok");
    expect(await stateOf(text, second)).toMatchObject({ check: true, state: { name: "released" } });
    expect(await stateOf(text, elsewhere)).toMatchObject({ check: false });
    const trail = await installation().store.records.trail(text);
    const affected = trail.flatMap(({ content }) =>
      content?.event.type === "amendment-affected" ? [content.event] : [],
    );
    expect(affected.map(({ amendment, how, by }) => [amendment, how, by])).toEqual([
      [second, "check", first],
      [elsewhere, "rebased", first],
      [unlike, "rebased", first],
    ]);
    expect(reasonOf(await installation().commands.checkAmendment(head(), { amendment: second }))).toBe(
      "not-your-delegation",
    );
    expect(reasonOf(await installation().commands.checkAmendment(rival(), { amendment: second }))).toBe("ok");
    expect(reasonOf(await installation().commands.checkAmendment(rival(), { amendment: second }))).toBe(
      "already-done",
    );
    const conflict = await accept(second);
    if (conflict.ok || !("pieces" in conflict)) throw new Error("There is a conflict.");
    const line = "Decide to meet every second year, twice, in spring";
    const settled = {
      seen: conflict.seen,
      clauses: [{ kind: "operative", level: 0, runs: [{ text: line }] }],
    };
    expect(reasonOf(await accept(second, { settled, reason: "Both ideas" }))).toBe("ok");
    expect(
      reasonOf(
        await installation().commands.rejectAmendment(chair(), { amendment: elsewhere, reason: "Style" }),
      ),
    ).toBe("ok");
    expect((await linesOf(installation(), sheet))[0]).toBe(line);
    for (const who of ["head.kz", "head.uz", "guest.no"]) {
      const page = await installation().queries.amendments(installation().actor(who), text, { state: "all" });
      if (!page.ok) throw new Error(page.reason);
      const notified = page.amendments.map(({ id, state }) => [
        id,
        state.name,
        "reason" in state ? state.reason : "",
      ]);
      expect(notified).toEqual([
        [first, "accepted", "Wide support"],
        [second, "accepted", "Both ideas"],
        [elsewhere, "rejected", "Style"],
        [unlike, "released", ""],
      ]);
    }
  });

  test("N12 what says the same is overtaken, and so is what speaks of a clause that goes; undone, it is open again", async () => {
    const { text } = await table();
    const propose = (who: Actor, wanted: object, line: string | null) =>
      released(installation(), who, { text, deed: "replace", clause: "c1", ...wanted }, line);
    const one = await propose(head(), {}, "Decide to meet twice a year in spring");
    const alike = await propose(rival(), {}, "Decide to meet twice a year in spring");
    const deletion = await propose(head(), { deed: "delete", clause: "c3" }, null);
    const orphan = await propose(rival(), { clause: "c3" }, "Urge all States to report");
    await accept(one);
    await accept(deletion);
    expect(await stateOf(text, alike)).toMatchObject({ state: { name: "overtaken", by: one } });
    expect(await stateOf(text, orphan)).toMatchObject({ state: { name: "overtaken", by: deletion } });
    expect(reasonOf(await accept(orphan))).toBe("amendment-closed");
    await undo(deletion);
    expect(await stateOf(text, orphan)).toMatchObject({ check: false, state: { name: "released" } });
    expect(await stateOf(text, alike)).toMatchObject({ state: { name: "overtaken" } });
  });
});

function viewed(piece: Piece): unknown {
  if (piece.kind === "agreed") return words(piece.runs);
  return [words(piece.base), words(piece.ours), words(piece.theirs)];
}
