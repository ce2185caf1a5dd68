import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AgreementCommand,
  accepts,
  type ClauseNow,
  type Command,
  decide,
  evolve,
  type PhaseName,
  RULES,
  replay,
  type TextEvent,
  type TextRecord,
} from "#domain/life/index.ts";
import { AT, CREATED, party, recordAfter } from "../support/texts.ts";

const H = "a".repeat(64);
const OTHER = "b".repeat(64);
const clauses = [{ id: "c1", digest: "d" }];
const effect = { before: [], after: [], others: [] };

const opened: TextEvent = { type: "drafting-opened", pen: "open" };
const issued: TextEvent = { type: "draft-issued", number: 1, name: "Zero draft", note: "", hash: H, clauses };
const signing: TextEvent = { type: "signing-opened", draft: 1, hash: H };
const signed = (country: string): TextEvent => ({
  type: "signed",
  party: party(country),
  hash: H,
  signatory: "Office",
  title: "Ombudsman",
});
const adopted: TextEvent = {
  type: "adopted",
  slug: "s",
  hash: H,
  place: { en: "Astana" },
  date: "2026-11-27",
};

const AT_PHASE: Record<PhaseName, TextRecord> = {
  preparing: recordAfter(),
  drafting: recordAfter(opened, issued),
  signing: recordAfter(opened, issued, signing),
  adopted: recordAfter(opened, issued, signing, signed("KZ"), signed("UZ"), adopted),
  withdrawn: recordAfter({ type: "withdrawn", reason: "No mandate" }),
};

const clause: ClauseNow = {
  ...{ id: "c1", kind: "operative", reference: "OP1" },
  ...{ digest: "d", words: "Decide", brackets: 0 },
};
const ON_CLAUSES: Record<AgreementCommand["type"], Command> = {
  "agree-clause": { type: "agree-clause", clause, seen: "d", adRef: ["kz"] },
  "join-ad-ref": { type: "join-ad-ref", clause, delegation: "uz" },
  "lift-ad-ref": { type: "lift-ad-ref", clause, delegation: "kz" },
  "reopen-clause": { type: "reopen-clause", clause, reason: "New facts" },
  "hold-clause": { type: "hold-clause", clause },
  "free-clause": { type: "free-clause", clause },
  "begin-correction": { type: "begin-correction", clause, note: "Spelling" },
  "end-correction": { type: "end-correction", clause: { ...clause, digest: "e", words: "Decides" } },
};

const COMMANDS: Record<Command["type"], Command> = {
  "open-drafting": { type: "open-drafting" },
  "hand-pen": { type: "hand-pen", pen: "chair" },
  "open-reading": { type: "open-reading", after: 1 },
  "set-amendments-close": { type: "set-amendments-close", closes: "2026-11-27T10:00:00.000Z" },
  ...ON_CLAUSES,
  "issue-draft": { type: "issue-draft", name: "", note: "", hash: OTHER, clauses },
  "release-amendment": {
    ...{ type: "release-amendment", amendment: "a2", proposal: { deed: "delete", clause: "c1" } },
    ...{ party: party("KZ"), suggestedBy: null, base: [], proposed: [], reason: "" },
  },
  "cosponsor-amendment": {
    ...{ type: "cosponsor-amendment", amendment: "a1", party: party("UZ"), joins: true },
  },
  "consider-amendment": { type: "consider-amendment", amendment: "a1" },
  "check-amendment": { type: "check-amendment", amendment: "a1" },
  "withdraw-amendment": { type: "withdraw-amendment", amendment: "a1", reason: "" },
  "accept-amendment": { type: "accept-amendment", amendment: "a1", modified: false, reason: "", effect },
  "merge-amendment": { type: "merge-amendment", amendment: "a1", into: "a2", reason: "" },
  "reject-amendment": { type: "reject-amendment", amendment: "a1", reason: "" },
  "set-aside-amendment": { type: "set-aside-amendment", amendment: "a1" },
  "undo-decision": { type: "undo-decision", amendment: "a1", reason: "A slip", effect },
  "set-attribution": { type: "set-attribution", shown: false },
  "open-signing": { type: "open-signing", seen: H, current: H },
  sign: { type: "sign", delegation: "kz", seen: H, signatory: "Office", title: "Deputy Ombudsman" },
  refuse: { type: "refuse", delegation: "kz", seen: H, reason: "No mandate" },
  reopen: { type: "reopen", reason: "A clause was missed" },
  adopt: { type: "adopt", seen: H, slug: "s", place: { en: "Astana" }, date: "2026-11-27" },
  withdraw: { type: "withdraw", reason: "No mandate" },
};

/** The whole table: what each command meets in each phase. "yes" is an event. */
const TABLE: Record<Command["type"], Record<PhaseName, string>> = {
  "open-drafting": row("yes", "already-done", "no", "no", "no"),
  "hand-pen": row("no", "yes", "no", "no", "no"),
  "open-reading": row("no", "yes", "no", "no", "no"),
  "set-amendments-close": row("no", "yes", "no", "no", "no"),
  "agree-clause": row("no", "yes", "no", "no", "no"),
  "join-ad-ref": row("no", "not-ad-ref", "no", "no", "no"),
  "lift-ad-ref": row("no", "not-ad-ref", "no", "no", "no"),
  "reopen-clause": row("no", "clause-not-agreed", "no", "no", "no"),
  "hold-clause": row("no", "yes", "no", "no", "no"),
  "free-clause": row("no", "already-done", "no", "no", "no"),
  "begin-correction": row("no", "clause-not-agreed", "no", "no", "no"),
  "end-correction": row("no", "already-done", "no", "no", "no"),
  "issue-draft": row("no", "yes", "no", "no", "no"),
  // On a text without amendments; amendments.test.ts walks them through all their states.
  "release-amendment": row("no", "yes", "no", "no", "no"),
  "cosponsor-amendment": row("no", "not-found", "no", "no", "no"),
  "consider-amendment": row("no", "not-found", "no", "no", "no"),
  "check-amendment": row("no", "not-found", "no", "no", "no"),
  "withdraw-amendment": row("no", "not-found", "no", "no", "no"),
  "accept-amendment": row("no", "not-found", "no", "no", "no"),
  "merge-amendment": row("no", "not-found", "no", "no", "no"),
  "reject-amendment": row("no", "not-found", "no", "no", "no"),
  "set-aside-amendment": row("no", "not-found", "no", "no", "no"),
  "undo-decision": row("no", "not-found", "no", "no", "no"),
  "set-attribution": row("yes", "yes", "yes", "no", "no"),
  "open-signing": row("no", "yes", "already-done", "no", "no"),
  sign: row("no", "no", "yes", "already-done", "no"),
  refuse: row("no", "no", "yes", "already-done", "no"),
  reopen: row("no", "no", "yes", "no", "no"),
  adopt: row("no", "no", "signatures-missing", "already-done", "no"),
  withdraw: row("yes", "yes", "yes", "no", "already-done"),
};

function row(preparing: string, drafting: string, signing: string, adopted: string, withdrawn: string) {
  return { preparing, drafting, signing, adopted, withdrawn };
}

const outcome = (record: TextRecord, command: Command) => {
  const decision = decide(record, command, AT);
  if (decision.ok) return "yes";
  return decision.reason === "not-in-this-phase" ? "no" : decision.reason;
};

describe("L1 every command has an answer in every phase", () => {
  const cells = (Object.keys(TABLE) as Command["type"][]).flatMap((type) =>
    (Object.keys(AT_PHASE) as PhaseName[]).map((phase) => [type, phase, TABLE[type][phase]] as const),
  );
  test.each(cells)("L1 %s while %s: %s", (type, phase, expected) => {
    expect(outcome(AT_PHASE[phase], COMMANDS[type])).toBe(expected);
  });

  test("L1 the table has a row for each command that there is", () => {
    expect(Object.keys(TABLE).sort()).toEqual(Object.keys(RULES).sort());
  });
});

describe("L2 a draft is issued of what stands on the table", () => {
  test("L2 the first is the Zero draft, the next Rev.1, unless the chair names it", () => {
    const name = (record: TextRecord, given = "") => {
      const decision = decide(
        record,
        { type: "issue-draft", name: given, note: "", hash: OTHER, clauses },
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
