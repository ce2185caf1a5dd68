/** What has changed in a text since a person last saw it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as Y from "yjs";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { type Hand, handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const CLAUSES = ["Decide", "Agree", "Invite"].map((words, i) => clause("operative", words, 0, `c${i + 1}`));

async function table() {
  const { text, sheet } = await installation.text(CLAUSES);
  const does = async (who: string, deed: (hand: Hand) => ReturnType<Hand["change"]>, fold = true) => {
    const { person, seats } = installation.actor(who);
    const hand = await handOn(installation.store, sheet, person, seats[0]?.delegation ?? null);
    await installation.store.changes.append([deed(hand)]);
    const folding = foldingOf(installation.store);
    while (fold && (await folding.run()));
    folding.close();
  };
  const sees = async (who: string, n?: number) => {
    const done = await installation.commands.recordVisit(installation.actor(who), { text, n });
    return done.ok ? "seen" : done.reason;
  };
  const notified = async (who: string) => {
    const page = await installation.queries.sinceVisit(installation.actor(who), text);
    if (!page.ok) return page.reason;
    if (page.first) return "first";
    return (
      page.since?.changes.map(({ change, by }) => `${change.id} ${change.happened[0]} ${by.join("+")}`) ?? []
    );
  };
  return { text, sheet, does, sees, notified };
}

describe("V1 a reader is told what others changed since the last visit", () => {
  test("V1 a first visit is told nothing; the next one each clause that changed, and by whom", async () => {
    const t = await table();
    expect(await t.notified("guest.no")).toBe("first");
    expect(await t.sees("guest.no")).toBe("seen");
    expect(await t.notified("guest.no")).toEqual([]);
    await t.does("delegate.kz", (hand) => hand.type(0, " now"));
    await t.does("head.uz", (hand) => hand.type(0, " and here"));
    await t.does("chair", (hand) => hand.change((fragment: Y.XmlFragment) => fragment.delete(2, 1)));
    expect(await t.notified("guest.no")).toEqual(["c1 words kz+uz", "c3 removed chair"]);
  });

  test("V1 what was only one's own doing, or was undone meanwhile, is no news", async () => {
    const t = await table();
    await t.sees("delegate.kz");
    await t.does("delegate.kz", (hand) => hand.type(0, " now"));
    expect(await t.notified("delegate.kz")).toEqual([]);
    await t.does("head.uz", (hand) => hand.type(1, "!"));
    await t.does("head.uz", (hand) =>
      hand.change((fragment) => ((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).delete(5, 1)),
    );
    expect(await t.notified("delegate.kz")).toEqual([]);
    await t.does("head.uz", (hand) => hand.type(0, " together"));
    expect(await t.notified("delegate.kz")).toEqual(["c1 words kz+uz"]);
  });

  test("V1 what no version knows yet is told, too", async () => {
    const t = await table();
    await t.sees("head.uz");
    await t.does("delegate.kz", (hand) => hand.type(2, " all"), false);
    expect(await t.notified("head.uz")).toEqual(["c3 words "]);
  });
});

describe("V2 a visit is recorded up to what was seen, and only forward", () => {
  test("V2 up to a change: what came after it is told the next time", async () => {
    const t = await table();
    await t.sees("guest.no");
    await t.does("delegate.kz", (hand) => hand.type(0, " now"));
    await t.does("head.uz", (hand) => hand.type(1, " too"));
    await t.sees("guest.no", 2);
    expect(await t.notified("guest.no")).toEqual(["c2 words uz"]);
  });

  test("V2 a page that saw less, or says that it saw the future, takes nothing back", async () => {
    const t = await table();
    await t.does("delegate.kz", (hand) => hand.type(0, " now"));
    await t.sees("guest.no");
    expect(await t.sees("guest.no", 1)).toBe("seen");
    expect(await t.notified("guest.no")).toEqual([]);
    expect(await t.sees("head.uz", 1_000)).toBe("seen");
    await t.does("delegate.kz", (hand) => hand.type(0, "!"));
    expect(await t.notified("head.uz")).toEqual(["c1 words kz"]);
  });

  test("V2 who has no seat, or says what is no change, is refused and nothing is recorded", async () => {
    const t = await table();
    expect(await t.sees("stranger")).toBe("no-seat");
    expect(await t.notified("stranger")).toBe("no-seat");
    for (const n of [Number.NaN, 1.5, -1]) expect(await t.sees("guest.no", n)).toBe("malformed");
    expect(await t.notified("guest.no")).toBe("first");
    expect(await installation.commands.recordVisit(null, { text: t.text })).toEqual({
      ok: false,
      reason: "not-signed-in",
    });
  });
});
