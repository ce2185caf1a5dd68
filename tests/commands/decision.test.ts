import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customaryRules, replay } from "#domain/life/index.ts";
import type { Actor } from "#domain/rights/index.ts";
import { firstBreak } from "#domain/trail/index.ts";
import { openOutbox } from "#server/jobs/drain-outbox.ts";
import { settleTexts } from "#server/jobs/settle-texts.ts";
import { newId } from "#server/store/database/new-id.ts";
import type { Notice } from "#server/store/notifications/socket-notices.ts";
import { at, HOUR, issuedUnder, must, recordOn, silenced, typesOn } from "../support/deciding.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const chair = () => installation.actor("chair");
const office = (text: string, seen: string) => ({ text, seen, signatory: "Office", title: "Ombudsman" });

async function signing(clauses?: Parameters<typeof issuedUnder>[3], override?: string) {
  const { text, seen } = await issuedUnder(installation, ["signature"], {}, clauses);
  must(await installation.commands.openSigning(chair(), { text, seen, override }));
  return { text, seen };
}

async function adopted() {
  const { text, seen } = await signing();
  for (const who of ["head.kz", "head.uz"])
    must(await installation.commands.sign(installation.actor(who), office(text, seen)));
  must(await installation.commands.adopt(chair(), { text, seen }));
  return { text, seen };
}

/** Another person in a new seat. */
async function seated(name: string, role: "head" | "alternate", delegation: string): Promise<Actor> {
  const made = await installation.accounts.create({
    name,
    email: `${name}@plenary.example`,
    password: "correct horse battery",
  });
  if (!made.ok) throw new Error(made.reason);
  await installation.store.meetings.seat(newId(), installation.meeting, made.person, role, delegation);
  const seats = await installation.store.meetings.seatsOf(made.person, installation.clock.now);
  return { person: made.person, name, language: null, seats };
}

describe("L9 process rules by their commands", () => {
  test("L9 the desk sets them, heads accept them, and only the chair goes on without", async () => {
    const { commands, actor, meeting } = installation;
    const clauses = [clause("operative", "Decide", 0, "c1")];
    const facts = { meeting, title: "T", kind: "declaration", language: "en", position: 1 } as const;
    const made = await commands.createText(actor("secretariat"), { ...facts, clauses, demonstration: null });
    const text = made.ok ? made.text : "";
    const rules = { ...customaryRules("en"), steps: ["silence" as const] };
    const set = (who: string) => commands.setRules(actor(who), { text, rules, reason: "" });
    expect([await set("head.kz"), await set("secretariat")]).toEqual([
      { ok: false, reason: "not-your-role" },
      { ok: true },
    ]);
    expect(await commands.acceptRules(actor("delegate.kz"), { text })).toMatchObject({
      reason: "not-your-role",
    });
    expect(await commands.acceptRules(actor("head.kz"), { text })).toEqual({ ok: true });
    const open = (who: string, override?: string) => commands.openDrafting(actor(who), { text, override });
    expect(await open("secretariat")).toMatchObject({ which: [{ what: "acceptance", where: ["UZ"] }] });
    expect(await open("secretariat", "By telephone")).toEqual({ ok: false, reason: "not-your-role" });
    expect(await open("chair", "By telephone")).toEqual({ ok: true });
  });
});

describe("L10 what is unsettled in the words, found where they stand", () => {
  const unsettled = [
    clause("operative", "Decide [to cooperate]", 0, "c1"),
    clause("operative", "Agree", 0, "c2"),
  ];

  test("L10 it is named by its clause, and the chair's reason is asked again at the adoption", async () => {
    const { text, seen } = await issuedUnder(installation, ["signature"], { mustSign: ["kz"] }, unsettled);
    const open = (override?: string) => installation.commands.openSigning(chair(), { text, seen, override });
    const which = [{ what: "bracket", where: ["OP1"] }];
    expect(await open()).toEqual({ ok: false, reason: "unsettled", which });
    expect(await open("The bracket is agreed to stand")).toEqual({ ok: true });
    must(await installation.commands.sign(installation.actor("head.kz"), office(text, seen)));
    const adopt = (override?: string) => installation.commands.adopt(chair(), { text, seen, override });
    expect(await adopt()).toEqual({ ok: false, reason: "unsettled", which });
    expect(await adopt("The bracket is agreed to stand")).toEqual({ ok: true });
    const [last] = (await installation.store.records.trail(text)).slice(-1);
    expect(last?.content?.event).toMatchObject({ type: "adopted", override: { which } });
  });
});

describe("L15 a decision at the meeting by its commands", () => {
  test("L15 put by the chair alone; no objection leads to the adoption, an objection back to drafting", async () => {
    const { text, seen } = await issuedUnder(installation, ["meeting"]);
    const put = (who: string) =>
      installation.commands.putToMeeting(installation.actor(who), { text, seen, present: ["kz", "uz"] });
    expect([await put("head.kz"), await put("chair")]).toEqual([
      { ok: false, reason: "not-your-role" },
      { ok: true },
    ]);
    const reason = "OP1 goes too far";
    must(await installation.commands.noteObjection(chair(), { text, seen, delegations: ["uz"], reason }));
    expect((await recordOn(installation, text)).phase.name).toBe("drafting");
    must(await put("chair"));
    must(await installation.commands.noteNoObjection(chair(), { text, seen }));
    expect(await installation.commands.adopt(chair(), { text, seen })).toEqual({ ok: true });
    expect((await recordOn(installation, text)).phase).toMatchObject({ name: "adopted", date: "2026-11-27" });
  });

  test("L11 a text that silence was the last step of is adopted with the day on which it expired, at the place", async () => {
    const { text, seen } = await issuedUnder(installation, ["silence"]);
    const expires = await silenced(installation, text, seen);
    at(installation, expires, 30 * 24 * HOUR);
    must(await installation.commands.adopt(chair(), { text, seen }));
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Almaty" }).format(new Date(expires));
    expect((await recordOn(installation, text)).phase).toMatchObject({ name: "adopted", date: day });
    const announced = { text, meeting: "Tashkent meeting", date: "2027-05-01" };
    expect(await installation.commands.announceOutcome(installation.actor("secretariat"), announced)).toEqual(
      { ok: true },
    );
    expect((await recordOn(installation, text)).decided[0]?.announced?.meeting).toBe("Tashkent meeting");
  });
});

describe("S3 of two people of one delegation one answers", () => {
  test("S3 two heads of one delegation sign at once: one signature, and the other is told so", async () => {
    const second = await seated("alternate.kz", "alternate", "kz");
    const { text, seen } = await signing();
    const done = await Promise.all(
      [installation.actor("head.kz"), second].map((who) =>
        installation.commands.sign(who, office(text, seen)),
      ),
    );
    expect(done.map((one) => (one.ok ? "ok" : one.reason)).sort()).toEqual(["already-done", "ok"]);
    expect((await typesOn(installation, text)).filter((type) => type === "signed")).toHaveLength(1);
  });
});

describe("S10 statements by their commands", () => {
  test("S10 a reservation on a clause of the frozen text; a clause that is none of it is unknown", async () => {
    const { text, seen } = await signing();
    const file = (clauses: string[], who = "head.uz") =>
      installation.commands.fileStatement(installation.actor(who), {
        ...{ text, seen, kind: "reservation", clauses, language: "en", words: "Uzbekistan reserves." },
      });
    expect(await file(["c9"])).toEqual({ ok: false, reason: "unknown-clause" });
    expect(await file(["c2"], "delegate.kz")).toEqual({ ok: false, reason: "not-your-role" });
    expect(await file(["c2"])).toEqual({ ok: true });
    expect(
      await installation.commands.joinStatement(installation.actor("head.kz"), { text, number: 1 }),
    ).toEqual({
      ok: true,
    });
    expect((await recordOn(installation, text)).statements).toMatchObject([{ clauses: ["c2"], hash: seen }]);
  });
});

describe("L82 what comes too late by its commands", () => {
  test("L82 a statement after its time and a reopening after the adoption are refused, and nothing is on the trail of them", async () => {
    const until = new Date(installation.clock.now.getTime() + HOUR).toISOString();
    const { text, seen } = await issuedUnder(installation, ["signature"], { statementsUntil: until });
    must(await installation.commands.openSigning(chair(), { text, seen }));
    const file = () =>
      installation.commands.fileStatement(installation.actor("head.uz"), {
        ...{ text, seen, kind: "reservation", clauses: ["c2"], language: "en", words: "With the law" },
      });
    at(installation, until, -2);
    expect(await file()).toEqual({ ok: true });
    at(installation, until);
    const before = await typesOn(installation, text);
    expect(await file()).toEqual({ ok: false, reason: "statements-closed" });
    for (const who of ["head.kz", "head.uz"])
      must(await installation.commands.sign(installation.actor(who), office(text, seen)));
    must(await installation.commands.adopt(chair(), { text, seen }));
    const reopen = await installation.commands.reopen(chair(), { text, reason: "We think otherwise" });
    expect(reopen).toEqual({ ok: false, reason: "text-adopted" });
    expect((await typesOn(installation, text)).slice(before.length)).toEqual(["signed", "signed", "adopted"]);
  });
});

describe("L16 a corrigendum by its commands", () => {
  const change = { clause: "c1", words: "Decide to co-operate" };
  async function proposed() {
    const { text, seen } = await adopted();
    const expires = new Date(installation.clock.now.getTime() + 73 * HOUR).toISOString();
    const input = { text, seen, changes: [change], expires, reason: "A slip of the pen" };
    return { text, seen, expires, input };
  }

  test("L16 other words of a clause, proposed by the chair, hold when nobody objected, and the first edition stays", async () => {
    const { text, expires, input } = await proposed();
    expect(
      await installation.commands.proposeCorrection(installation.actor("secretariat"), input),
    ).toMatchObject({
      reason: "not-your-role",
    });
    expect(
      await installation.commands.proposeCorrection(chair(), {
        ...input,
        changes: [{ ...change, clause: "c9" }],
      }),
    ).toEqual({ ok: false, reason: "unknown-clause" });
    expect(await installation.commands.proposeCorrection(chair(), input)).toEqual({ ok: true });
    const before = await recordOn(installation, text);
    at(installation, expires);
    await settleTexts(installation.store, () => installation.clock.now);
    const record = await recordOn(installation, text);
    expect(record.editions.map((one) => one.number)).toEqual([1, 2]);
    expect(record.phase).toEqual(before.phase);
    const draft = await installation.store.texts.draft(text, record.editions[1]?.draft ?? 0);
    expect(draft).toMatchObject({ name: "Corr.1", hash: record.editions[1]?.hash });
    expect(draft?.canonical).toContain("Decide to co-operate");
    expect((await typesOn(installation, text)).slice(-3)).toEqual([
      "draft-issued",
      "correction-proposed",
      "corrected",
    ]);
  });

  test("L16 an objection in time, by a head, ends it; the words that are proposed have to be other ones", async () => {
    const { text, input } = await proposed();
    expect(
      await installation.commands.proposeCorrection(chair(), {
        ...input,
        changes: [{ clause: "c2", words: "Agree" }],
      }),
    ).toEqual({ ok: false, reason: "says-the-same" });
    must(await installation.commands.proposeCorrection(chair(), input));
    const seen = (await recordOn(installation, text)).correction?.hash ?? "";
    const object = { text, seen, reason: "It was meant so" };
    expect(await installation.commands.objectToCorrection(installation.actor("head.uz"), object)).toEqual({
      ok: true,
    });
    expect((await recordOn(installation, text)).correction).toBeNull();
  });

  test("L81 several clauses in one corrigendum: each once, and all of them in one further edition", async () => {
    const { text, expires, input } = await proposed();
    const other = { clause: "c2", language: "en", words: "Agreed" };
    const propose = (changes: { clause: string; language?: string; words: string }[]) =>
      installation.commands.proposeCorrection(chair(), { ...input, changes });
    expect(await propose([change, { ...other, clause: "c1" }])).toEqual({
      ok: false,
      reason: "clause-twice",
    });
    expect(await propose([change, { ...other, language: "ru" }])).toEqual({
      ok: false,
      reason: "unknown-clause",
    });
    expect(await propose([change, other])).toEqual({ ok: true });
    at(installation, expires);
    await settleTexts(installation.store, () => installation.clock.now);
    const edition = (await recordOn(installation, text)).editions.at(-1);
    const words = (await installation.store.texts.draft(text, edition?.draft ?? 0))?.canonical;
    expect(words).toContain("Decide to co-operate");
    expect(words).toContain("Agreed");
  });

  test("S9 a sixth delegation accedes, and the record is still what its trail adds up to", async () => {
    const { text, seen } = await adopted();
    const id = newId();
    const rest = { name: null, institution: { en: "Commission" }, colour: "#000000" };
    await installation.store.meetings.addDelegation(installation.meeting, id, 9, {
      kind: "guest",
      country: "MN",
      ...rest,
    });
    const head = await seated("head.mn", "head", id);
    expect(await installation.commands.accede(head, office(text, seen))).toEqual({ ok: true });
    expect(await installation.commands.accede(head, office(text, seen))).toEqual({
      ok: false,
      reason: "already-done",
    });
    const record = await recordOn(installation, text);
    expect(record.accessions).toMatchObject([{ party: { country: "MN" }, edition: 1 }]);
    const trail = await installation.store.records.trail(text);
    expect(firstBreak(trail)).toBeNull();
    expect(replay(trail.flatMap(({ content }) => (content ? [content] : [])))).toEqual(record);
  });
});

describe("L18 killed between the commit and the telling, it is told once after the start", () => {
  test("L18 what a silence procedure's end is told by stands in the database, and is told once", async () => {
    const { text, seen } = await issuedUnder(installation, ["silence"]);
    const expires = await silenced(installation, text, seen);
    at(installation, expires);
    await settleTexts(installation.store, () => installation.clock.now);
    // The process ends here, before anybody was notified. Another one starts.
    const notified: Notice[] = [];
    const { store } = installation;
    const outbox = await openOutbox({
      store,
      broadcast: (notice) => void notified.push(notice),
      now: () => new Date(),
    });
    await outbox.drain();
    const ofText = () => notified.filter((one) => one.type === "phase" && one.text === text).length;
    const once = ofText();
    expect(once).toBeGreaterThan(0);
    await settleTexts(store, () => installation.clock.now);
    await outbox.drain();
    expect(ofText()).toBe(once);
    const notices = await installation.store.notifications.of(installation.actor("head.kz").person, 100);
    expect(notices.filter((one) => one.text === text && one.matter === "silence-kept")).toHaveLength(1);
  });
});
