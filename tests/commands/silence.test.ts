import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { replay } from "#domain/life/index.ts";
import { firstBreak } from "#domain/trail/index.ts";
import { settleTexts } from "#server/jobs/settle-texts.ts";
import { at, HOUR, issue, issuedUnder, must, recordOn, silenced, typesOn } from "../support/deciding.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const chair = () => installation.actor("chair");
const objection = { reason: "OP1 goes too far", amendment: "", confidential: false };
const breaks = (who: string, text: string, seen: string, more = {}) =>
  installation.commands.breakSilence(installation.actor(who), { text, seen, ...objection, ...more });
const job = () => settleTexts(installation.store, () => installation.clock.now);
const notifiedFor = async (who: string, text: string) =>
  (await installation.store.notifications.of(installation.actor(who).person, 100))
    .filter((one) => one.text === text)
    .map((one) => one.facts.left ?? one.matter)
    .reverse();

async function underSilence(rules = {}) {
  const { text, seen } = await issuedUnder(installation, ["silence", "signature"], rules);
  return { text, seen, expires: await silenced(installation, text, seen) };
}

describe("L12 an objection before the expiry ends the silence procedure, one after it changes nothing", () => {
  test("L12 broken at hour 71 by a head: back to drafting at once, the pen with the chair, and everybody told", async () => {
    const { text, seen, expires } = await underSilence();
    at(installation, expires, -HOUR);
    expect(await breaks("delegate.kz", text, seen)).toEqual({ ok: false, reason: "not-your-role" });
    expect(await breaks("head.uz", text, seen)).toEqual({ ok: true });
    const record = await recordOn(installation, text);
    expect(record.phase).toEqual({ name: "drafting", pen: "chair", reading: 2 });
    expect(record.silences).toMatchObject([
      { ended: "broken", party: { country: "UZ" }, reason: objection.reason },
    ]);
    expect((await installation.store.texts.byId(text))?.record.phase.name).toBe("drafting");
    for (const who of ["chair", "head.kz", "delegate.kz", "guest.no"])
      expect((await notifiedFor(who, text)).at(-1)).toBe("silence-broken");
    expect(await breaks("head.kz", text, seen)).toEqual({ ok: false, reason: "not-in-this-phase" });
    expect(replay(await contentsOf(text))).toEqual(record);
  });

  test("L12 a millisecond before the expiry it is in time; at the expiry it is refused, recorded and without effect", async () => {
    const first = await underSilence();
    at(installation, first.expires, -1);
    expect(await breaks("head.uz", first.text, first.seen)).toEqual({ ok: true });
    const second = await underSilence();
    at(installation, second.expires);
    expect(await breaks("head.uz", second.text, second.seen)).toEqual({ ok: false, reason: "silence-over" });
    expect((await recordOn(installation, second.text)).phase).toMatchObject({
      name: "agreed",
      at: second.expires,
    });
    expect((await typesOn(installation, second.text)).slice(-2)).toEqual(["silence-kept", "objection-late"]);
    expect(firstBreak(await installation.store.records.trail(second.text))).toBeNull();
  });

  test("L12 of two delegations that object at once one breaks silence and the other finds it broken", async () => {
    const { text, seen } = await underSilence();
    const done = await Promise.all([breaks("head.kz", text, seen), breaks("head.uz", text, seen)]);
    expect(done.map((one) => (one.ok ? "ok" : one.reason)).sort()).toEqual(["not-in-this-phase", "ok"]);
    expect((await typesOn(installation, text)).filter((type) => type === "silence-broken")).toHaveLength(1);
  });

  test("L12 where the rules say objection, an amendment alone does not break; where they say amendment, it does", async () => {
    const [strict, open] = [await underSilence(), await underSilence({ breaks: "objection-or-amendment" })];
    const amendment = { reason: "", amendment: "Decide to cooperate closely" };
    expect(await breaks("head.uz", strict.text, strict.seen, amendment)).toEqual({
      ok: false,
      reason: "reason-missing",
    });
    expect(await breaks("head.uz", open.text, open.seen, amendment)).toEqual({ ok: true });
  });

  test("L12 the frozen words take no edit while silence lasts, and take them again once it is broken", async () => {
    const { text, seen } = await underSilence();
    const sheet = (await installation.store.texts.byId(text))?.sheet ?? "";
    const hand = await handOn(installation.store, sheet, chair().person, null);
    expect((await installation.store.changes.append([hand.type(0, " again")]))[0]?.ok).toBe(false);
    must(await breaks("head.uz", text, seen));
    const after = await handOn(installation.store, sheet, chair().person, null);
    expect((await installation.store.changes.append([after.type(0, " again")]))[0]?.ok).toBe(true);
  });
});

describe("L11 silence is kept by the instant alone", () => {
  test("L11 with the job dead for a week every reader is told the truth, and the first command writes it down", async () => {
    const { text, seen, expires } = await underSilence();
    at(installation, expires, 7 * 24 * HOUR);
    expect((await recordOn(installation, text)).phase.name).toBe("silence");
    const page = await installation.queries.decision(installation.actor("head.kz"), text);
    expect(page).toMatchObject({ ok: true, text: { phase: { name: "agreed", at: expires } } });
    must(await installation.commands.openSigning(chair(), { text, seen }));
    expect((await typesOn(installation, text)).slice(-2)).toEqual(["silence-kept", "signing-opened"]);
    const record = await recordOn(installation, text);
    expect(record.decided).toMatchObject([{ step: "silence", at: expires }]);
    expect(replay(await contentsOf(text))).toEqual(record);
  });

  test("L11 the job and a reader say the same, early the job does nothing, and a second time nothing more", async () => {
    const { text, expires } = await underSilence();
    at(installation, expires, -2 * HOUR - 10);
    await job();
    expect((await recordOn(installation, text)).phase.name).toBe("silence");
    at(installation, expires, 5);
    const read = await installation.queries.decision(chair(), text);
    await job();
    await job();
    const record = await recordOn(installation, text);
    expect(read).toMatchObject({ ok: true, text: { phase: record.phase } });
    expect((await typesOn(installation, text)).filter((type) => type === "silence-kept")).toHaveLength(1);
    const [last] = (await installation.store.records.trail(text)).slice(-1);
    expect(last?.content?.actor).toEqual({ side: "system", delegation: null, person: null });
  });

  test("L11 a late job un-adopts nothing and adopts nothing: broken in time stays broken", async () => {
    const { text, seen, expires } = await underSilence();
    must(await breaks("head.uz", text, seen));
    at(installation, expires, HOUR);
    await job();
    expect((await recordOn(installation, text)).phase.name).toBe("drafting");
    expect(await typesOn(installation, text)).not.toContain("silence-kept");
  });

  test("L11 after a break a new draft needs a new procedure, which may then be kept", async () => {
    const { text, seen } = await underSilence();
    must(await breaks("head.uz", text, seen));
    const sheet = (await installation.store.texts.byId(text))?.sheet ?? "";
    const hand = await handOn(installation.store, sheet, chair().person, null);
    await installation.store.changes.append([hand.type(0, ", step by step")]);
    const second = await issue(installation, text);
    const expires = await silenced(installation, text, second);
    at(installation, expires);
    expect(await installation.commands.openSigning(chair(), { text, seen })).toMatchObject({
      reason: "hash-differs",
    });
    expect(await installation.commands.openSigning(chair(), { text, seen: second })).toEqual({ ok: true });
    expect((await recordOn(installation, text)).silences.map((one) => one.ended)).toEqual(["broken", "kept"]);
  });
});

describe("L13 a silence procedure is only extended before its expiry, and only to a later moment", () => {
  test("L13 the chair extends with a reason, the old expiry is kept, and an earlier moment is refused", async () => {
    const { text, expires } = await underSilence();
    const later = new Date(Date.parse(expires) + 24 * HOUR).toISOString();
    const extend = (until: string, reason = "A capital needs a day more", who = "chair") =>
      installation.commands.extendSilence(installation.actor(who), { text, expires: until, reason });
    expect(await extend(expires)).toEqual({ ok: false, reason: "not-later" });
    expect(await extend(later, " ")).toEqual({ ok: false, reason: "reason-missing" });
    expect(await extend(later, "A day more", "secretariat")).toEqual({ ok: false, reason: "not-your-role" });
    expect(await extend(later)).toEqual({ ok: true });
    const { phase } = await recordOn(installation, text);
    expect(phase).toMatchObject({ expires: later, extended: [{ previous: expires, expires: later }] });
    at(installation, expires, 10);
    expect(await breaksAt(text)).toEqual({ ok: true });
  });

  test("L13 after the expiry it is refused in words", async () => {
    const { text, expires } = await underSilence();
    const later = new Date(Date.parse(expires) + 24 * HOUR).toISOString();
    at(installation, expires, 1);
    expect(
      await installation.commands.extendSilence(chair(), { text, expires: later, reason: "Too late" }),
    ).toEqual({
      ok: false,
      reason: "silence-over",
    });
  });

  async function breaksAt(text: string) {
    const { phase } = await recordOn(installation, text);
    return breaks("head.uz", text, "hash" in phase ? phase.hash : "");
  }
});

describe("L14 what is withheld of an objection is shown to the chair and to the delegation alone", () => {
  const seenBy = async (who: string, text: string) => {
    const page = await installation.queries.trail(installation.actor(who), text);
    if (!page.ok) throw new Error(page.reason);
    expect(page.broken).toBeNull();
    return page.entries.flatMap(({ content }) =>
      content?.event.type === "objection-noted" ? [[content.event.party?.country, content.event.reason]] : [],
    );
  };
  test.each([
    ["everything is said", {}, false, [["UZ", "OP1"]]],
    ["the reason is confidential", {}, true, [["UZ", null]]],
    ["the rules withhold the name", { namesBreaker: "chair" }, false, [[undefined, "OP1"]]],
    ["both", { namesBreaker: "chair" }, true, []],
  ] as const)("L14 %s", async (_, rules, confidential, notified) => {
    const { text, seen } = await underSilence(rules);
    must(await breaks("head.uz", text, seen, { reason: "OP1", confidential }));
    expect(await seenBy("head.kz", text)).toEqual(notified);
    expect(await seenBy("guest.no", text)).toEqual(notified);
    const whole = expect.arrayContaining([["UZ", "OP1"]]);
    expect(await seenBy("chair", text)).toEqual(whole);
    expect(await seenBy("head.uz", text)).toEqual(whole);
    const [kept] = (await recordOn(installation, text)).silences.slice(-1);
    const open = (notified as readonly (readonly unknown[])[])[0] ?? [undefined, null];
    expect([kept?.party?.country, kept?.reason]).toEqual(open);
    if ("namesBreaker" in rules) expect(await namesOn("head.kz", text)).not.toContain("uz");
  });

  /** Every delegation that the trail shows to this reader as the author of something since silence was opened. */
  async function namesOn(who: string, text: string) {
    const page = await installation.queries.trail(installation.actor(who), text);
    if (!page.ok) throw new Error(page.reason);
    const opened = page.entries.findIndex((one) => one.content?.event.type === "silence-opened");
    return page.entries.slice(opened).map((one) => one.content?.actor.delegation);
  }

  test("L14 positive answers are possible and not needed, and shown to whom the rules say", async () => {
    const { text, seen, expires } = await underSilence({ answers: "chair" });
    const join = (who: string) => installation.commands.joinSilence(installation.actor(who), { text, seen });
    expect(await join("head.uz")).toEqual({ ok: true });
    expect(await join("head.uz")).toEqual({ ok: false, reason: "already-done" });
    expect((await recordOn(installation, text)).answers).toMatchObject([
      { party: { country: "UZ" }, to: "chair" },
    ]);
    at(installation, expires);
    expect(await join("head.kz")).toEqual({ ok: false, reason: "silence-over" });
  });
});

describe("L18 who decides is reminded once: at half-time, a day and two hours before the expiry", () => {
  test("L18 each reminder is told once to heads and alternates, however often the job runs", async () => {
    const { text, expires } = await underSilence();
    const moments = [-36 * HOUR, -36 * HOUR + 1, -24 * HOUR, -3 * HOUR, -2 * HOUR, 0, HOUR];
    for (const moment of moments) {
      at(installation, expires, moment + 2_000);
      await job();
      await job();
    }
    const ladder = ["silence-opened", "half", "day", "hours", "silence-kept"];
    expect((await notifiedFor("head.kz", text)).slice(-5)).toEqual(ladder);
    expect((await notifiedFor("delegate.kz", text)).slice(-1)).toEqual(["silence-kept"]);
    expect(await notifiedFor("delegate.kz", text)).not.toContain("half");
  });

  test("L18 a job that slept through two of them wakes nobody twice, and one that slept longer tells the outcome alone", async () => {
    const [first, second] = [await underSilence(), await underSilence()];
    at(installation, first.expires, -HOUR);
    await installation.store.transaction((tables) => tables.records.open(first.text));
    expect((await notifiedFor("head.kz", first.text)).slice(-2)).toEqual(["silence-opened", "hours"]);
    at(installation, second.expires, HOUR);
    await job();
    expect((await notifiedFor("head.kz", second.text)).slice(-2)).toEqual(["silence-opened", "silence-kept"]);
  });
});

async function contentsOf(text: string) {
  const trail = await installation.store.records.trail(text);
  return trail.flatMap(({ content }) => (content ? [content] : []));
}
