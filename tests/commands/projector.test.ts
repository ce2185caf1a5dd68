import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

async function projector(text: string, who = "chair") {
  const page = await installation.queries.room(installation.actor(who), text);
  if (!page.ok) throw new Error(page.reason);
  return page;
}

describe("P60 the chair's side turns the wall, and the wall stays where it was turned to", () => {
  test("P60 a wall begins at the beginning, and is turned by chair and secretariat", async () => {
    const { text } = await installation.text();
    expect((await projector(text)).point).toEqual({ clause: null, view: "clause" });
    for (const [who, clause, view] of [
      ["chair", "c2", "text"],
      ["secretariat", "c1", "amendments"],
    ] as const) {
      expect(await installation.commands.pointRoom(installation.actor(who), { text, clause, view })).toEqual({
        ok: true,
      });
      expect((await projector(text, "guest.no")).point).toEqual({ clause, view });
    }
    const notified = await installation.store.outbox.waiting(500);
    expect(notified.filter(({ notice }) => notice.type === "room")).toHaveLength(2);
  });

  test.each([
    ["delegate.kz", "c2", "clause", "not-your-role"],
    ["guest.no", "c2", "clause", "not-your-role"],
    ["stranger", "c2", "clause", "no-seat"],
    ["chair", "elsewhere", "clause", "unknown-clause"],
    ["chair", "c2", "upside-down", "malformed"],
  ])("P60 %s may not turn it to %s as %s: %s, and nothing is turned", async (who, clause, view, reason) => {
    const { text } = await installation.text();
    const refused = await installation.commands.pointRoom(installation.actor(who), { text, clause, view });
    expect(refused).toEqual({ ok: false, reason });
    expect((await projector(text)).point).toEqual({ clause: null, view: "clause" });
  });

  test("P60 nobody signed in turns no wall and sees none; a text that is not there has none", async () => {
    const { text } = await installation.text();
    const input = { text, clause: "c1", view: "clause" };
    expect(await installation.commands.pointRoom(null, input)).toEqual({
      ok: false,
      reason: "not-signed-in",
    });
    expect(await installation.queries.room(null, text)).toEqual({ ok: false, reason: "not-signed-in" });
    const chair = installation.actor("chair");
    expect(await installation.commands.pointRoom(chair, { ...input, text: "gone" })).toMatchObject({
      ok: false,
    });
  });
});

describe("P61 the wall knows no more than the seat that sees least, whoever has opened it", () => {
  test("P61 a draft is on no wall, not even on its own delegation's; released, it is on all", async () => {
    const { text } = await installation.text();
    const kz = installation.actor("head.kz");
    const drafted = await installation.commands.draftAmendment(kz, { text, deed: "delete", clause: "c2" });
    if (!drafted.ok) throw new Error(drafted.reason);
    for (const who of ["head.kz", "chair"]) expect((await projector(text, who)).amendments).toEqual([]);
    const released = await installation.commands.releaseAmendment(kz, {
      amendment: drafted.amendment,
      reason: "Said twice",
    });
    expect(released).toMatchObject({ ok: true });
    for (const who of ["head.kz", "chair", "guest.no"])
      expect((await projector(text, who)).amendments.map(({ delegation }) => delegation)).toEqual(["kz"]);
  });

  test("P61 where the chair hides attribution, the wall names nobody, on the chair's own screen, too", async () => {
    const { text } = await installation.text();
    const kz = installation.actor("head.kz");
    const drafted = await installation.commands.draftAmendment(kz, { text, deed: "delete", clause: "c2" });
    if (!drafted.ok) throw new Error(drafted.reason);
    await installation.commands.releaseAmendment(kz, { amendment: drafted.amendment, reason: "Said twice" });
    const hidden = await installation.commands.setAttribution(installation.actor("chair"), {
      text,
      shown: false,
    });
    expect(hidden).toMatchObject({ ok: true });
    const [seen] = (await projector(text, "chair")).amendments;
    expect([seen?.delegation, Object.values(seen?.may ?? {}).includes(true)]).toEqual([null, false]);
  });
});
