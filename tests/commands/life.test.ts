import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { replay } from "#domain/life/index.ts";
import { firstBreak, verifyEdition } from "#domain/trail/index.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const chair = () => installation.actor("chair");
const hashOf = async (text: string) => (await installation.store.texts.drafts(text)).at(-1)?.hash ?? "";
const signature = (text: string, seen: string) => ({ text, seen, signatory: "Office", title: "Ombudsman" });
const types = async (text: string) =>
  (await installation.store.records.trail(text)).map((entry) => entry.content?.event.type);

async function signing() {
  const { text, sheet } = await installation.text();
  await installation.commands.issueDraft(chair(), { text, name: "", note: "" });
  const seen = await hashOf(text);
  expect(await installation.commands.openSigning(chair(), { text, seen })).toEqual({ ok: true });
  return { text, sheet, seen };
}

describe("L6 the road from draft to edition", () => {
  test("L6 issued, signed by all and adopted: the edition verifies and its trail is the text's", async () => {
    const { text, seen } = await signing();
    for (const who of ["head.kz", "head.uz"]) {
      expect(await installation.commands.sign(installation.actor(who), signature(text, seen))).toEqual({
        ok: true,
      });
    }
    expect(await installation.commands.adopt(chair(), { text, seen })).toEqual({ ok: true });
    const slug = "astana-2026-declaration";
    const page = await installation.queries.edition(slug);
    if (!page.ok) throw new Error(page.reason);
    expect(verifyEdition(page.document, { head: page.facts.head })).toMatchObject({ ok: true });
    expect(page.edition.trail).toEqual(await installation.store.records.trail(text));
    expect(page.facts.signatures.map((one) => one.party.country)).toEqual(["KZ", "UZ"]);
    expect(
      (await installation.queries.home()).forums[0]?.meetings[0]?.editions.map((one) => one.slug),
    ).toContain(slug);
  });

  test("L6 the record that is kept is what its trail adds up to, and the chain holds", async () => {
    const { text, seen } = await signing();
    await installation.commands.sign(installation.actor("head.kz"), signature(text, seen));
    await installation.commands.reopen(chair(), { text, reason: "A word was missed" });
    const trail = await installation.store.records.trail(text);
    const entries = trail.flatMap(({ content }) => (content ? [content] : []));
    expect(firstBreak(trail)).toBeNull();
    expect(replay(entries)).toEqual((await installation.store.texts.byId(text))?.record);
  });

  test("L6 a second edition of one meeting and kind gets an address of its own", async () => {
    const { text, seen } = await signing();
    for (const who of ["head.kz", "head.uz"])
      await installation.commands.sign(installation.actor(who), signature(text, seen));
    await installation.commands.adopt(chair(), { text, seen });
    const record = (await installation.store.texts.byId(text))?.record;
    expect(record?.phase).toMatchObject({ name: "adopted", slug: "astana-2026-declaration-2" });
  });
});

describe("S3 two clicks make one entry", () => {
  test("S3 two signatures of one delegation at once: one is kept, the other is told so", async () => {
    const { text, seen } = await signing();
    const click = () => installation.commands.sign(installation.actor("head.kz"), signature(text, seen));
    const done = await Promise.all([click(), click()]);
    expect(done.map((one) => one.ok).sort()).toEqual([false, true]);
    expect(done.find((one) => !one.ok)).toEqual({ ok: false, reason: "already-done" });
    expect((await types(text)).filter((type) => type === "signed")).toHaveLength(1);
  });

  test("S3 two adoptions at once: one edition, one entry", async () => {
    const { text, seen } = await signing();
    for (const who of ["head.kz", "head.uz"])
      await installation.commands.sign(installation.actor(who), signature(text, seen));
    const done = await Promise.all([1, 2, 3].map(() => installation.commands.adopt(chair(), { text, seen })));
    expect(done.filter((one) => one.ok)).toHaveLength(1);
    expect((await types(text)).filter((type) => type === "adopted")).toHaveLength(1);
  });
});

describe("S4 a signature is taken from whom it is asked, over what is frozen", () => {
  test("S4 over the frozen hash it is kept; over another, from a delegate, a guest, a stranger, nobody: refused, and nothing is written", async () => {
    const { text, seen } = await signing();
    const before = await types(text);
    const sign = (who: string | null, hash = seen) =>
      installation.commands.sign(who ? installation.actor(who) : null, signature(text, hash));
    const reasons = await Promise.all([
      sign("head.kz", "0".repeat(64)),
      sign("delegate.kz"),
      sign("guest.no"),
      sign("chair"),
      sign("stranger"),
      sign(null),
    ]);
    expect(reasons.map((one) => (one.ok ? "ok" : one.reason))).toEqual([
      "hash-differs",
      "not-your-role",
      "not-your-role",
      "not-your-role",
      "no-seat",
      "not-signed-in",
    ]);
    expect(await types(text)).toEqual(before);
    expect(await sign("head.kz")).toEqual({ ok: true });
  });

  test("S4 adoption waits for the last signature and for the chair", async () => {
    const { text, seen } = await signing();
    await installation.commands.sign(installation.actor("head.kz"), signature(text, seen));
    const adopt = (who: string) => installation.commands.adopt(installation.actor(who), { text, seen });
    expect(await adopt("chair")).toMatchObject({ ok: false, reason: "signatures-missing" });
    await installation.commands.sign(installation.actor("head.uz"), signature(text, seen));
    expect(await adopt("secretariat")).toEqual({ ok: false, reason: "not-your-role" });
    expect(await adopt("chair")).toEqual({ ok: true });
  });

  test("S4 reopening voids signatures: the board is empty, the trail and the rows remember", async () => {
    const { text, sheet, seen } = await signing();
    await installation.commands.sign(installation.actor("head.kz"), signature(text, seen));
    expect(await installation.commands.reopen(chair(), { text, reason: "A word was missed" })).toEqual({
      ok: true,
    });
    expect((await installation.store.texts.byId(text))?.record.signOffs).toEqual([]);
    expect(await types(text)).toContain("signed");
    const hand = await handOn(installation.store, sheet, chair().person, null);
    expect((await installation.store.changes.append([hand.type(0, " again")]))[0]?.ok).toBe(true);
  });
});

describe("L7 a draft is what stood on the table", () => {
  test("L7 an edit after the draft keeps signing shut until another draft is issued", async () => {
    const { text, sheet } = await installation.text();
    await installation.commands.issueDraft(chair(), { text, name: "", note: "" });
    const first = await hashOf(text);
    const hand = await handOn(installation.store, sheet, installation.actor("delegate.kz").person, "kz");
    await installation.store.changes.append([hand.type(0, " closely")]);
    expect(await installation.commands.openSigning(chair(), { text, seen: first })).toEqual({
      ok: false,
      reason: "draft-behind-text",
    });
    expect(await installation.commands.issueDraft(chair(), { text, name: "", note: "" })).toEqual({
      ok: true,
    });
    const second = await hashOf(text);
    expect(await installation.commands.openSigning(chair(), { text, seen: first })).toEqual({
      ok: false,
      reason: "hash-differs",
    });
    expect(await installation.commands.openSigning(chair(), { text, seen: second })).toEqual({ ok: true });
    const drafts = await installation.store.texts.drafts(text);
    expect(drafts.map((draft) => draft.name)).toEqual(["Zero draft", "Rev.1"]);
    expect(drafts[0]?.canonical).not.toContain("closely");
  });

  test("L7 while a clause waits for its id, the chair is asked to try again", async () => {
    const { text } = await installation.text([
      { id: "", kind: "operative", level: 0, runs: [{ text: "Note" }] },
    ]);
    const issue = await installation.commands.issueDraft(chair(), { text, name: "", note: "" });
    expect(issue).toEqual({ ok: false, reason: "changed-meanwhile" });
  });
});
