/** A decision changes a text while others type in it, on the real log: no words are lost. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { sideOf } from "#domain/rights/index.ts";
import { groupCommit } from "#server/realtime/committer.ts";
import { Room } from "#server/realtime/room.ts";
import { newId } from "#server/store/database/new-id.ts";
import { linesOf, released } from "../support/amendments.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";
import { Copy, idsOf, textAt } from "./stand-ins.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const CLAUSES = [
  clause("operative", "Decide to meet every year", 0, "c1"),
  clause("operative", "Agree to publish", 0, "c2"),
  clause("operative", "Urge States", 0, "c3"),
];

async function table() {
  const { text, sheet } = await installation.text(CLAUSES);
  const { changes } = installation.store;
  const committer = groupCommit((batch) => changes.append(batch));
  const { since, bounds } = changes;
  const loaded = await changes.load(sheet);
  const ends = { log: () => {}, dropped: () => {} };
  const room = new Room({ sheet, loaded, since, bounds, committer, newId, ...ends });
  const copyOf = (name: string) => {
    const actor = installation.actor(name);
    const seat = actor.seats[0];
    const copy = new Copy(actor.person);
    const side = seat && sideOf(seat.role) === "chair" ? "chair" : "member";
    copy.author = { side, person: actor.person, delegation: seat?.delegation ?? null };
    return copy.connect(room);
  };
  return { text, sheet, room, committer, kz: copyOf("delegate.kz"), uz: copyOf("head.uz") };
}

const propose = (wanted: Parameters<typeof released>[2], words: string | null = null) =>
  released(installation, installation.actor("head.kz"), wanted, words);
const accept = (amendment: string) =>
  installation.commands.acceptAmendment(installation.actor("chair"), { amendment, reason: "" });

test("N17 other words in the clause that is typed in: both come out, whoever was first", async () => {
  const { text, sheet, room, committer, uz, kz } = await table();
  const amendment = await propose({ text, deed: "replace", clause: "c1" }, "We decide to meet every year");
  expect(await accept(amendment)).toEqual({ ok: true });
  // The room has not been notified of it yet.
  textAt(uz.doc, 0).insert("Decide to meet every year".length, " in spring");
  await committer.idle();
  expect(uz.closed).toBeNull();
  expect((await linesOf(installation, sheet))[0]).toBe("We decide to meet every year in spring");
  await room.catchUp();
  expect(kz.words[0]).toBe("We decide to meet every year in spring");
  expect(uz.words).toEqual(kz.words);
});

test.each([
  ["moved", { deed: "move" as const, clause: "c2", after: null }, null],
  [
    "merged into another",
    { deed: "merge" as const, clause: "c1", with: "c2" },
    "Decide to meet every year and publish",
  ],
  ["deleted", { deed: "delete" as const, clause: "c2" }, null],
])(
  "N17 words in a clause that is %s at this moment are refused, so that they can be offered",
  async (_, wanted, words) => {
    const { text, sheet, room, committer, uz, kz } = await table();
    const amendment = await propose({ text, ...wanted }, words);
    expect(await accept(amendment)).toEqual({ ok: true });
    const after = await linesOf(installation, sheet);
    textAt(uz.doc, 1).insert(0, "Strongly ");
    textAt(kz.doc, 2).insert("Urge States".length, " to report");
    await committer.idle();
    expect(uz.closed).toEqual({ code: 4403, reason: "changed-meanwhile" });
    expect(kz.closed).toBeNull();
    await room.catchUp();
    const expected = after.map((peer) => (peer === "Urge States" ? "Urge States to report" : peer));
    expect(kz.words).toEqual(expected);
    expect(await linesOf(installation, sheet)).toEqual(expected);
  },
);

test("N17 also of whoever has not heard of it when the room has", async () => {
  const { text, room, committer, uz, kz } = await table();
  const amendment = await propose({ text, deed: "move", clause: "c3", after: "c1" });
  // On a slow connection: what arrives waits unread.
  uz.deliver = () => {};
  expect(await accept(amendment)).toEqual({ ok: true });
  await room.catchUp();
  expect(idsOf(kz.doc)).toEqual(["c1", "c3", "c2"]);
  textAt(uz.doc, 2).insert(0, "Strongly ");
  await committer.idle();
  expect(uz.closed).toEqual({ code: 4403, reason: "changed-meanwhile" });
  expect(kz.words).toEqual(["Decide to meet every year", "Urge States", "Agree to publish"]);
});

test("N17 who has not heard of it and writes in another clause is not sent away", async () => {
  const { text, room, committer, uz, kz } = await table();
  const amendment = await propose({ text, deed: "move", clause: "c3", after: null });
  uz.deliver = () => {};
  expect(await accept(amendment)).toEqual({ ok: true });
  await room.catchUp();
  textAt(uz.doc, 0).insert(0, "Now ");
  await committer.idle();
  expect([uz.closed, kz.words]).toEqual([
    null,
    ["Urge States", "Now Decide to meet every year", "Agree to publish"],
  ]);
});
