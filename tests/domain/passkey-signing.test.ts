import { describe, expect, test } from "vitest";
import { decide, evolve, type SignatureInput, type TextEvent, type TextRecord } from "#domain/life/index.ts";
import { challengeOf, matterOf } from "#domain/signoff/passkey.ts";
import { softKey } from "../support/authenticator.ts";
import { issued, opened, signing } from "../support/life-table.ts";
import { AT, party, recordAfter } from "../support/texts.ts";

const SITE = { origin: "https://plenary.example", rpId: "plenary.example" };
const soft = softKey("ES256", SITE);
const KEY = { id: soft.id, delegation: "kz", spki: soft.spki, ...SITE };
const announced = recordAfter(opened, issued, { ...signing, keys: [KEY] } as TextEvent);
const HASH = "hash" in announced.phase ? announced.phase.hash : "";
const OPTIONS = { signatory: "A. Example", title: "Ombudsman" };

/** What the key returns for this signature, opened at this moment. */
function asserted(entered: typeof OPTIONS, openedAt = AT) {
  const signed = { party: party("KZ"), hash: HASH, ...entered };
  const { id, response } = soft.assert(
    challengeOf(matterOf(signed, { text: "t1", language: "en", opened: openedAt })),
  );
  return { credentialId: id, ...response };
}

function outcome(record: TextRecord, input: Partial<SignatureInput>, delegation = "kz"): string {
  const decision = decide(record, { type: "sign", delegation, seen: HASH, ...OPTIONS, ...input }, AT);
  return decision.ok ? "yes" : decision.reason;
}

describe("H6 a signature with a passkey is taken with everything else or not at all", () => {
  test("H6 over these words, this name and this title it stands, and is kept byte for byte", () => {
    const assertion = asserted(OPTIONS);
    const decision = decide(
      announced,
      { type: "sign", delegation: "kz", seen: HASH, ...OPTIONS, assertion },
      AT,
    );
    expect(decision).toMatchObject({ ok: true, events: [{ type: "signed", assertion }] });
    expect(outcome(announced, {})).toBe("yes");
  });

  test("H6 over another title, from before a reopening, or by another delegation it is refused in words", () => {
    const other = asserted({ ...OPTIONS, title: "President" });
    expect(outcome(announced, { assertion: other })).toBe("assertion-of-other-words");
    const before = asserted(OPTIONS, "2026-11-26T09:00:00.000Z");
    expect(outcome(announced, { assertion: before })).toBe("assertion-of-other-words");
    expect(outcome(announced, { assertion: asserted(OPTIONS), adReferendum: true })).toBe(
      "assertion-of-other-words",
    );
    expect(outcome(announced, { assertion: asserted(OPTIONS) }, "uz")).toBe("key-not-announced");
  });

  test("H15 a key counts for a text only if it was shown before its signing was opened", () => {
    expect(outcome(recordAfter(opened, issued, signing), { assertion: asserted(OPTIONS) })).toBe(
      "key-not-announced",
    );
  });

  test("H15 keys of those who take no part are not announced, and where there is none nothing is said", () => {
    const record = recordAfter(opened, issued);
    const open = (keys: (typeof KEY)[]) => {
      const decision = decide(record, { type: "open-signing", seen: HASH, current: HASH, keys }, AT);
      return decision.ok ? decision.events[0] : decision.reason;
    };
    const guest = { ...KEY, id: "g", delegation: "no" };
    expect(open([guest, KEY])).toMatchObject({ type: "signing-opened", keys: [KEY] });
    expect(open([guest])).not.toHaveProperty("keys");
    const after = evolve(record, open([KEY]) as TextEvent, AT);
    expect(after.phase).toMatchObject({ name: "signing", keys: [KEY] });
  });
});
