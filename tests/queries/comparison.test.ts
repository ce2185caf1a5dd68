import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as Y from "yjs";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { type Hand, handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
let text: string;
let sheet: string;

const CLAUSES = ["a", "b", "c", "d", "e"].map((id) => clause("operative", `Decide on ${id}`, 0, id));

/** The zero draft; then two delegations work side by side and the chair moves a clause to the end; then Rev.1. */
beforeAll(async () => {
  installation = await openInstallation();
  ({ text, sheet } = await installation.text(CLAUSES));
  await issue();
  const [kz, uz, chair] = await Promise.all([
    handOn(installation.store, sheet, installation.actor("delegate.kz").person, "kz"),
    handOn(installation.store, sheet, installation.actor("head.uz").person, "uz"),
    handOn(installation.store, sheet, installation.actor("chair").person, null),
  ]);
  const typed = [kz.type(1, " at once"), carryFirstToTheEnd(chair), uz.type(2, " together")];
  for (const change of typed) await installation.store.changes.append([change]);
  await foldingOf(installation.store).run();
  await issue();
});
afterAll(() => installation.close());

const issue = () =>
  installation.commands.issueDraft(installation.actor("chair"), { text, name: "", note: "" });

/** As the server moves a clause: the same id at another position, in one change. */
function carryFirstToTheEnd(hand: Hand) {
  return hand.change((fragment) => {
    const moved = (fragment.get(0) as Y.XmlElement).clone();
    fragment.delete(0, 1);
    fragment.insert(fragment.length, [moved]);
  });
}

async function ask(from?: string, to?: string, who = "guest.no") {
  return installation.queries.comparison(installation.actor(who), text, { from, to });
}

async function found(from?: string, to?: string) {
  const page = await ask(from, to);
  if (!page.ok) throw new Error(page.reason);
  return page;
}

const happened = (page: Awaited<ReturnType<typeof found>>) =>
  page.comparison.rows.flatMap(({ left, change: { id, happened: what } }) =>
    left ? [] : [[id, what.filter((one) => one !== "renumbered").join()]],
  );

describe("Q1 any two points of a text's history are compared", () => {
  const all = [
    ["b", "words"],
    ["c", "words"],
    ["d", ""],
    ["e", ""],
    ["a", "moved"],
  ];

  test("Q1 two drafts: what two delegations typed while a clause was carried across is two changed and one moved", async () => {
    const page = await found("draft-1", "draft-2");
    expect(happened(page)).toEqual(all);
    expect([page.from.draft?.name, page.to.draft?.number]).toEqual(["Zero draft", 2]);
    expect(page.comparison.counts).toMatchObject({ moved: 1, changed: 2, added: 0, removed: 0 });
  });

  test("Q1 a change of the log, a moment and now say the same where they are the same", async () => {
    const log = await installation.store.changes.since(sheet, 0);
    const at = (n: number) => `at-${log[n - 1]?.at.toISOString()}`;
    expect(happened(await found("n-1", "now"))).toEqual(all);
    expect(happened(await found(at(1), at(4)))).toEqual(all);
    expect(happened(await found("n-1", at(2)))).toEqual([
      ["a", ""],
      ["b", "words"],
      ["c", ""],
      ["d", ""],
      ["e", ""],
    ]);
    expect((await found("n-1", "at-2099-01-01T00:00:00Z")).to.n).toBe(4);
  });

  test("Q1 unless something else is asked for, it is the last draft and now", async () => {
    const page = await found();
    expect([page.from.value, page.to.value, page.comparison.counts.same]).toEqual(["draft-2", "now", 5]);
  });

  test("Q1 backwards, what was added is removed", async () => {
    expect((await found("draft-2", "draft-1")).comparison.counts).toMatchObject({ moved: 1, changed: 2 });
  });
});

describe("Q2 a comparison says who had a hand in what, and what else could be chosen", () => {
  test("Q2 by clause, only between the two points, in either direction", async () => {
    const whole = { b: ["kz"], c: ["uz"] };
    expect((await found("draft-1", "draft-2")).touchedBy).toMatchObject(whole);
    expect((await found("draft-2", "draft-1")).touchedBy).toMatchObject(whole);
    expect((await found("n-2", "now")).touchedBy).not.toHaveProperty("b");
    expect((await found("draft-2", "now")).touchedBy).toEqual({});
  });

  test("Q2 the times of the log, and the drafts and phases among them", async () => {
    const { timeline, drafts } = await found();
    expect(timeline.stops).toHaveLength(4);
    expect(timeline.stops).toEqual(timeline.stops.toSorted());
    expect(timeline.marks.map(({ event, draft }) => draft?.name ?? event)).toEqual([
      "drafting-opened",
      "Zero draft",
      "Rev.1",
    ]);
    expect(drafts.map((one) => one.name)).toEqual(["Zero draft", "Rev.1"]);
  });
});

describe("Q4 two adopted texts are compared by anybody, the earlier one first", () => {
  async function adopted(words: readonly string[], ids: string): Promise<string> {
    const clauses = words.map((one, at) => clause("operative", one, 0, `${ids}${at}`));
    const { text } = await installation.text(clauses);
    await installation.commands.issueDraft(installation.actor("chair"), { text, name: "", note: "" });
    const seen = (await installation.store.texts.draft(text, 1))?.hash ?? "";
    await installation.commands.openSigning(installation.actor("chair"), { text, seen });
    for (const head of ["head.kz", "head.uz"])
      await installation.commands.sign(installation.actor(head), {
        text,
        seen,
        signatory: head,
        title: "Ombudsman",
      });
    expect(await installation.commands.adopt(installation.actor("chair"), { text, seen })).toEqual({
      ok: true,
    });
    const row = await installation.store.pool.query("SELECT slug FROM edition WHERE text_id = $1", [text]);
    return row.rows[0].slug;
  }

  test("Q4 without a common id by the likeness of their words; with one text alone there is only the choice", async () => {
    const first = await adopted(
      ["Agree to meet every year", "Decide to act on the rights of the child"],
      "x",
    );
    installation.clock.now = new Date("2026-11-27T09:30:00Z"); // the same day, but later
    const second = await adopted(
      ["Agree to meet every year", "Decide to act at once on the rights of the child"],
      "y",
    );
    const alone = await installation.queries.editionComparison(first, null);
    expect(alone).toMatchObject({ ok: true, compared: null, others: [{ slug: second }] });
    for (const [slug, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const page = await installation.queries.editionComparison(slug, other);
      if (!page.ok || !page.compared) throw new Error("not compared");
      const { before, after, comparison } = page.compared;
      expect([before.facts.slug, after.facts.slug]).toEqual([first, second]);
      expect([comparison.alignedBy, comparison.counts.changed, comparison.counts.same]).toEqual([
        "similarity",
        1,
        1,
      ]);
    }
    expect(await installation.queries.editionComparison(first, "none")).toEqual({
      ok: false,
      reason: "not-found",
    });
  });
});

describe("Q3 what cannot be compared is refused with its reason", () => {
  test.each([
    ["draft-3", "not-found"],
    ["draft-one", "not-found"],
    ["n-0", "not-found"],
    ["n-5", "not-found"],
    ["n-99999999999", "not-found"],
    ["yesterday", "not-found"],
    ["now-1", "not-found"],
    ["at", "not-found"],
    ["at-", "not-a-moment"],
    ["at-1", "not-a-moment"],
    ["at-2026-13-45T10:00:00Z", "not-a-moment"],
    ["at-2026-11-22T10:00", "not-a-moment"],
    ["at-2001-01-01T00:00:00Z", "not-a-moment"],
    ["at-2027-02-30T10:00:00Z", "not-a-moment"],
    ["at-2026-11-22T24:00:00Z", "not-a-moment"],
    ["at-0000-12-31T00:00:00Z", "not-a-moment"],
    ["at-0001-01-01T00:00:00+05:00", "not-a-moment"],
    ["draft-999999999", "not-found"],
  ])("Q3 %s, on either side: %s", async (value, reason) => {
    expect(await ask(value, "now")).toEqual({ ok: false, reason });
    expect(await ask("draft-1", value)).toEqual({ ok: false, reason });
  });

  test("Q3 who may not see the text learns nothing, neither of it nor of its drafts", async () => {
    for (const value of ["draft-1", "draft-3", "at-1"])
      expect(await ask(value, "now", "stranger")).toEqual({ ok: false, reason: "no-seat" });
    expect(await installation.queries.comparison(null, text, {})).toEqual({
      ok: false,
      reason: "not-signed-in",
    });
    const chair = installation.actor("chair");
    expect(await installation.queries.comparison(chair, "t-none", {})).toEqual({
      ok: false,
      reason: "not-found",
    });
  });

  test("Q3 an adopted text that does not exist", async () => {
    expect(await installation.queries.editionComparison("none", null)).toEqual({
      ok: false,
      reason: "not-found",
    });
  });
});
