import { describe, expect, test } from "vitest";
import { type Command, decide, type TextEvent } from "#domain/life/index.ts";
import { signatureBlock } from "#domain/signoff/block.ts";
import { board, missing } from "#domain/signoff/index.ts";
import {
  ACCEPTED,
  adopted,
  CLAUSES,
  COMMANDS,
  done,
  filed,
  H,
  LATER,
  OTHER,
  opened,
  outcome,
  signed,
  signing,
  under,
} from "../support/life-table.ts";
import { AT, party, recordAfter } from "../support/texts.ts";

const RU = "c".repeat(64);
const issued: TextEvent = {
  type: "draft-issued",
  ...{ number: 1, name: "Final draft", note: "", hash: H, clauses: CLAUSES },
  languages: [{ language: "ru", hash: RU, clauses: CLAUSES }],
};
const inTwo = [under(["signature"], { languages: ["en", "ru"] }), ...ACCEPTED, opened, issued];
const both = done(recordAfter(...inTwo), COMMANDS["open-signing"]);
const inOne = recordAfter(under(["signature"]), ...ACCEPTED, opened, issued, signing);
const sign = (more: object): Command => ({ ...COMMANDS.sign, ...more }) as Command;
const statuses = (record: typeof both) => board(record).map((row) => row.state);

describe("S5 a delegation signs in each authentic language, and ad referendum counts once it is confirmed", () => {
  test("S5 signing opens over the hash of each authentic language", () => {
    expect(both.phase).toMatchObject({ hash: H, languages: [{ language: "ru", hash: RU }] });
    expect(inOne.phase).not.toHaveProperty("languages");
  });

  test("S5 one language is a part, both are a signature; a hash of the other language is refused", () => {
    expect(outcome(both, sign({ language: "ru", seen: H }))).toBe("hash-differs");
    expect(outcome(inOne, sign({ language: "ru", seen: RU }))).toBe("hash-differs");
    const first = done(both, sign({}));
    expect(statuses(first)).toEqual(["partly", "awaiting"]);
    expect(outcome(first, sign({}))).toBe("already-done");
    expect(statuses(done(first, sign({ language: "ru", seen: RU })))).toEqual(["signed", "awaiting"]);
  });

  test("S5 ad referendum is missing until the authority confirms, and then is not", () => {
    const referred = done(done(inOne, sign({ adReferendum: true })), sign({ delegation: "uz" }));
    expect(statuses(referred)).toEqual(["ad-referendum", "signed"]);
    expect(missing(referred).map((one) => one.country)).toEqual(["KZ"]);
    expect(outcome(referred, COMMANDS.adopt)).toBe("signatures-missing");
    expect(outcome(referred, { type: "confirm-signature", delegation: "kz", by: " " })).toBe(
      "authority-missing",
    );
    expect(outcome(referred, { type: "confirm-signature", delegation: "uz", by: "Parliament" })).toBe(
      "not-ad-referendum",
    );
    const confirmed = done(referred, COMMANDS["confirm-signature"], LATER);
    expect(board(confirmed)[0]?.signOff).toMatchObject({
      adReferendum: { confirmed: { at: LATER, by: "Parliament" } },
    });
    expect(outcome(confirmed, COMMANDS["confirm-signature"])).toBe("already-done");
    expect(outcome(confirmed, COMMANDS.adopt)).toBe("yes");
  });
});

describe("S6 what a signatory confirms stands in the signature", () => {
  test("S6 a deputy states the authority; place and day are kept as they were given", () => {
    const deputy = (authority: string) => sign({ capacity: { kind: "deputy", authority } });
    expect([outcome(inOne, deputy("Order No. 5")), outcome(inOne, deputy(" "))]).toEqual([
      "yes",
      "authority-missing",
    ]);
    const entered = { place: " Astana ", date: "2026-11-27" };
    expect(done(inOne, sign(entered)).signOffs).toMatchObject([
      { place: "Astana", date: "2026-11-27", capacity: { kind: "own" }, language: "en" },
    ]);
    expect(outcome(inOne, sign({ date: "27 November" }))).toBe("malformed");
  });

  test("S6 a signature says nothing that was not asked: an old one is the same, byte for byte", () => {
    const decision = decide(inOne, COMMANDS.sign, AT);
    expect(decision.ok && Object.keys(decision.events[0] ?? {}).sort()).toEqual(
      ["hash", "party", "signatory", "title", "type"].sort(),
    );
  });
});

describe("S7 a delegation takes its answer back before the adoption, and may then answer anew", () => {
  test.each(["sign", "refuse"] as const)("S7 after %s", (answer) => {
    const answered = done(inOne, COMMANDS[answer]);
    expect(outcome(answered, sign({}))).toBe("already-done");
    const back: Command = { type: "withdraw-signature", delegation: "kz", reason: "A word was missed" };
    expect(outcome(answered, { ...back, reason: "" })).toBe("reason-missing");
    expect(outcome(answered, { ...back, delegation: "uz" })).toBe("nothing-given");
    expect(statuses(done(answered, back))).toEqual(["awaiting", "awaiting"]);
    expect(outcome(done(answered, back), sign({}))).toBe("yes");
  });

  test("S7 not after the adoption", () => {
    const over = recordAfter(opened, issued, signing, signed("KZ"), signed("UZ"), adopted);
    expect(outcome(over, COMMANDS["withdraw-signature"])).toBe("no");
  });
});

describe("S8 only those whose signature the rules ask for are waited for", () => {
  test("S8 one who need not sign may, and is not missing", () => {
    const record = recordAfter(
      under(["signature"], { mustSign: ["kz"] }),
      ...ACCEPTED,
      opened,
      issued,
      signing,
    );
    expect(board(record).map((row) => row.required)).toEqual([true, false]);
    expect(outcome(done(record, sign({})), COMMANDS.adopt)).toBe("yes");
    expect(outcome(record, sign({ delegation: "uz" }))).toBe("yes");
  });

  test("S8 the chair adopts without a signature only with a reason, which the adoption carries", () => {
    const decision = decide(
      inOne,
      { ...COMMANDS.adopt, override: "Tashkent signs next week" } as Command,
      AT,
    );
    expect(decision).toMatchObject({
      ok: true,
      events: [
        {
          type: "adopted",
          override: {
            reason: "Tashkent signs next week",
            which: [{ what: "signature", where: ["KZ", "UZ"] }],
          },
        },
      ],
    });
  });
});

describe("S9 who joins after the adoption accedes to the newest edition", () => {
  const over = recordAfter(opened, issued, signing, signed("KZ"), signed("UZ"), adopted);
  const accede = (more: object): Command => ({ ...COMMANDS.accede, ...more }) as Command;
  test("S9 a delegation that was not asked joins, over the edition's own hash, once", () => {
    expect(outcome(over, accede({ seen: OTHER }))).toBe("hash-differs");
    const joined = done(over, accede({}));
    expect(joined.accessions).toMatchObject([{ edition: 1, party: { country: "MN" } }]);
    expect([joined.phase, joined.signOffs, joined.editions]).toEqual([
      over.phase,
      over.signOffs,
      over.editions,
    ]);
    expect(outcome(joined, accede({}))).toBe("already-done");
  });

  test("S9 who signed has joined already", () => {
    expect(outcome(over, accede({ party: party("KZ") }))).toBe("already-done");
  });
});

describe("S10 statements are made on the frozen text until the set time", () => {
  const until = (statementsUntil: string | null) =>
    recordAfter(under(["signature"], { statementsUntil }), ...ACCEPTED, opened, issued, signing);
  const file = (more: object = {}): Command => ({ ...COMMANDS["file-statement"], ...more }) as Command;

  test("S10 filed before the set time, refused from it on; without one, until the adoption", () => {
    expect(outcome(until(LATER), file(), "2026-11-30T08:59:59.999Z")).toBe("yes");
    expect(outcome(until(LATER), file(), LATER)).toBe("statements-closed");
    expect(outcome(until(null), file(), LATER)).toBe("yes");
    const over = recordAfter(opened, issued, signing, signed("KZ"), signed("UZ"), adopted);
    expect(outcome(over, file())).toBe("statements-closed");
  });

  test("S10 it is on the words that were seen, says something, and is by one who takes part", () => {
    const record = until(null);
    const outcomes = [{}, { seen: OTHER }, { words: " " }, { delegation: "no" }].map((more) =>
      outcome(record, file(more)),
    );
    expect(outcomes).toEqual(["yes", "hash-differs", "empty", "not-your-delegation"]);
  });

  test("S10 others join it; who joined leaves it; who filed it withdraws it for all", () => {
    const record = done(until(null), file());
    const joined = done(record, { type: "join-statement", delegation: "uz", number: 1 });
    expect(joined.statements[0]?.parties.map((one) => one.country)).toEqual(["KZ", "UZ"]);
    expect(outcome(joined, { type: "join-statement", delegation: "uz", number: 1 })).toBe("already-done");
    const left = done(joined, { type: "withdraw-statement", delegation: "uz", number: 1 });
    expect(left.statements[0]?.parties).toHaveLength(1);
    expect(outcome(left, { type: "withdraw-statement", delegation: "uz", number: 1 })).toBe(
      "not-your-delegation",
    );
    const gone = done(joined, { type: "withdraw-statement", delegation: "kz", number: 1 });
    expect(gone.statements).toEqual([]);
    expect(outcome(gone, { type: "join-statement", delegation: "uz", number: 1 })).toBe("unknown-statement");
    expect(done(gone, file()).statements[0]?.number).toBe(2);
  });

  test("S10 it falls with the words that it was made on, and the trail remembers", () => {
    const record = recordAfter(opened, issued, signing, filed);
    expect(record.statements).toHaveLength(1);
    expect(done(record, COMMANDS.reopen).statements).toEqual([]);
  });
});

describe("S12 the signature block stands in seat order; of two parties each has a copy that names it first", () => {
  const order = (record: typeof both, language = "en") =>
    signatureBlock(record, language).map((copy) => [
      copy.of?.country,
      copy.lines.map((line) => [line.party.country, line.signature?.signatory]),
    ]);

  test("S12 two parties, two copies; a place that is empty yet is a place", () => {
    expect(order(done(inOne, sign({})))).toEqual([
      [
        "KZ",
        [
          ["KZ", "Office"],
          ["UZ", undefined],
        ],
      ],
      [
        "UZ",
        [
          ["UZ", undefined],
          ["KZ", "Office"],
        ],
      ],
    ]);
  });

  test("S12 three parties, one copy; each language has its own signatures; who refused has no place", () => {
    const three = { ...both, signatories: [party("UZ"), party("KZ"), party("TJ")] };
    const signedInOne = done(done(three, sign({})), { ...COMMANDS.refuse, delegation: "tj" } as Command);
    expect(order(signedInOne)).toEqual([
      [
        undefined,
        [
          ["UZ", undefined],
          ["KZ", "Office"],
        ],
      ],
    ]);
    expect(order(signedInOne, "ru")).toEqual([
      [
        undefined,
        [
          ["UZ", undefined],
          ["KZ", undefined],
        ],
      ],
    ]);
  });
});
