import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accepts,
  type Command,
  decide,
  evolve,
  replay,
  type TextEvent,
  type TextRecord,
} from "#domain/life/index.ts";
import {
  adopted,
  COMMANDS,
  CLAUSES as clauses,
  H,
  issued,
  OTHER,
  opened,
  outcome,
  signed,
  signing,
} from "../support/life-table.ts";
import { AT, CREATED, party, recordAfter } from "../support/texts.ts";

const AT_PHASE = {
  preparing: recordAfter(),
  drafting: recordAfter(opened, issued),
  signing: recordAfter(opened, issued, signing),
  adopted: recordAfter(opened, issued, signing, signed("KZ"), signed("UZ"), adopted),
  withdrawn: recordAfter({ type: "withdrawn", reason: "No mandate" }),
};

describe("L2 a draft is issued of what stands on the table", () => {
  test("L2 the first is the Zero draft, the next Rev.1, unless the chair names it", () => {
    const name = (record: TextRecord, entered = "") => {
      const decision = decide(
        record,
        { type: "issue-draft", name: entered, note: "", hash: OTHER, clauses },
        AT,
      );
      return decision.ok && decision.events[0]?.type === "draft-issued" ? decision.events[0].name : "";
    };
    expect([
      name(recordAfter(opened)),
      name(recordAfter(opened, issued)),
      name(recordAfter(opened), "Final draft"),
    ]).toEqual(["Zero draft", "Rev.1", "Final draft"]);
  });

  test("L2 the same words are not issued twice, and no words not at all", () => {
    const issue = (hash: string, own: typeof clauses) =>
      outcome(recordAfter(opened, issued), { type: "issue-draft", name: "", note: "", hash, clauses: own });
    expect([issue(OTHER, clauses), issue(H, clauses), issue(OTHER, [])]).toEqual([
      "yes",
      "already-done",
      "text-empty",
    ]);
  });
});

describe("L3 signing opens on the newest draft, and only if the table still says the same", () => {
  test("L3 without a draft, on another draft, or after another edit it does not open", () => {
    const open = (record: TextRecord, seen: string, current: string) =>
      outcome(record, { type: "open-signing", seen, current });
    expect(open(recordAfter(opened, issued), H, H)).toBe("yes");
    expect(open(recordAfter(opened), H, H)).toBe("no-draft");
    expect(open(recordAfter(opened, issued), OTHER, H)).toBe("hash-differs");
    expect(open(recordAfter(opened, issued), H, OTHER)).toBe("draft-behind-text");
  });

  test("L3 a text that nobody could sign is not opened for drafting", () => {
    const alone = { ...recordAfter(), signatories: [] };
    expect(outcome(alone, { type: "open-drafting" })).toBe("no-signatories");
  });
});

describe("L4 while a text is signed or adopted nobody may change it", () => {
  test("L4 members edit while the pen is open, the chair's side while the chair holds it, nobody after", () => {
    const pen = recordAfter(opened, { type: "pen-handed", pen: "chair" });
    const phases = [
      AT_PHASE.preparing,
      AT_PHASE.drafting,
      pen,
      AT_PHASE.signing,
      AT_PHASE.adopted,
      AT_PHASE.withdrawn,
    ];
    expect(phases.map((record) => accepts(record.phase))).toEqual([
      "chair",
      "members",
      "chair",
      "nobody",
      "nobody",
      "nobody",
    ]);
  });
});

describe("S1 a signature is of one exact text", () => {
  const record = AT_PHASE.signing;

  test("S1 over the frozen hash it stands, with the exact title; over another it is refused", () => {
    const decision = decide(record, COMMANDS.sign, AT);
    expect(decision).toMatchObject({
      ok: true,
      events: [{ type: "signed", title: "Deputy Ombudsman", hash: H }],
    });
    expect(outcome(record, { ...COMMANDS.sign, seen: OTHER } as Command)).toBe("hash-differs");
  });

  test("S1 a delegation that is not asked cannot sign; a name or title left out is asked for", () => {
    const sign = (change: object) => outcome(record, { ...COMMANDS.sign, ...change } as Command);
    expect([
      sign({}),
      sign({ delegation: "no" }),
      sign({ title: "  " }),
      sign({ signatory: "" }),
      sign({ title: "x".repeat(301) }),
    ]).toEqual(["yes", "not-your-delegation", "name-missing", "name-missing", "too-long"]);
  });

  test("S1 the second click of two writes nothing, and who has refused does not sign over it", () => {
    const after = recordAfter(opened, issued, signing, signed("KZ"));
    expect(outcome(after, COMMANDS.sign)).toBe("already-done");
    expect(outcome(after, COMMANDS.refuse)).toBe("already-done");
    expect(outcome(after, { ...COMMANDS.sign, delegation: "uz" } as Command)).toBe("yes");
  });
});

describe("S2 a text is adopted when all required have signed", () => {
  test("S2 one signature short, or one refusal, is not enough", () => {
    const refusal: TextEvent = { type: "refused", party: party("UZ"), hash: H, reason: "No mandate" };
    expect(outcome(recordAfter(opened, issued, signing, signed("KZ")), COMMANDS.adopt)).toBe(
      "signatures-missing",
    );
    expect(outcome(recordAfter(opened, issued, signing, signed("KZ"), refusal), COMMANDS.adopt)).toBe(
      "signatures-missing",
    );
    expect(outcome(recordAfter(opened, issued, signing, signed("KZ"), signed("UZ")), COMMANDS.adopt)).toBe(
      "yes",
    );
  });

  test("S2 reopening voids every signature, gives the chair the pen and counts a new reading", () => {
    const again = recordAfter(opened, issued, signing, signed("KZ"), {
      type: "reopened",
      reason: "Typing error",
    });
    expect(again).toMatchObject({ signOffs: [], phase: { name: "drafting", pen: "chair", reading: 2 } });
  });

  test("S2 a refusal, a reopening and a withdrawal give their reason", () => {
    for (const type of ["refuse", "reopen", "withdraw"] as const) {
      expect(outcome(AT_PHASE.signing, COMMANDS[type])).toBe("yes");
      expect(outcome(AT_PHASE.signing, { ...COMMANDS[type], reason: " " } as Command)).toBe("reason-missing");
    }
  });
});

describe("L5 a record is what its events add up to", () => {
  test("L5 after any sequence of commands the replayed trail is the record, and nothing adopted changes again", () => {
    const any = fc.constantFrom(...Object.values(COMMANDS), {
      ...COMMANDS.sign,
      delegation: "uz",
    } as Command);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (commands) => {
        const entries: { event: TextEvent; at: string }[] = [{ event: CREATED, at: AT }];
        let record = recordAfter();
        for (const command of commands) {
          const decision = decide(record, command, AT);
          if (!decision.ok) continue;
          expect(record.phase.name).not.toBe("adopted");
          for (const event of decision.events) {
            entries.push({ event, at: AT });
            record = evolve(record, event, AT);
          }
        }
        expect(replay(entries)).toEqual(record);
      }),
    );
  });

  test("L5 a trail that does not begin with a creation is no record", () => {
    expect(() => evolve(null, opened, AT)).toThrow("begins with its creation");
  });
});
