import { describe, expect, test } from "vitest";
import {
  asOf,
  audienceIncludes,
  type Command,
  customaryRules,
  decide,
  type ProcessRules,
  recordOf,
  type Step,
  type TextEvent,
  textObstacles,
  translationObstacles,
} from "#domain/life/index.ts";
import { sourceDigest } from "#domain/text/rendering.ts";
import {
  ACCEPTED,
  amended,
  assembled,
  COMMANDS,
  done,
  H,
  IN_PHASE,
  issued,
  kept,
  LATER,
  OTHER,
  opened,
  outcome,
  silent,
  under,
  unopposed,
} from "../support/life-table.ts";
import { AT, clause, party, recordAfter } from "../support/texts.ts";

const drafted = (...steps: Step[]) => recordAfter(under(steps), ...ACCEPTED, opened, issued);
const reasonOf = (record: ReturnType<typeof recordAfter>, command: Command, now = AT) => {
  const decision = decide(record, command, now);
  return decision.ok ? decision.events[0] : { reason: decision.reason, which: decision.which };
};

describe("L8 a text is decided by the steps of its rules, in their order", () => {
  const all: Record<Step, Command> = {
    silence: COMMANDS["open-silence"],
    meeting: COMMANDS["put-to-meeting"],
    signature: COMMANDS["open-signing"],
  };
  test.each(["silence", "meeting", "signature"] as const)(
    "L8 under %s alone no other step is opened",
    (step) => {
      const opens = Object.entries(all).filter(([, command]) => outcome(drafted(step), command) === "yes");
      expect(opens.map(([name]) => name)).toEqual([step]);
    },
  );

  test("L8 silence, then signature: signing opens only after silence was kept, and adoption only after signing", () => {
    const first = drafted("silence", "signature");
    const agreed = recordAfter(under(["silence", "signature"]), ...ACCEPTED, opened, issued, silent, kept);
    expect(outcome(first, all.signature)).toBe("not-this-step");
    expect(outcome(agreed, all.silence)).toBe("not-this-step");
    expect(outcome(agreed, COMMANDS.adopt)).toBe("not-this-step");
    const signing = done(agreed, all.signature);
    expect(outcome(signing, COMMANDS.adopt)).toBe("signatures-missing");
  });

  test("L8 what was agreed by the last step is adopted without a signature", () => {
    const agreed = recordAfter(under(["meeting"]), ...ACCEPTED, opened, issued, assembled, unopposed);
    expect(outcome(agreed, COMMANDS.adopt)).toBe("yes");
  });

  test("L8 the next step freezes what was agreed and nothing else", () => {
    const agreed = recordAfter(under(["silence", "signature"]), ...ACCEPTED, opened, issued, silent, kept);
    expect(outcome(agreed, { ...COMMANDS["open-signing"], seen: OTHER })).toBe("hash-differs");
    expect(done(agreed, COMMANDS["open-signing"]).phase).toMatchObject({ name: "signing", hash: H });
  });

  test("L8 a text for which no rules were set is decided by the signature of all, and its old record is read so", () => {
    const old = recordAfter(opened, issued);
    expect(outcome(old, all.signature)).toBe("yes");
    expect(outcome(old, all.silence)).toBe("not-this-step");
    const { rules: _, acceptances: _a, decided: _d, ...stored } = old;
    expect(recordOf(stored)).toEqual(old);
  });
});

describe("L9 process rules are accepted by every delegation, or the chair goes on, on the record", () => {
  const set = recordAfter(under(["silence"]));
  test("L9 drafting opens when all accepted; before, it is said who has not", () => {
    const half = done(set, COMMANDS["accept-rules"]);
    expect(reasonOf(half, COMMANDS["open-drafting"])).toEqual({
      reason: "rules-not-accepted",
      which: [{ what: "acceptance", where: ["UZ"] }],
    });
    const whole = done(half, { type: "accept-rules", delegation: "uz" });
    expect(reasonOf(whole, COMMANDS["open-drafting"])).toEqual(opened);
  });

  test("L9 the chair's reason stands in the event, with what was missing", () => {
    const command: Command = { type: "open-drafting", override: "Tashkent accepted by telephone" };
    expect(reasonOf(set, command)).toMatchObject({
      type: "drafting-opened",
      override: { reason: "Tashkent accepted by telephone", which: [{ where: ["KZ", "UZ"] }] },
    });
  });

  test("L9 rules that are set again are accepted anew, and during drafting set with a reason", () => {
    const rules = { ...customaryRules("en"), steps: ["meeting" as const] };
    const again: Command = { type: "set-rules", rules, reason: "The region will meet" };
    expect(done(drafted("silence"), again).acceptances).toEqual([]);
    expect(outcome(drafted("silence"), { ...again, reason: " " })).toBe("reason-missing");
    expect(reasonOf(done(drafted("silence"), again), COMMANDS["put-to-meeting"])).toMatchObject({
      reason: "rules-not-accepted",
    });
  });

  test.each([
    ["no step", { steps: [] }],
    ["a step twice", { steps: ["silence", "silence"] }],
    ["half an hour", { silenceHours: 0.5 }],
    ["two years", { silenceHours: 17_520 }],
    ["a stranger who must sign", { mustSign: ["mn"] }],
    ["nobody who must sign", { mustSign: [] }],
    ["another language first", { languages: ["ru", "en"] }],
    ["no language", { languages: ["en", "<b>"] }],
    ["a day for an instant", { statementsUntil: "2026-11-27" }],
  ] as [string, Partial<ProcessRules>][])("L9 rules with %s do not fit", (_, wrong) => {
    const command = (rules: object): Command => ({
      ...{ type: "set-rules", reason: "" },
      rules: { ...customaryRules("en"), ...rules } as ProcessRules,
    });
    expect(outcome(recordAfter(), command({}))).toBe("yes");
    expect(outcome(recordAfter(), command(wrong))).toBe("rules-unfit");
  });
});

describe("L10 a text is frozen only where nothing in it is unsettled, or the chair goes on, on the record", () => {
  const clauses = [
    clause("operative", "Decide [to cooperate]", 0, "c1"),
    clause("operative", "Agree on [tbc]", 0, "c2"),
    clause("operative", "Note", 0, "c3"),
    { ...clause("operative", "Welcome", 0, "c4"), variant: "c3" },
  ];

  test("L10 brackets, kept places and competing wordings are named by their clauses", () => {
    expect(textObstacles(clauses)).toEqual([
      { what: "bracket", where: ["OP1"] },
      { what: "placeholder", where: ["OP2"] },
      { what: "variant", where: ["OP3"] },
    ]);
    expect(textObstacles([clause("operative", "Decide", 0, "c1")])).toEqual([]);
  });

  test.each(["silence", "meeting", "signature"] as const)(
    "L10 %s does not open over them without a reason",
    (step) => {
      const names = {
        silence: "open-silence",
        meeting: "put-to-meeting",
        signature: "open-signing",
      } as const;
      const obstacles = textObstacles(clauses);
      const command = { ...COMMANDS[names[step]], obstacles } as Command;
      expect(reasonOf(drafted(step), command)).toEqual({ reason: "unsettled", which: obstacles });
      expect(reasonOf(drafted(step), { ...command, override: "So agreed" } as Command)).toMatchObject({
        override: { reason: "So agreed", which: obstacles },
      });
    },
  );

  test("L10 an undecided amendment, and an authentic language in which nothing stands, are in the way, too", () => {
    const rules = under(["silence"], { languages: ["en", "ru"] });
    const record = recordAfter(rules, ...ACCEPTED, opened, issued, amended("a1"));
    expect(reasonOf(record, COMMANDS["open-silence"])).toEqual({
      reason: "unsettled",
      which: [
        { what: "amendment", where: ["a1"] },
        { what: "language", where: ["ru"] },
      ],
    });
  });
});

describe("L20 an authentic language is signed only where it says what the source says", () => {
  const source = [clause("operative", "Decide", 0, "c1"), clause("operative", "Agree", 0, "c2")];
  const version = [clause("operative", "Решают", 0, "c1"), clause("operative", "Согласны", 0, "c2")];
  const rendered = (...ids: string[]) =>
    new Map(source.filter(({ id }) => ids.includes(id)).map((one) => [one.id, sourceDigest(one)]));

  test("L20 every clause rendered from the words as they stand: nothing is in the way", () => {
    expect(translationObstacles(source, version, rendered("c1", "c2"), "ru")).toEqual([]);
  });

  test("L20 not rendered, behind the source, missing or left over: named by its clause and language", () => {
    const behind = rendered("c1", "c2").set("c1", "0".repeat(64));
    const where = (...entered: Parameters<typeof translationObstacles>) =>
      translationObstacles(...entered).flatMap((one) => one.where);
    expect(where(source, version, rendered("c1"), "ru")).toEqual(["OP2 (ru)"]);
    expect(where(source, version, behind, "ru")).toEqual(["OP1 (ru)"]);
    expect(where(source, version.slice(0, 1), rendered("c1", "c2"), "ru")).toEqual(["OP2 (ru)"]);
    expect(where(source.slice(0, 1), version, rendered("c1"), "ru")).toEqual(["c2 (ru)"]);
  });
});

describe("L12 the period is as long as the rules ask, and the meeting is named where they ask for it", () => {
  const open = (more: object, rules = {}) =>
    outcome(recordAfter(under(["silence"], rules), ...ACCEPTED, opened, issued), {
      ...COMMANDS["open-silence"],
      ...more,
    });
  test("L12 a millisecond short is too short, and what is no instant is malformed", () => {
    const exactly = new Date(Date.parse(AT) + 72 * 3_600_000);
    const short = new Date(exactly.getTime() - 1);
    expect(open({ expires: exactly.toISOString() })).toBe("yes");
    expect(open({ expires: short.toISOString() })).toBe("too-short");
    expect(open({ expires: short.toISOString() }, { silenceHours: 48 })).toBe("yes");
    expect([open({ expires: "tomorrow" }), open({ expires: "2030-01-01T00:00:00.000Z" })]).toEqual([
      "malformed",
      "malformed",
    ]);
  });

  test("L12 where the rules ask at which meeting silence was agreed, it is asked", () => {
    const asked = { confirmMeeting: true };
    expect(open({}, asked)).toBe("meeting-missing");
    expect(open({ agreedAt: { meeting: "Second reading", date: "2026-11-26" } }, asked)).toBe("yes");
    for (const date of ["2026-02-30", "9999-99-99", "yesterday", ""])
      expect(open({ agreedAt: { meeting: "Second reading", date } }, asked), date).toBe("malformed");
  });
});

describe("L15 at a meeting those present are recorded, and then that none objected, or which did", () => {
  const before = drafted("meeting");
  test("L15 only who takes part can be present, and somebody must be", () => {
    const put = (present: string[]) => outcome(before, { ...COMMANDS["put-to-meeting"], present });
    expect([put(["kz"]), put([]), put(["kz", "no"])]).toEqual([
      "yes",
      "nobody-present",
      "not-your-delegation",
    ]);
  });

  test("L15 no objection is recorded with its instant, over the words that were put", () => {
    const put = done(before, COMMANDS["put-to-meeting"]);
    expect(outcome(put, { type: "note-no-objection", seen: OTHER })).toBe("hash-differs");
    const agreed = done(put, { type: "note-no-objection", seen: H }, LATER);
    expect(agreed).toMatchObject({
      phase: { name: "agreed", by: "meeting", at: LATER, hash: H },
      decided: [{ step: "meeting", at: LATER }],
    });
  });

  test("L15 an objection by one who is present returns the text to drafting, with who and why", () => {
    const put = done(before, { ...COMMANDS["put-to-meeting"], present: ["kz"] });
    expect(outcome(put, COMMANDS["note-objection"])).toBe("nobody-present");
    const whole = done(before, COMMANDS["put-to-meeting"]);
    const decision = decide(whole, COMMANDS["note-objection"], AT);
    expect(decision.ok && decision.events.map((event) => event.type)).toEqual([
      "meeting-objected",
      "objection-noted",
    ]);
    expect(done(whole, COMMANDS["note-objection"]).phase).toMatchObject({ name: "drafting", pen: "chair" });
  });
});

describe("L16 a correction takes the place of an edition where nobody objects in time", () => {
  const adopted = IN_PHASE.adopted[0] as ReturnType<typeof recordAfter>;
  const proposed = done(adopted, COMMANDS["propose-correction"]);

  test("L16 proposed with a time limit, it holds from its end on, and the first edition stays", () => {
    expect(asOf(proposed, "2026-11-30T08:59:59.999Z").editions).toHaveLength(1);
    const after = asOf(proposed, LATER);
    expect(after.editions).toMatchObject([
      { number: 1, hash: H },
      { number: 2, hash: OTHER, at: LATER, reason: "A slip of the pen" },
    ]);
    expect(after.phase).toEqual(adopted.phase);
    expect(outcome(proposed, COMMANDS["object-to-correction"], LATER)).toBe("no-corrigendum");
  });

  test("L16 one objection in time ends it, and another can be proposed", () => {
    const objected = done(proposed, COMMANDS["object-to-correction"]);
    expect([objected.correction, asOf(objected, LATER).editions.length]).toEqual([null, 1]);
    expect(outcome(objected, COMMANDS["propose-correction"])).toBe("yes");
  });

  test("L16 one at a time, of the newest edition, no shorter than silence, and not of the same words", () => {
    const propose = (more: object, record = adopted) =>
      outcome(record, { ...COMMANDS["propose-correction"], ...more } as Command);
    expect(propose({ hash: "c".repeat(64) }, proposed)).toBe("corrigendum-open");
    expect(propose({ seen: OTHER })).toBe("hash-differs");
    expect(propose({ hash: H })).toBe("says-the-same");
    expect(propose({ expires: "2026-11-28T09:00:00.000Z" })).toBe("too-short");
    expect(propose({ reason: "" })).toBe("reason-missing");
  });

  test("L80 an error in one language alone is corrected, and a courtesy version comes into no edition", () => {
    const ru = (hash: string) => ({ language: "ru", hash, clauses: [] });
    const [first] = adopted.editions;
    const both = { ...adopted, editions: [{ ...(first as never as object), languages: [ru(H)] }] } as never;
    const propose = (...languages: ReturnType<typeof ru>[]): Command =>
      ({ ...COMMANDS["propose-correction"], hash: H, languages }) as Command;
    expect(outcome(both, propose(ru(H)))).toBe("says-the-same");
    expect(outcome(both, propose(ru(H), { ...ru(OTHER), language: "kk" }))).toBe("says-the-same");
    const open = done(both, propose(ru(OTHER), { ...ru(OTHER), language: "kk" }));
    expect(open.correction).toMatchObject({ hash: H, languages: [{ language: "ru", hash: OTHER }] });
    expect(open.correction?.languages).toHaveLength(1);
    expect(outcome(open, propose(ru(OTHER)))).toBe("already-done");
    expect(asOf(open, LATER).editions[1]).toMatchObject({ languages: [{ language: "ru", hash: OTHER }] });
  });
});

describe("L14 what delegations tell each other while they negotiate is not for the public", () => {
  const noted = (to: "all" | "chair"): TextEvent => ({
    ...{ type: "objection-noted", party: party("UZ"), reason: "OP1", amendment: null },
    to,
  });
  test("L14 an objection's author and reason, positive answers and amendments are hidden from the public", () => {
    const events = [noted("all"), amended("a1"), { type: "silence-joined", party: party("UZ"), to: "all" }];
    for (const event of events as TextEvent[]) {
      expect(audienceIncludes(event, { side: "public" })).toBe(false);
      expect(audienceIncludes(event, { side: "delegation", delegation: "kz" })).toBe(true);
    }
    expect(audienceIncludes(noted("chair"), { side: "delegation", delegation: "kz" })).toBe(false);
    expect(audienceIncludes(noted("chair"), { side: "delegation", delegation: "uz" })).toBe(true);
    expect(audienceIncludes(noted("chair"), { side: "chair" })).toBe(true);
  });

  test("L14 the public's replay, without what is hidden, reaches the same phase and the same signatures", () => {
    const broken: TextEvent[] = [{ type: "silence-broken", draft: 1, hash: H }, noted("all"), noted("chair")];
    const events = [under(["silence"]), ...ACCEPTED, opened, issued, silent, ...broken, issued, silent, kept];
    const viewed = events.filter((event) => audienceIncludes(event, { side: "public" }));
    expect(viewed.length).toBeLessThan(events.length);
    const [whole, open] = [recordAfter(...events), recordAfter(...viewed)];
    expect(open.phase).toEqual(whole.phase);
    expect(open.signOffs).toEqual(whole.signOffs);
  });
});
