import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { released } from "../support/amendments.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
let text: string;
beforeAll(async () => {
  installation = await openInstallation();
  ({ text } = await installation.text());
});
afterAll(() => installation.close());

const head = () => installation.actor("head.kz");
const chair = () => installation.actor("chair");
const reasonOf = (done: { ok: boolean; reason?: string }) => (done.ok ? "ok" : done.reason);

describe("N9 the chair's side proposes an outcome to the submitter alone", () => {
  test("N9 it is answered once, by the submitter's head, and is on no record", async () => {
    const amendment = await released(installation, head(), { text, deed: "delete", clause: "c2" });
    const before = (await installation.store.records.trail(text)).length;
    const { proposeOutcome, answerOutcome } = installation.commands;
    const propose = (who: string, more = {}) =>
      proposeOutcome(installation.actor(who), {
        amendment,
        outcome: "reject",
        comment: "Premature",
        ...more,
      });
    const answer = (who: string) =>
      answerOutcome(installation.actor(who), { amendment, agrees: false, comment: "We insist" });
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
    expect((await installation.store.amendments.byId(amendment))?.outcome).toMatchObject({
      ...{ outcome: "reject", comment: "Premature" },
      answer: { agrees: false, comment: "We insist" },
    });
    expect(reasonOf(await propose("chair", { outcome: "accept" }))).toBe("ok");
    expect((await installation.store.amendments.byId(amendment))?.outcome).toMatchObject({ answer: null });
    expect((await installation.store.records.trail(text)).length).toBe(before);
    await installation.commands.rejectAmendment(chair(), { amendment, reason: "" });
    expect(reasonOf(await propose("chair"))).toBe("amendment-closed");
  });
});
