import { describe, expect, test } from "vitest";
import {
  type AgreementCommand,
  type ClauseNow,
  clauseClosedTo,
  clauseStatus,
  closedClauses,
  decide,
  evolve,
  type TextEvent,
  type TextRecord,
} from "#domain/life/index.ts";
import { AT, party, recordAfter } from "../support/texts.ts";

const OP1: ClauseNow = {
  ...{ id: "c1", kind: "operative", reference: "OP1" },
  ...{ digest: "d1", words: "Decide to meet", brackets: 0 },
};
const name = { id: "c1", kind: "operative", reference: "OP1" } as const;
const drafting = recordAfter({ type: "drafting-opened", pen: "open" });
const agree = { type: "agree-clause", clause: OP1, seen: "d1", adRef: [] } as const;
const adRef = { ...agree, adRef: ["uz", "kz"] };

/** The result of a command: the types of the events, or the reason; and the record after it. */
function doing(
  record: TextRecord,
  command: AgreementCommand,
): { output: string; events: TextEvent[]; record: TextRecord } {
  const decision = decide(record, command, AT);
  if (!decision.ok) return { output: decision.reason, events: [], record };
  const then = decision.events.reduce((now, event) => evolve(now, event, AT), record);
  return {
    output: decision.events.map((event) => event.type).join(" "),
    events: decision.events,
    record: then,
  };
}
const following = (...commands: AgreementCommand[]) =>
  commands.reduce((record, command) => {
    const done = doing(record, command);
    if (!done.events.length) throw new Error(`${command.type}: ${done.output}`);
    return done.record;
  }, drafting);
const messagesOf = (record: TextRecord, command: AgreementCommand) => doing(record, command).output;

describe("N20 a clause is agreed in the words that the chair saw", () => {
  test("N20 for good, or ad referendum by the delegations named, in seat order", () => {
    expect(doing(drafting, agree).events).toEqual([{ type: "clause-agreed", clause: name, digest: "d1" }]);
    expect(doing(drafting, adRef).events).toEqual([
      { type: "clause-agreed-ad-ref", clause: name, digest: "d1", parties: [party("KZ"), party("UZ")] },
    ]);
    expect(clauseStatus(following(agree), "c1")).toBe("agreed");
    expect(clauseStatus(following(adRef), "c1")).toBe("agreed-ad-ref");
    expect(clauseStatus(following(adRef), "c2")).toBe("open");
  });

  test("N20 other words than those seen, no words, open brackets, a delegation that is not asked: refused", () => {
    const output = (change: object, clause: object = {}) =>
      messagesOf(drafting, { ...agree, ...change, clause: { ...OP1, ...clause } });
    expect([
      output({ seen: "d0" }),
      output({}, { words: " " }),
      output({}, { brackets: 1 }),
      output({ adRef: ["kz", "no"] }),
    ]).toEqual(["changed-meanwhile", "empty", "brackets-open", "not-your-delegation"]);
  });

  test("N20 the second click writes nothing; the gavel lifts what was ad referendum, and names others anew", () => {
    expect(messagesOf(following(agree), agree)).toBe("already-done");
    expect(messagesOf(following(adRef), adRef)).toBe("already-done");
    expect(messagesOf(following(adRef), agree)).toBe("clause-agreed");
    expect(messagesOf(following(adRef), { ...agree, adRef: ["kz"] })).toBe("clause-agreed-ad-ref");
  });
});

describe("N21 a delegation joins or lifts the ad referendum for itself", () => {
  const join = (delegation: string) => ({ type: "join-ad-ref", clause: name, delegation }) as const;
  const lift = (delegation: string) => ({ type: "lift-ad-ref", clause: name, delegation }) as const;
  const onlyKz = following({ ...agree, adRef: ["kz"] });

  test("N21 who joins is asked, too; with the last one lifted the clause is agreed", () => {
    const both = doing(onlyKz, join("uz"));
    expect(both.record.statuses.c1).toMatchObject({ parties: [party("KZ"), party("UZ")] });
    const one = doing(both.record, lift("kz")).record;
    expect(clauseStatus(one, "c1")).toBe("agreed-ad-ref");
    const none = doing(one, lift("uz"));
    expect(none.output).toBe("ad-ref-lifted");
    expect(none.record.statuses.c1).toEqual({ status: "agreed", at: AT, digest: "d1", correction: null });
  });

  test("N21 twice, on a clause that is not ad referendum, or by who does not sign: refused", () => {
    expect(messagesOf(onlyKz, join("kz"))).toBe("already-done");
    expect(messagesOf(onlyKz, lift("uz"))).toBe("already-done");
    expect([join("kz"), lift("kz")].map((one) => messagesOf(following(agree), one))).toEqual([
      "not-ad-ref",
      "not-ad-ref",
    ]);
    expect([join("no"), lift("no")].map((one) => messagesOf(onlyKz, one))).toEqual([
      "not-your-delegation",
      "not-your-delegation",
    ]);
  });
});

describe("N22 an agreed clause is reopened with a reason", () => {
  const reopen = { type: "reopen-clause", clause: name, reason: " New facts " } as const;

  test("N22 it is open again, and the reason stands in the event", () => {
    for (const agreed of [following(agree), following(adRef)]) {
      const done = doing(agreed, reopen);
      expect(done.events).toEqual([{ type: "clause-reopened", clause: name, reason: "New facts" }]);
      expect(done.record.statuses).toEqual({});
    }
  });

  test("N22 not without a reason, and not one that is open", () => {
    expect(messagesOf(following(agree), { ...reopen, reason: " " })).toBe("reason-missing");
    expect(messagesOf(drafting, reopen)).toBe("clause-not-agreed");
  });
});

describe("N23 who may write a clause follows from what was said of it", () => {
  const hold = { type: "hold-clause", clause: name } as const;
  const free = { type: "free-clause", clause: name } as const;

  test("N23 a held clause is the chair's, an agreed one nobody's, a freed one everybody's", () => {
    const sides = (record: TextRecord) =>
      (["chair", "member"] as const).map((side) => clauseClosedTo(side, record, "c1"));
    expect(sides(drafting)).toEqual([null, null]);
    expect(sides(following(hold))).toEqual([null, "clause-held"]);
    expect(sides(following(hold, free))).toEqual([null, null]);
    expect(sides(following(agree))).toEqual(["clause-closed", "clause-closed"]);
    expect(sides(following(hold, adRef))).toEqual(["clause-closed", "clause-closed"]);
    expect(closedClauses(following(agree))).toEqual({ closed: ["c1"], held: [] });
  });

  test("N23 an agreed clause is neither held nor freed, and nothing is done twice", () => {
    expect([hold, free].map((one) => messagesOf(following(agree), one))).toEqual([
      "clause-closed",
      "clause-closed",
    ]);
    expect(messagesOf(following(hold), hold)).toBe("already-done");
    expect(messagesOf(drafting, free)).toBe("already-done");
  });

  test("N23 a clause that is called as every object's own properties are is a clause like any other", () => {
    const odd = { ...OP1, id: "constructor" };
    expect(clauseStatus(drafting, "constructor")).toBe("open");
    expect(clauseStatus(following({ ...agree, clause: odd }), "constructor")).toBe("agreed");
  });
});

describe("N24 an agreed clause is corrected editorially", () => {
  const begin = { type: "begin-correction", clause: OP1, note: "Spelling" } as const;
  const end = { type: "end-correction", clause: { ...OP1, digest: "d2", words: "Decides to meet" } } as const;

  test("N24 while it lasts the clause is the chair's side's; its end puts both wordings on the record", () => {
    const open = following(adRef, begin);
    expect(closedClauses(open)).toEqual({ closed: [], held: ["c1"] });
    const done = doing(open, end);
    expect(done.events).toEqual([
      {
        ...{ type: "clause-corrected", clause: name, note: "Spelling" },
        was: { words: "Decide to meet", digest: "d1" },
        is: { words: "Decides to meet", digest: "d2" },
      },
    ]);
    expect(done.record.statuses.c1).toMatchObject({
      status: "agreed-ad-ref",
      digest: "d2",
      correction: null,
    });
    expect(closedClauses(done.record)).toEqual({ closed: ["c1"], held: [] });
  });

  test("N24 where nothing changed it says so; brackets are no correction", () => {
    const open = following(agree, begin);
    expect(messagesOf(open, { ...end, clause: OP1 })).toBe("correction-ended");
    expect(messagesOf(open, { ...end, clause: { ...end.clause, brackets: 1 } })).toBe("brackets-open");
  });

  test("N24 only of an agreed clause, with a note, once at a time; meanwhile no gavel falls", () => {
    expect(messagesOf(drafting, begin)).toBe("clause-not-agreed");
    expect(messagesOf(following(agree), { ...begin, note: "" })).toBe("reason-missing");
    expect(messagesOf(following(agree, begin), begin)).toBe("already-done");
    expect(messagesOf(following(agree), end)).toBe("already-done");
    expect(messagesOf(following(adRef, begin), agree)).toBe("correction-open");
  });

  test("N24 a text is not signed while a correction is under way", () => {
    const hash = "a".repeat(64);
    const issued: TextEvent = {
      type: "draft-issued",
      number: 1,
      name: "Zero draft",
      note: "",
      hash,
      clauses: [],
    };
    const open = (record: TextRecord) => {
      const drafted = evolve(record, issued, AT);
      const decision = decide(drafted, { type: "open-signing", seen: hash, current: hash }, AT);
      return decision.ok ? "yes" : decision.reason;
    };
    expect([open(following(agree)), open(following(agree, begin))]).toEqual(["yes", "correction-open"]);
  });
});
