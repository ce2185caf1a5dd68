/** What the page of one clause and the page of all clauses read. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { type Hand, handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const CLAUSES = [
  clause("operative", "Decide to cooperate", 0, "c1"),
  clause("operative", "Agree", 0, "c2"),
  clause("operative", "Invite UNICEF", 0, "c3"),
];

/** A text that these clients change one after the other, minutes apart; everything is folded. */
async function textAfter(...allowed: ["kz" | "uz", (hand: Hand) => ReturnType<Hand["change"]>][]) {
  const { text, sheet } = await installation.text(CLAUSES);
  const folding = foldingOf(installation.store);
  for (const [who, deed] of allowed) {
    const person = installation.actor(who === "kz" ? "delegate.kz" : "head.uz").person;
    await installation.store.changes.append([deed(await handOn(installation.store, sheet, person, who))]);
    await installation.store.pool.query(
      "UPDATE change SET at = at + n * interval '5 minutes' WHERE sheet_id = $1 AND n = (SELECT head FROM sheet WHERE id = $1)",
      [sheet],
    );
    while (await folding.run());
  }
  folding.close();
  return { text, sheet };
}

const edited = () =>
  textAfter(
    ["kz", (hand) => hand.type(1, " fully")],
    ["uz", (hand) => hand.type(1, " and yearly")],
    [
      "kz",
      (hand) =>
        hand.change((fragment) => ((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).delete(5, 17)),
    ],
  );

const asked = async (text: string, id: string, search = {}, who = "guest.no") => {
  const page = await installation.queries.clause(installation.actor(who), text, id, search);
  if (!page.ok) throw new Error(page.reason);
  return page;
};
const notified = (parts: { change: string; text: string }[]) =>
  parts.map((part) => `${{ same: "", added: "+", removed: "-" }[part.change]}${part.text}`);

describe("T38 the page of a clause tells its whole history", () => {
  test("T38 each version says who, when, why and what changed against the one before", async () => {
    const { text } = await edited();
    const { versions, now, unfolded } = await asked(text, "c2");
    expect(versions.map((one) => [one.number, one.cause, one.restored, ...one.people])).toEqual([
      [1, "seeded", null],
      [2, "typed", null, "delegate.kz"],
      [3, "typed", null, "head.uz"],
      [4, "restored", 1, "delegate.kz"],
    ]);
    expect(versions.map((one) => notified(one.change.parts))).toEqual([
      ["+Agree"],
      ["Agree", "+ fully"],
      ["Agree fully", "+ and yearly"],
      ["Agree", "- fully and yearly"],
    ]);
    expect(now).toEqual({ id: "c2", kind: "operative", reference: "OP2" });
    expect(unfolded).toBe(0);
  });

  test("T38 any two versions are compared, in either order; an unknown one is refused", async () => {
    const { text } = await edited();
    const forwards = await asked(text, "c2", { version: "3", against: "1" });
    expect(notified(forwards.compared?.change.parts ?? [])).toEqual(["Agree", "+ fully and yearly"]);
    const backwards = await asked(text, "c2", { version: "1", against: "3" });
    expect(notified(backwards.compared?.change.parts ?? [])).toEqual(["Agree", "- fully and yearly"]);
    expect((await asked(text, "c2", { version: "3" })).compared?.against).toBe(2);
    expect((await asked(text, "c2", { version: "1" })).compared).toMatchObject({ version: 1, against: 0 });
    expect((await asked(text, "c2")).compared).toBeNull();
    for (const search of [
      { version: "5" },
      { version: "3", against: "9" },
      { version: "0" },
      { version: "1", against: "0" },
      { version: "x" },
    ])
      expect(await installation.queries.clause(installation.actor("chair"), text, "c2", search)).toEqual({
        ok: false,
        reason: "unknown-version",
      });
  });

  test("T38 who has no seat does not see it, and a clause that never was is refused", async () => {
    const { text } = await edited();
    const reasonFor = async (who: string | null, id: string) => {
      const page = await installation.queries.clause(who ? installation.actor(who) : null, text, id);
      return page.ok ? "shown" : page.reason;
    };
    expect(await reasonFor("guest.no", "c2")).toBe("shown");
    expect(await reasonFor("stranger", "c2")).toBe("no-seat");
    expect(await reasonFor(null, "c2")).toBe("not-signed-in");
    expect(await reasonFor("chair", "c9")).toBe("unknown-clause");
  });
});

const deleted = () =>
  textAfter(
    ["uz", (hand) => hand.type(2, " and OSCE")],
    ["kz", (hand) => hand.change((fragment) => fragment.delete(1, 1))],
    ["uz", (hand) => hand.change((fragment) => fragment.delete(1, 1))],
  );

describe("T39 deleted clauses stay to be found", () => {
  test("T39 the list has those that stand in order, and those that are gone with last words and who deleted them", async () => {
    const { text } = await deleted();
    const page = await installation.queries.clauses(installation.actor("guest.no"), text);
    if (!page.ok) throw new Error(page.reason);
    expect(page.state.map((one) => [one.name.reference, one.words])).toEqual([
      ["OP1", "Decide to cooperate"],
    ]);
    expect(page.deleted.map((one) => [one.name.reference, one.words, one.newest?.delegations])).toEqual([
      ["OP2", "Invite UNICEF and OSCE", ["uz"]],
      ["OP2", "Agree", ["kz"]],
    ]);
    expect(await installation.queries.clauses(installation.actor("stranger"), text)).toEqual({
      ok: false,
      reason: "no-seat",
    });
  });

  test("T39 its page says that it is gone, and where it goes back to", async () => {
    const { text } = await deleted();
    const page = await asked(text, "c3");
    expect(page.now).toBeNull();
    expect(page.stoodAfter).toEqual(["c1"]);
    expect(page.versions.at(-1)).toMatchObject({ cause: "deleted", clause: { id: "c3" } });
    expect(notified(page.versions.at(-1)?.change.parts ?? [])).toEqual(["-Invite UNICEF and OSCE"]);
    expect((await asked(text, "c1")).stoodAfter).toEqual([]);
  });

  test("T39 deleted together, each knows those that it stood after, the nearest first", async () => {
    const { text } = await textAfter(["kz", (hand) => hand.change((fragment) => fragment.delete(1, 2))]);
    expect((await asked(text, "c3")).stoodAfter).toEqual(["c2", "c1"]);
  });
});

test("T38 a split is told on both pages, each with the way to the other", async () => {
  const { text, sheet } = await textAfter([
    "kz",
    (hand) =>
      hand.change((fragment) => {
        ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(6, 13);
        const made = new Y.XmlElement("clause");
        made.setAttribute("id", "c9");
        made.setAttribute("kind", "operative");
        made.insert(0, [new Y.XmlText(" to cooperate")]);
        fragment.insert(1, [made]);
      }),
  ]);
  expect(sheet).toBeTruthy();
  expect((await asked(text, "c1")).versions.at(-1)).toMatchObject({
    cause: "split",
    other: { id: "c9", reference: "OP2" },
  });
  expect((await asked(text, "c9")).versions).toMatchObject([{ cause: "split", other: { id: "c1" } }]);
});
