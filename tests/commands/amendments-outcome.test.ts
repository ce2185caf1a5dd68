import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { released } from "../support/amendments.ts";
import { type House, openHouse } from "../support/house.ts";

let house: House;
let text: string;
beforeAll(async () => {
  house = await openHouse();
  ({ text } = await house.text());
});
afterAll(() => house.close());

const head = () => house.actor("head.kz");
const chair = () => house.actor("chair");
const reasonOf = (done: { ok: boolean; reason?: string }) => (done.ok ? "ok" : done.reason);

describe("N9 the chair's side proposes an outcome to the submitter alone", () => {
  test("N9 it is answered once, by the submitter's head, and is on no record", async () => {
    const amendment = await released(house, head(), { text, deed: "delete", clause: "c2" });
    const before = (await house.store.records.trail(text)).length;
    const { proposeOutcome, answerOutcome } = house.commands;
    const propose = (who: string, more = {}) =>
      proposeOutcome(house.actor(who), { amendment, outcome: "reject", comment: "Premature", ...more });
    const answer = (who: string) =>
      answerOutcome(house.actor(who), { amendment, agrees: false, comment: "We insist" });
    expect(reasonOf(await answer("head.kz"))).toBe("not-found");
    expect(reasonOf(await propose("head.uz"))).toBe("not-your-role");
    expect(reasonOf(await propose("chair", { outcome: "modify" }))).toBe("empty");
    expect(reasonOf(await propose("chair", { outcome: "merge", into: "nowhere" }))).toBe("not-found");
    expect(reasonOf(await propose("chair", { outcome: "merge", into: amendment }))).toBe("merged-in-circle");
    expect(reasonOf(await propose("chair", { comment: "x".repeat(4_001) }))).toBe("too-long");
    expect(reasonOf(await propose("secretariat"))).toBe("ok");
    expect(reasonOf(await answer("head.uz"))).toBe("not-your-delegation");
    expect(reasonOf(await answer("delegate.kz"))).toBe("not-your-role");
    expect(reasonOf(await answer("head.kz"))).toBe("ok");
    expect(reasonOf(await answer("head.kz"))).toBe("already-done");
    expect((await house.store.amendments.byId(amendment))?.outcome).toMatchObject({
      ...{ outcome: "reject", comment: "Premature" },
      answer: { agrees: false, comment: "We insist" },
    });
    expect(reasonOf(await propose("chair", { outcome: "accept" }))).toBe("ok");
    expect((await house.store.amendments.byId(amendment))?.outcome).toMatchObject({ answer: null });
    expect((await house.store.records.trail(text)).length).toBe(before);
    await house.commands.rejectAmendment(chair(), { amendment, reason: "" });
    expect(reasonOf(await propose("chair"))).toBe("amendment-closed");
  });
});
