import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { challengeOf, matterOf } from "#domain/signoff/passkey.ts";
import { verifyEdition } from "#domain/trail/index.ts";
import { type SoftKey, softKey } from "../support/authenticator.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

const SITE = { origin: "https://plenary.example", rpId: "plenary.example" };
const OPTIONS = { signatory: "A. Example", title: "Ombudsman" };
let installation: Installation;
let key: SoftKey;

beforeAll(async () => {
  installation = await openInstallation();
  key = await enrolled("head.kz", "Security key");
});
afterAll(() => installation.close());

const output = (done: { ok: boolean; reason?: string }) => (done.ok ? "ok" : done.reason);
const begin = (who: string, site = SITE) =>
  installation.commands.beginKey(installation.actor(who), { meeting: installation.meeting, site });

/** What the browser answers to the options that it was given. */
async function answered(soft: SoftKey, who: string): Promise<object> {
  const begun = await begin(who);
  if (!begun.ok) throw new Error(begun.reason);
  return soft.register((begun.options as { challenge: string }).challenge);
}

async function enrolled(who: string, name: string, kind: "ES256" | "EdDSA" = "ES256"): Promise<SoftKey> {
  const soft = softKey(kind, SITE);
  const response = await answered(soft, who);
  const input = { meeting: installation.meeting, site: SITE, name, response };
  expect(output(await installation.commands.enrolKey(installation.actor(who), input))).toBe("ok");
  return soft;
}

async function signing(): Promise<{ text: string; seen: string; opened: string }> {
  const { text } = await installation.text();
  const chair = installation.actor("chair");
  await installation.commands.issueDraft(chair, { text, name: "", note: "" });
  const seen = (await installation.store.texts.drafts(text)).at(-1)?.hash ?? "";
  expect(output(await installation.commands.openSigning(chair, { text, seen }))).toBe("ok");
  const record = (await installation.store.texts.byId(text))?.record;
  return { text, seen, opened: record?.phase.name === "signing" ? record.phase.openedAt : "" };
}

const party = { delegation: "kz", country: "KZ", name: null, institution: {} };

function asserted(
  at: { text: string; seen: string; opened: string },
  soft = key,
  values = OPTIONS,
  notified = {},
) {
  const { text, seen: hash, opened } = at;
  const matter = matterOf({ party, hash, ...values }, { text, language: "en", opened });
  const { id, response } = soft.assert(challengeOf(matter), notified);
  return { credentialId: id, ...response };
}

const sign = async (at: { text: string; seen: string }, assertion: object, more = {}) =>
  output(
    await installation.commands.sign(installation.actor("head.kz"), {
      ...{ text: at.text, seen: at.seen, ...OPTIONS },
      ...{ assertion: assertion as ReturnType<typeof asserted>, ...more },
    }),
  );

describe("H17 the head enrols the keys of the delegation, and everybody at the table sees them", () => {
  test("H17 by head alone, for the own delegation; it stands in the meeting's record", async () => {
    for (const who of ["delegate.kz", "chair", "guest.no"])
      expect(output(await begin(who))).toBe("not-your-role");
    expect(output(await begin("stranger"))).toBe("no-seat");
    const page = await installation.queries.signingKeys(installation.actor("guest.no"), installation.meeting);
    if (!page.ok) throw new Error(page.reason);
    expect(page.mine).toBeNull();
    expect(
      page.delegations.map(({ delegation, keys }) => [delegation.id, keys.map(({ name }) => name)]),
    ).toEqual([
      ["kz", ["Security key"]],
      ["uz", []],
    ]);
    const acts = await installation.store.settingUp.acts(installation.meeting);
    expect(acts.map(({ act }) => act)).toContainEqual({
      ...{ type: "key-enrolled", person: "head.kz", key: "Security key" },
      delegation: { id: "kz", country: "KZ", name: null },
    });
    expect((await installation.queries.signingKeys(null, installation.meeting)).ok).toBe(false);
  });

  test("H17 an answer to another challenge, a second answer, one for another site or too late makes no key", async () => {
    const soft = softKey("EdDSA", SITE);
    const enrol = async (response: unknown, who = "head.uz", site = SITE) =>
      output(
        await installation.commands.enrolKey(installation.actor(who), {
          meeting: installation.meeting,
          site,
          name: "Key",
          response,
        }),
      );
    expect(await enrol(soft.register("bm90IGFza2Vk"))).toBe("key-not-made");
    expect(await enrol({ id: 7 })).toBe("key-not-made");
    expect(await enrol(await answered(soft, "head.kz"))).toBe("key-not-made");
    const foreign = softKey("ES256", { origin: "https://evil.example", rpId: "evil.example" });
    expect(await enrol(await answered(foreign, "head.uz"))).toBe("key-not-made");
    const late = await answered(soft, "head.uz");
    installation.clock.now = new Date(installation.clock.now.getTime() + 5 * 60_000);
    expect(await enrol(late)).toBe("key-not-made");
    const response = await answered(soft, "head.uz");
    expect(
      output(
        await installation.commands.enrolKey(installation.actor("head.uz"), {
          meeting: installation.meeting,
          site: SITE,
          name: " ",
          response,
        }),
      ),
    ).toBe("name-missing");
    expect(await enrol(response)).toBe("ok");
    expect(await enrol(response)).toBe("key-not-made");
    expect(await enrol(await answered(soft, "head.uz"))).toBe("already-done");
  });
});

describe("H6 a signature with a passkey", () => {
  test("H6 by an announced key it is taken, adopted, and proves itself from the edition", async () => {
    const at = await signing();
    expect(await sign(at, asserted(at))).toBe("ok");
    const uz = { text: at.text, seen: at.seen, ...OPTIONS };
    expect(output(await installation.commands.sign(installation.actor("head.uz"), uz))).toBe("ok");
    expect(
      output(
        await installation.commands.adopt(installation.actor("chair"), { text: at.text, seen: at.seen }),
      ),
    ).toBe("ok");
    const phase = (await installation.store.texts.byId(at.text))?.record.phase;
    const page = await installation.queries.edition(phase?.name === "adopted" ? phase.slug : "");
    if (!page.ok) throw new Error(page.reason);
    expect(verifyEdition(page.document, { head: page.facts.head })).toMatchObject({ ok: true });
    const other = page.document.replace('"title":"Ombudsman"', '"title":"President"');
    expect(verifyEdition(other).ok).toBe(false);
    expect(page.document).toContain(key.id);
  });

  test("H6 over another text, another title, at another site, by nobody, or broken: refused, each in its words", async () => {
    const [at, other] = [await signing(), await signing()];
    const refusedAs = (assertion: object, more = {}) => sign(at, assertion, more);
    expect(await refusedAs(asserted(other))).toBe("assertion-of-other-words");
    expect(await refusedAs(asserted(at), { title: "President" })).toBe("assertion-of-other-words");
    expect(await refusedAs(asserted(at), { adReferendum: true })).toBe("assertion-of-other-words");
    expect(await refusedAs(asserted(at, key, OPTIONS, { origin: "https://evil.example" }))).toBe(
      "assertion-from-elsewhere",
    );
    expect(await refusedAs(asserted(at, key, OPTIONS, { rpId: "evil.example" }))).toBe(
      "assertion-from-elsewhere",
    );
    expect(await refusedAs(asserted(at, key, OPTIONS, { flags: 1 }))).toBe("assertion-unverified");
    const broken = { ...asserted(at), signature: asserted(other).signature };
    expect(await refusedAs(broken)).toBe("assertion-false");
    expect(await refusedAs(asserted(at))).toBe("ok");
  });

  test("H15 a foreign key, one of another delegation and one that was enrolled after the opening are refused", async () => {
    const at = await signing();
    const late = await enrolled("head.kz", "Late key");
    const theirs = await enrolled("head.uz", "Their key", "EdDSA");
    for (const soft of [softKey("ES256", SITE), theirs, late])
      expect(await sign(at, asserted(at, soft))).toBe("key-not-announced");
    const next = await signing();
    expect(await sign(next, asserted(next, late))).toBe("ok");
  });

  test("H17 a key that was removed signs no more, and only its own head removes it", async () => {
    const soft = await enrolled("head.kz", "Lost key");
    const at = await signing();
    const remove = async (who: string) =>
      output(
        await installation.commands.removeKey(installation.actor(who), {
          meeting: installation.meeting,
          key: soft.id,
        }),
      );
    expect(await remove("head.uz")).toBe("not-found");
    expect(await remove("head.kz")).toBe("ok");
    expect(await remove("head.kz")).toBe("already-done");
    expect(await sign(at, asserted(at, soft))).toBe("key-removed");
    expect(await sign(at, asserted(at))).toBe("ok");
  });

  test("H18 an answer that was used is not used again: not after the signature was taken back", async () => {
    const at = await signing();
    const assertion = asserted(at);
    expect(await sign(at, assertion)).toBe("ok");
    expect(await sign(at, assertion)).toBe("already-done");
    const head = installation.actor("head.kz");
    expect(
      output(await installation.commands.withdrawSignature(head, { text: at.text, reason: "A word" })),
    ).toBe("ok");
    expect(await sign(at, assertion)).toBe("assertion-replayed");
    expect(await sign(at, asserted(at))).toBe("ok");
  });

  test("H18 nor after the text was reopened and the same words were put to signature again", async () => {
    const at = await signing();
    const assertion = asserted(at);
    const chair = installation.actor("chair");
    await installation.commands.reopen(chair, { text: at.text, reason: "A word" });
    expect(output(await installation.commands.openSigning(chair, { text: at.text, seen: at.seen }))).toBe(
      "ok",
    );
    expect(await sign(at, assertion)).toBe("assertion-of-other-words");
  });

  test("H15 who accedes does so without a key: none was announced for it", async () => {
    const at = await signing();
    for (const who of ["head.kz", "head.uz"])
      await installation.commands.sign(installation.actor(who), { text: at.text, seen: at.seen, ...OPTIONS });
    await installation.commands.adopt(installation.actor("chair"), { text: at.text, seen: at.seen });
    const input = { text: at.text, seen: at.seen, ...OPTIONS, assertion: asserted(at) };
    expect(output(await installation.commands.accede(installation.actor("head.kz"), input))).toBe(
      "key-not-announced",
    );
  });
});
