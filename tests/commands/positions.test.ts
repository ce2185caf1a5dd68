/**
 * Positions on a real installation: taken, changed, taken back, and requested by everybody who might see one, in every
 * way that data leaves the installation.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PositionAudience, Stance } from "#domain/positions/index.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const SECRET = "Capital objects to the second half";
const take = (
  text: string,
  who: string,
  audience: PositionAudience,
  stance: Stance = "object",
  note = SECRET,
) =>
  installation.commands.takePosition(installation.actor(who), {
    text,
    clause: "c1",
    content: { stance, note, audience },
  });

async function matrix(text: string, who: string) {
  const page = await installation.queries.positions(installation.actor(who), text);
  return page.ok ? page.rows.flatMap(({ positions }) => positions) : page.reason;
}

/** Everything that this person can read of the text, as one string. */
async function everything(text: string, who: string | null): Promise<string> {
  const { queries } = installation;
  const actor = who === null ? null : installation.actor(who);
  const pages = await Promise.all([
    queries.positions(actor, text),
    queries.clause(actor, text, "c1"),
    queries.clauses(actor, text),
    queries.text(actor, text),
    queries.trail(actor, text),
    queries.drafts(actor, text),
    queries.decision(actor, text),
    queries.sinceVisit(actor, text),
    queries.meeting(actor, installation.meeting),
    queries.dashboard(actor),
    queries.home(),
    queries.comparison(actor, text, { from: "n-1", to: "now" } as never),
  ]);
  return JSON.stringify(pages);
}

describe("N31 a position reaches its audience and nobody else, by any route", () => {
  const WHO = [
    "head.kz",
    "delegate.kz",
    "chair",
    "secretariat",
    "head.uz",
    "guest.no",
    "stranger",
    null,
  ] as const;

  test.each<[PositionAudience, number]>([
    ["delegation", 2],
    ["chair", 4],
    ["all", 5],
  ])(
    "N31 for %s: read by the first %i of them, and without a trace for the others",
    async (audience, readers) => {
      const { text } = await installation.text();
      expect(await take(text, "head.kz", audience)).toEqual({ ok: true });
      for (const [at, who] of WHO.entries()) {
        const read = await everything(text, who);
        expect(read.includes(SECRET), `${who}`).toBe(at < readers);
        expect(/"stance":"object"|"consensus":"objection"/.test(read), `${who}`).toBe(at < readers);
      }
    },
  );

  test("N31 nothing of it stands in the record, the trail, or what is issued and adopted", async () => {
    const { text } = await installation.text();
    await take(text, "head.kz", "all");
    const { commands, store } = installation;
    const chair = installation.actor("chair");
    await commands.issueDraft(chair, { text, name: "", note: "" });
    const row = await store.texts.byId(text);
    const kept = JSON.stringify([
      row?.record,
      await store.records.trail(text),
      await store.texts.drafts(text),
    ]);
    expect(kept).not.toContain(SECRET);
    expect(kept).not.toContain("object");
  });

  test("N31 the nudge names its audience inside the house and says nothing of the position", async () => {
    const { text } = await installation.text();
    await take(text, "head.kz", "chair");
    await take(text, "head.kz", "delegation");
    const notices = (await installation.store.outbox.waiting(1_000)).map((one) => one.notice);
    const own = notices.filter((one) => one.type === "positions" && one.text === text);
    expect(own).toEqual(Array(2).fill({ type: "positions", text, delegation: "kz", audience: "chair" }));
  });
});

describe("N33 a position is taken by head or alternate, of a clause that stands, while the text is drafted", () => {
  const reason = async (done: Promise<{ ok: true } | { ok: false; reason: string }>) => {
    const content = await done;
    return content.ok ? "ok" : content.reason;
  };

  test("N33 by nobody else", async () => {
    const { text } = await installation.text();
    const content = await Promise.all(
      ["head.kz", "delegate.kz", "chair", "guest.no", "stranger"].map((who) =>
        reason(take(text, who, "all")),
      ),
    );
    expect(content).toEqual(["ok", "not-your-role", "not-your-role", "not-your-role", "no-seat"]);
    expect(
      await reason(installation.commands.takePosition(null, { text, clause: "c1", content: null })),
    ).toBe("not-signed-in");
  });

  test("N33 it is changed and taken back; of no clause there is none", async () => {
    const { text } = await installation.text();
    await take(text, "head.kz", "all");
    await take(text, "head.kz", "all", "live-with", " ");
    expect(await matrix(text, "head.uz")).toMatchObject([{ stance: "live-with", note: "", outdated: false }]);
    const on = { text, clause: "c1", content: null };
    expect(await reason(installation.commands.takePosition(installation.actor("head.kz"), on))).toBe("ok");
    expect(await matrix(text, "chair")).toEqual([]);
    const lost = { ...on, clause: "c9" };
    expect(await reason(installation.commands.takePosition(installation.actor("head.kz"), lost))).toBe(
      "unknown-clause",
    );
  });

  test("N33 a position on words that changed since is told as such", async () => {
    const { text, sheet } = await installation.text();
    await take(text, "head.kz", "all");
    const hand = await handOn(installation.store, sheet, installation.actor("delegate.kz").person, "kz");
    await installation.store.changes.append([hand.type(0, " closely")]);
    expect(await matrix(text, "chair")).toMatchObject([{ outdated: true }]);
  });

  test("N34 the matrix has every clause and every member delegation in seat order, and guests do not read it", async () => {
    const { text } = await installation.text();
    await take(text, "head.uz", "all", "reserve");
    await take(text, "head.kz", "all", "support");
    const page = await installation.queries.positions(installation.actor("chair"), text);
    expect(page).toMatchObject({
      delegations: [{ id: "kz" }, { id: "uz" }],
      rows: [
        { consensus: "reservation", positions: [{ delegation: "kz" }, { delegation: "uz" }] },
        { consensus: "silent", positions: [] },
      ],
    });
    expect(await matrix(text, "guest.no")).toBe("not-your-role");
  });
});
