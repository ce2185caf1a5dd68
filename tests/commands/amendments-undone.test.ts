import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { replay } from "#domain/life/index.ts";
import { linesOf, orderOf, released } from "../support/amendments.ts";
import { handOn } from "../support/edits.ts";
import { CLAUSES, lifeTable, reasonOf, words } from "../support/life-cases.ts";

const { installation, chair, head, rival, table, stateOf, accept, undo, typed } = lifeTable();

describe("N13 a decision can be undone, and then text and amendment are as they were", () => {
  test("N13 each deed is taken back; the amendment is open again and can be decided anew", async () => {
    const C2 = words(CLAUSES[1]?.runs ?? []);
    const inputs: [object, string | null][] = [
      [{ clause: "c1" }, "Agree to meet"],
      [{ deed: "delete", clause: "c2" }, null],
      [{ deed: "move", clause: "c3", after: null }, null],
      [{ deed: "insert", after: "c1" }, "Invite children\nHear them"],
      [{ deed: "merge", clause: "c2", with: "c3" }, `${C2} and report`],
      [{ deed: "split", clause: "c2" }, "Agree to publish\nthe outcome"],
    ];
    for (const [wanted, lines] of inputs) {
      const { text, sheet } = await table();
      const amendment = await released(installation(), head(), { text, deed: "replace", ...wanted }, lines);
      await accept(amendment);
      const after = await installation().store.sheets.clauses(sheet);
      expect(reasonOf(await undo(amendment))).toBe("ok");
      expect(await installation().store.sheets.clauses(sheet)).toEqual(CLAUSES);
      expect((await stateOf(text, amendment))?.state.name).toBe("considered");
      expect(reasonOf(await undo(amendment))).toBe("not-decided");
      expect(reasonOf(await accept(amendment))).toBe("ok");
      expect(await installation().store.sheets.clauses(sheet)).toEqual(after);
      const trail = await installation().store.records.trail(text);
      const events = trail.flatMap(({ content }) =>
        content ? [{ event: content.event, at: content.at }] : [],
      );
      expect(events.map(({ event }) => event.type)).toContain("decision-undone");
      expect(replay(events)).toEqual((await installation().store.texts.byId(text))?.record);
    }
  });

  test("N13 what was written since stays, or is a conflict that the chair settles", async () => {
    const { text, sheet } = await table();
    const amendment = await released(
      installation(),
      head(),
      { text, deed: "replace", clause: "c1" },
      "Agree to meet every year in spring",
    );
    await accept(amendment);
    await typed(sheet, 0, " in Astana");
    expect(reasonOf(await undo(amendment))).toBe("ok");
    expect((await linesOf(installation(), sheet))[0]).toBe("Decide to meet every year in spring in Astana");
    const other = await released(
      installation(),
      head(),
      { text, deed: "insert", after: "c3" },
      "Invite children",
    );
    await accept(other);
    await typed(sheet, 3, " and youth");
    const conflict = await undo(other);
    if (conflict.ok || !("seen" in conflict)) throw new Error("There is a conflict.");
    expect(reasonOf(await undo(other, { settled: { seen: conflict.seen, clauses: [] } }))).toBe("ok");
    expect(await orderOf(installation(), sheet)).toEqual(["c1", "c2", "c3"]);
  });

  test("N13 a rejection, a merger and a setting aside are taken back without a word changing; it needs a reason", async () => {
    const { text, sheet } = await table();
    const [one, two] = [
      await released(installation(), head(), { text, deed: "delete", clause: "c2" }),
      await released(installation(), rival(), { text, deed: "delete", clause: "c2" }),
    ];
    await installation().commands.rejectAmendment(chair(), { amendment: one, reason: "" });
    await installation().commands.mergeAmendment(chair(), { amendment: two, into: one, reason: "" });
    const head0 = (await installation().store.texts.byId(text))?.head;
    expect(reasonOf(await undo(one, { reason: " " }))).toBe("reason-missing");
    expect(
      reasonOf(await installation().commands.undoDecision(head(), { amendment: one, reason: "x" })),
    ).toBe("not-your-role");
    expect([reasonOf(await undo(one)), reasonOf(await undo(two))]).toEqual(["ok", "ok"]);
    expect((await installation().store.texts.byId(text))?.head).toBe(head0);
    expect(await orderOf(installation(), sheet)).toEqual(["c1", "c2", "c3"]);
    expect((await stateOf(text, two))?.state.name).toBe("considered");
  });

  test("N13 where somebody brought the old words back by hand, the decision is taken back all the same", async () => {
    const { text, sheet } = await table();
    const amendment = await released(installation(), head(), { text, deed: "delete", clause: "c3" });
    await accept(amendment);
    const hand = await handOn(installation().store, sheet, chair().person, null);
    await installation().store.changes.append([
      hand.change((fragment) => {
        const element = new Y.XmlElement("clause");
        element.setAttribute("id", "c3");
        fragment.insert(2, [element]);
        element.insert(0, [new Y.XmlText("Urge States to report")]);
      }),
    ]);
    expect(reasonOf(await undo(amendment))).toBe("ok");
    expect(await orderOf(installation(), sheet)).toEqual(["c1", "c2", "c3"]);
    expect((await stateOf(text, amendment))?.state.name).toBe("considered");
  });
});
