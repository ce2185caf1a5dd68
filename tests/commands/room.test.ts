import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function wall(text: string, who = "chair") {
  const page = await house.queries.room(house.actor(who), text);
  if (!page.ok) throw new Error(page.reason);
  return page;
}

describe("P60 the chair's side turns the wall, and the wall stays where it was turned to", () => {
  test("P60 a wall begins at the beginning, and is turned by chair and secretariat", async () => {
    const { text } = await house.text();
    expect((await wall(text)).point).toEqual({ clause: null, view: "clause" });
    for (const [who, clause, view] of [
      ["chair", "c2", "text"],
      ["secretariat", "c1", "amendments"],
    ] as const) {
      expect(await house.commands.pointRoom(house.actor(who), { text, clause, view })).toEqual({ ok: true });
      expect((await wall(text, "guest.no")).point).toEqual({ clause, view });
    }
    const told = await house.store.outbox.waiting(500);
    expect(told.filter(({ notice }) => notice.type === "room")).toHaveLength(2);
  });

  test.each([
    ["delegate.kz", "c2", "clause", "not-your-role"],
    ["guest.no", "c2", "clause", "not-your-role"],
    ["stranger", "c2", "clause", "no-seat"],
    ["chair", "elsewhere", "clause", "unknown-clause"],
    ["chair", "c2", "upside-down", "malformed"],
  ])("P60 %s may not turn it to %s as %s: %s, and nothing is turned", async (who, clause, view, reason) => {
    const { text } = await house.text();
    const refused = await house.commands.pointRoom(house.actor(who), { text, clause, view });
    expect(refused).toEqual({ ok: false, reason });
    expect((await wall(text)).point).toEqual({ clause: null, view: "clause" });
  });

  test("P60 nobody signed in turns no wall and sees none; a text that is not there has none", async () => {
    const { text } = await house.text();
    const wish = { text, clause: "c1", view: "clause" };
    expect(await house.commands.pointRoom(null, wish)).toEqual({ ok: false, reason: "not-signed-in" });
    expect(await house.queries.room(null, text)).toEqual({ ok: false, reason: "not-signed-in" });
    const chair = house.actor("chair");
    expect(await house.commands.pointRoom(chair, { ...wish, text: "gone" })).toMatchObject({ ok: false });
  });
});

describe("P61 the wall knows no more than the seat that sees least, whoever has opened it", () => {
  test("P61 a draft is on no wall, not even on its own delegation's; released, it is on all", async () => {
    const { text } = await house.text();
    const kz = house.actor("head.kz");
    const drafted = await house.commands.draftAmendment(kz, { text, deed: "delete", clause: "c2" });
    if (!drafted.ok) throw new Error(drafted.reason);
    for (const who of ["head.kz", "chair"]) expect((await wall(text, who)).amendments).toEqual([]);
    const released = await house.commands.releaseAmendment(kz, {
      amendment: drafted.amendment,
      reason: "Said twice",
    });
    expect(released).toMatchObject({ ok: true });
    for (const who of ["head.kz", "chair", "guest.no"])
      expect((await wall(text, who)).amendments.map(({ delegation }) => delegation)).toEqual(["kz"]);
  });

  test("P61 where the chair hides attribution, the wall names nobody, on the chair's own screen, too", async () => {
    const { text } = await house.text();
    const kz = house.actor("head.kz");
    const drafted = await house.commands.draftAmendment(kz, { text, deed: "delete", clause: "c2" });
    if (!drafted.ok) throw new Error(drafted.reason);
    await house.commands.releaseAmendment(kz, { amendment: drafted.amendment, reason: "Said twice" });
    const hidden = await house.commands.setAttribution(house.actor("chair"), { text, shown: false });
    expect(hidden).toMatchObject({ ok: true });
    const [seen] = (await wall(text, "chair")).amendments;
    expect([seen?.delegation, Object.values(seen?.may ?? {}).includes(true)]).toEqual([null, false]);
  });
});
