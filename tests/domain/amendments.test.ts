import { describe, expect, test } from "vitest";
import {
  type Amendment,
  type AmendmentStateName,
  amendmentOf,
  audienceIncludes,
  type Command,
  DRAFT_COMMANDS,
  type DraftCommand,
  decide,
  decideDraft,
  isOpen,
  openAmendments,
  RULES,
  replay,
  STAGES,
  type Stage,
  seesDraft,
  type TextEvent,
  type TextRecord,
} from "#domain/life/index.ts";
import type { Role } from "#domain/rights/index.ts";
import type { Clause } from "#domain/text/index.ts";
import { AT, CREATED, clause, party, recordAfter } from "../support/texts.ts";

const opened: TextEvent = { type: "drafting-opened", pen: "open" };
const BASE: Clause[] = [clause("operative", "Decide", 0, "c1")];
const WORDS: Clause[] = [clause("operative", "Agree", 0, "c1")];
const effect = { before: BASE, after: WORDS, others: [] };
const NOTHING = { before: [], after: [], others: [] };

const release = (amendment: string, country = "KZ"): TextEvent => ({
  ...{ type: "amendment-released", amendment, proposal: { deed: "replace", clause: "c1" } },
  ...{ party: party(country), suggestedBy: null, base: BASE, proposed: WORDS, reason: "" },
});
const RELEASED = [opened, release("a1"), release("a2", "UZ")];

/** The events that lead to each state. */
const INTO: Record<AmendmentStateName, TextEvent[]> = {
  released: [],
  considered: [{ type: "amendment-considered", amendment: "a1" }],
  accepted: [
    { type: "amendment-accepted", amendment: "a1", modified: false, reason: "", before: BASE, after: WORDS },
  ],
  modified: [
    { type: "amendment-accepted", amendment: "a1", modified: true, reason: "", before: BASE, after: WORDS },
  ],
  merged: [{ type: "amendment-merged", amendment: "a1", into: "a2", reason: "" }],
  rejected: [{ type: "amendment-rejected", amendment: "a1", reason: "" }],
  withdrawn: [{ type: "amendment-withdrawn", amendment: "a1", reason: "" }],
  overtaken: [{ type: "amendment-affected", amendment: "a1", by: "a2", how: "overtaken" }],
};
const inState = (state: AmendmentStateName) => recordAfter(...RELEASED, ...INTO[state]);

type AmendmentAction = Extract<Command["type"], `${string}-amendment` | "undo-decision">;
const COMMANDS: Record<AmendmentAction, Command> = {
  "release-amendment": {
    ...{ type: "release-amendment", amendment: "a1", proposal: { deed: "replace", clause: "c1" } },
    ...{ party: party("KZ"), suggestedBy: null, base: BASE, proposed: WORDS, reason: "" },
  },
  "cosponsor-amendment": { type: "cosponsor-amendment", amendment: "a1", party: party("UZ"), joins: true },
  "consider-amendment": { type: "consider-amendment", amendment: "a1" },
  "check-amendment": { type: "check-amendment", amendment: "a1" },
  "withdraw-amendment": { type: "withdraw-amendment", amendment: "a1", reason: "" },
  "accept-amendment": { type: "accept-amendment", amendment: "a1", modified: false, reason: "", effect },
  "merge-amendment": { type: "merge-amendment", amendment: "a1", into: "a2", reason: "" },
  "reject-amendment": { type: "reject-amendment", amendment: "a1", reason: "" },
  "set-aside-amendment": { type: "set-aside-amendment", amendment: "a1" },
  "undo-decision": { type: "undo-decision", amendment: "a1", reason: "A slip", effect },
};

const STATES = Object.keys(INTO) as AmendmentStateName[];
const row = (...cells: string[]) =>
  Object.fromEntries(STATES.map((state, at) => [state, cells[at] ?? ""])) as Record<
    AmendmentStateName,
    string
  >;
const [YES, DONE, SHUT] = ["yes", "already-done", "amendment-closed"];

/** released, considered, accepted, modified, merged, rejected, withdrawn, overtaken. */
const TABLE: Record<AmendmentAction, Record<AmendmentStateName, string>> = {
  "release-amendment": row(DONE, DONE, DONE, DONE, DONE, DONE, DONE, DONE),
  "cosponsor-amendment": row(YES, YES, SHUT, SHUT, SHUT, SHUT, SHUT, SHUT),
  "consider-amendment": row(YES, DONE, SHUT, SHUT, SHUT, SHUT, SHUT, SHUT),
  // No check was requested for any of these.
  "check-amendment": row(DONE, DONE, DONE, DONE, DONE, DONE, DONE, DONE),
  "withdraw-amendment": row(YES, YES, SHUT, SHUT, SHUT, SHUT, DONE, SHUT),
  "accept-amendment": row(YES, YES, DONE, DONE, SHUT, SHUT, SHUT, SHUT),
  "merge-amendment": row(YES, YES, SHUT, SHUT, DONE, SHUT, SHUT, SHUT),
  "reject-amendment": row(YES, YES, SHUT, SHUT, SHUT, DONE, SHUT, SHUT),
  "set-aside-amendment": row(YES, YES, SHUT, SHUT, SHUT, SHUT, SHUT, DONE),
  "undo-decision": row("not-decided", "not-decided", YES, YES, YES, YES, "not-decided", YES),
};

const outcome = (record: TextRecord, command: Command) => {
  const decision = decide(record, command, AT);
  return decision.ok ? "yes" : decision.reason;
};
const afterDoing = (record: TextRecord, command: Command): Amendment | null => {
  const decision = decide(record, command, AT);
  if (!decision.events) throw new Error(outcome(record, command));
  const notified = [CREATED, ...RELEASED].map((event) => ({ event, at: AT }));
  const states = record.amendments.find(({ id }) => id === "a1")?.state.name ?? "released";
  const past = INTO[states].map((event) => ({ event, at: AT }));
  const whole = replay([...notified, ...past, ...decision.events.map((event) => ({ event, at: AT }))]);
  return whole && amendmentOf(whole, "a1");
};

describe("N18 every command on an amendment has an answer in every state", () => {
  const cells = (Object.keys(TABLE) as AmendmentAction[]).flatMap((deed) =>
    STATES.map((state) => [deed, state, TABLE[deed][state]] as const),
  );
  test.each(cells)("N18 %s on one that is %s: %s", (deed, state, expected) => {
    expect(outcome(inState(state), COMMANDS[deed])).toBe(expected);
  });

  test("N18 the table has every command that there is, and every state is come to", () => {
    const known = Object.keys(RULES).filter(
      (type) => type.endsWith("-amendment") || type === "undo-decision",
    );
    expect(Object.keys(TABLE).sort()).toEqual(known.sort());
    expect(STATES.map((state) => amendmentOf(inState(state), "a1")?.state.name)).toEqual(STATES);
    expect(STATES.filter((state) => isOpen(amendmentOf(inState(state), "a1") as Amendment))).toEqual([
      ...["released", "considered"],
    ]);
  });

  test("N18 what each does to the record", () => {
    const from = inState("released");
    expect(afterDoing(from, COMMANDS["cosponsor-amendment"])?.sponsors).toEqual([party("UZ")]);
    expect(afterDoing(from, COMMANDS["accept-amendment"])?.state).toEqual({
      name: "accepted",
      at: AT,
      reason: "",
    });
    expect(afterDoing(from, { ...COMMANDS["accept-amendment"], modified: true } as Command)?.state.name).toBe(
      "modified",
    );
    expect(afterDoing(from, COMMANDS["merge-amendment"])?.state).toMatchObject({
      name: "merged",
      into: "a2",
    });
    expect(afterDoing(from, COMMANDS["set-aside-amendment"])?.state).toEqual({
      name: "overtaken",
      at: AT,
      by: null,
    });
    expect(afterDoing(inState("rejected"), COMMANDS["undo-decision"])?.state.name).toBe("considered");
  });

  test("N18 outside drafting nothing happens to it, but attribution may be set until the text is adopted", () => {
    const withdrawn = recordAfter(...RELEASED, { type: "withdrawn", reason: "No mandate" });
    for (const command of Object.values(COMMANDS)) {
      if (command.type === "release-amendment") continue;
      const answer = outcome(withdrawn, command);
      expect(["not-in-this-phase", "already-done"]).toContain(answer);
    }
    expect(outcome(recordAfter(opened), { type: "set-attribution", shown: false })).toBe("yes");
    expect(outcome(withdrawn, { type: "set-attribution", shown: false })).toBe("not-in-this-phase");
    expect(outcome(recordAfter(opened), { type: "set-attribution", shown: true })).toBe("already-done");
  });

  test("N18 a reason is trimmed and has an end; a decision is undone for a reason", () => {
    const long = "x".repeat(4_001);
    const say = (deed: AmendmentAction, reason: string) =>
      outcome(inState("released"), { ...COMMANDS[deed], reason } as Command);
    for (const deed of [
      "withdraw-amendment",
      "accept-amendment",
      "merge-amendment",
      "reject-amendment",
    ] as const)
      expect([say(deed, " fine "), say(deed, long)]).toEqual(["yes", "too-long"]);
    const undo = (reason: string) =>
      outcome(inState("rejected"), { ...COMMANDS["undo-decision"], reason } as Command);
    expect([undo(" "), undo(long)]).toEqual(["reason-missing", "too-long"]);
  });

  test("N18 an agreed clause is closed to release, acceptance and undoing", () => {
    const agreed: TextEvent = {
      ...{ type: "clause-agreed", digest: "d" },
      clause: { id: "c1", kind: "operative", reference: "OP1" },
    };
    const fresh = { ...COMMANDS["release-amendment"], amendment: "a3" } as Command;
    expect(outcome(recordAfter(...RELEASED, agreed), fresh)).toBe("clause-closed");
    expect(outcome(recordAfter(...RELEASED, agreed), COMMANDS["accept-amendment"])).toBe("clause-closed");
    expect(outcome(recordAfter(...RELEASED, ...INTO.accepted, agreed), COMMANDS["undo-decision"])).toBe(
      "clause-closed",
    );
    const without = { ...COMMANDS["undo-decision"], effect: NOTHING } as Command;
    expect(outcome(recordAfter(...RELEASED, ...INTO.rejected, agreed), without)).toBe("yes");
  });

  test("N18 only a co-sponsor leaves, nobody sponsors the own, and nothing is merged in a circle", () => {
    const from = inState("released");
    const sponsor = (country: string, joins: boolean) =>
      outcome(from, { type: "cosponsor-amendment", amendment: "a1", party: party(country), joins });
    expect([sponsor("KZ", true), sponsor("UZ", false)]).toEqual(["own-amendment", "already-done"]);
    const merge = (amendment: string, into: string, record = from) =>
      outcome(record, { type: "merge-amendment", amendment, into, reason: "" });
    expect([merge("a1", "a1"), merge("a1", "a9"), merge("a2", "a1", inState("merged"))]).toEqual([
      ...["merged-in-circle", "not-found", "merged-in-circle"],
    ]);
    expect(merge("a2", "a1", inState("withdrawn"))).toBe("not-found");
  });

  test("N12 what must be checked says so until it is looked at; what was overtaken opens again with what did it", () => {
    const affected = (how: "rebased" | "check" | "overtaken"): TextEvent => ({
      ...{ type: "amendment-affected", amendment: "a1", by: "a2", how },
    });
    const stirred = recordAfter(...RELEASED, affected("check"));
    expect(amendmentOf(stirred, "a1")).toMatchObject({ check: true, state: { name: "released" } });
    expect(outcome(stirred, COMMANDS["check-amendment"])).toBe("yes");
    expect(amendmentOf(recordAfter(...RELEASED, affected("check"), affected("rebased")), "a1")?.check).toBe(
      false,
    );
    const back = recordAfter(...RELEASED, affected("overtaken"), affected("check"));
    expect(amendmentOf(back, "a1")).toMatchObject({ check: true, state: { name: "released" } });
    expect(openAmendments(back).map(({ id }) => id)).toEqual(["a1", "a2"]);
  });

  test("N15 nothing of amendments is for the public: in an edition it stands by its digest", () => {
    for (const event of [release("a1"), ...Object.values(INTO).flat()])
      expect(audienceIncludes(event, { side: "public" })).toBe(false);
  });
});

// ---- before it is released

const SEATS = {
  own: { role: "delegate", delegation: "kz" },
  other: { role: "head", delegation: "uz" },
  guest: { role: "guest", delegation: "no" },
  otherGuest: { role: "partner", delegation: "unicef" },
  chair: { role: "chair", delegation: null },
} satisfies Record<string, { role: Role; delegation: string | null }>;
type SeatName = keyof typeof SEATS;

const draftOutcome = (stage: Stage, of: "kz" | "no", deed: DraftCommand, who: SeatName) => {
  const decided = decideDraft({ stage, delegation: of }, deed, SEATS[who]);
  return decided.ok ? decided.stage : decided.reason;
};
const lines = (of: "kz" | "no", who: SeatName) =>
  Object.fromEntries(
    STAGES.map((stage) => [stage, DRAFT_COMMANDS.map((deed) => draftOutcome(stage, of, deed, who))]),
  );

/** edit, suggest, take-back, take-up, release, discard. */
const OWN = "not-your-delegation";
const ROLE = "not-your-role";
const NOT = "not-a-draft";
const NONE = Array<string>(6).fill("not-found");

describe("N19 every deed on a draft has an answer at every stage, for every seat", () => {
  test("N19 inside the own delegation", () => {
    expect(lines("kz", "own")).toEqual({
      drafted: ["drafted", ROLE, ROLE, OWN, "released", "discarded"],
      suggested: [NOT, ROLE, ROLE, OWN, NOT, "discarded"],
      released: [NOT, ROLE, ROLE, OWN, DONE, NOT],
      "taken-up": [NOT, ROLE, ROLE, OWN, NOT, NOT],
      discarded: NONE,
    });
  });

  test("N19 of a guest", () => {
    expect(lines("no", "guest")).toEqual({
      drafted: ["drafted", "suggested", DONE, OWN, ROLE, "discarded"],
      suggested: [NOT, DONE, "drafted", OWN, ROLE, "discarded"],
      released: [NOT, NOT, NOT, OWN, ROLE, NOT],
      "taken-up": [NOT, NOT, NOT, OWN, ROLE, NOT],
      discarded: NONE,
    });
  });

  test("N19 by others: what is drafted is not there; a suggestion is taken up by a member alone", () => {
    expect(lines("kz", "other")).toMatchObject({ drafted: NONE, discarded: NONE });
    expect(lines("kz", "chair")).toMatchObject({ drafted: NONE, discarded: NONE });
    expect(lines("no", "own")).toMatchObject({
      drafted: NONE,
      suggested: [OWN, OWN, OWN, "suggested", OWN, OWN],
      "taken-up": [OWN, OWN, OWN, DONE, OWN, OWN],
    });
    expect(lines("no", "otherGuest")).toMatchObject({ drafted: NONE, suggested: NONE, "taken-up": NONE });
    expect(lines("kz", "other").released).toEqual([OWN, OWN, OWN, NOT, OWN, OWN]);
  });

  test("N19 who sees what at each stage", () => {
    const seen = (of: "kz" | "no", stage: Stage) =>
      (Object.keys(SEATS) as SeatName[]).filter((who) => seesDraft({ stage, delegation: of }, SEATS[who]));
    expect(STAGES.map((stage) => seen("no", stage))).toEqual([
      ["guest"],
      ["own", "other", "guest", "chair"],
      ["own", "other", "guest", "otherGuest", "chair"],
      ["own", "other", "guest", "chair"],
      [],
    ]);
    expect(seen("kz", "drafted")).toEqual(["own"]);
  });
});
