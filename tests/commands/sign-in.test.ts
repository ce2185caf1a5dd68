/** What lets a person sign in besides the password, and what ends a session: passkeys, codes, emails, sessions. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Accounts, openAccounts } from "#server/auth/accounts.ts";
import { codeAt, stepAt } from "#server/auth/totp.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { softKey } from "../support/authenticator.ts";
import { type Installation, openInstallation, PASSWORD } from "../support/installation.ts";
import { browserOf, from, newPerson, reasonOf } from "../support/sign-in.ts";

const SITE = { origin: "http://localhost:3000", rpId: "localhost" };
const SECRET = "a secret of the tests, long enough";
let installation: Installation;
let accounts: Accounts;
beforeAll(async () => {
  installation = await openInstallation();
  accounts = openAccounts(installation.store, {
    secret: SECRET,
    now: () => installation.clock.now,
    ceremonies: webauthn,
  });
});
afterAll(() => installation.close());

const notices = async () =>
  (await installation.store.pool.query("SELECT notice FROM outbox ORDER BY id")).rows.map(
    (row) => row.notice,
  );

describe("D67 a passkey opens the door by itself", () => {
  test("D67 it is made by whoever types the password again, found without an address, and removed", async () => {
    const { actor } = await newPerson(installation);
    const key = softKey("ES256", SITE);
    const begun = await accounts.passkeys.begin(actor, SITE);
    if (!begun.ok) throw new Error(begun.reason);
    const { challenge } = begun.options as { challenge: string };
    const values = { site: SITE, name: "Telephone", response: key.register(challenge) };
    expect(reasonOf(await accounts.passkeys.add(actor, { ...values, password: "wrong password" }))).toBe(
      "wrong-password",
    );
    expect(reasonOf(await accounts.passkeys.add(actor, { ...values, name: " ", password: PASSWORD }))).toBe(
      "name-missing",
    );
    expect(reasonOf(await accounts.passkeys.add(actor, { ...values, password: PASSWORD }))).toBe("ok");
    expect(reasonOf(await accounts.passkeys.add(actor, { ...values, password: PASSWORD }))).toBe(
      "key-not-made",
    );
    const asked = (await accounts.passkeys.beginEntry(SITE)) as { challenge: string };
    const answer = key.assert(asked.challenge);
    const entered = await accounts.passkeys.enter(SITE, answer, from("192.0.2.1"));
    if (!entered.ok) throw new Error(entered.reason);
    expect(await accounts.actor(from("192.0.2.1", entered.cookies))).toMatchObject({ person: actor.person });
    // The same answer cannot be used a second time.
    expect(reasonOf(await accounts.passkeys.enter(SITE, answer, from("192.0.2.1")))).toBe("link-spent");
    expect(await accounts.passkeys.of(actor)).toMatchObject([
      { name: "Telephone", usedAt: expect.any(Date) },
    ]);
    expect(reasonOf(await accounts.passkeys.remove(installation.actor("chair"), key.id))).toBe(
      "already-done",
    );
    expect(reasonOf(await accounts.passkeys.remove(actor, key.id))).toBe("ok");
    const again = (await accounts.passkeys.beginEntry(SITE)) as { challenge: string };
    expect(
      reasonOf(await accounts.passkeys.enter(SITE, key.assert(again.challenge), from("192.0.2.1"))),
    ).toBe("key-unknown");
  });

  test("D67 from another site, for another challenge, unrecognised, or no answer at all: it opens nothing", async () => {
    const { actor } = await newPerson(installation);
    const key = softKey("EdDSA", SITE);
    const begun = await accounts.passkeys.begin(actor, SITE);
    const { challenge } = (begun.ok ? begun.options : {}) as { challenge: string };
    const response = key.register(challenge);
    await accounts.passkeys.add(actor, { site: SITE, name: "Key", password: PASSWORD, response });
    const ask = async () => ((await accounts.passkeys.beginEntry(SITE)) as { challenge: string }).challenge;
    const enter = async (answer: unknown, site = SITE) =>
      reasonOf(await accounts.passkeys.enter(site, answer, from("192.0.2.1")));
    expect(await enter(key.assert(await ask(), { origin: "https://evil.example" }))).toBe("key-unknown");
    expect(await enter(key.assert(await ask(), { flags: 1 }))).toBe("key-unknown");
    expect(await enter(key.assert(await ask(), { type: "webauthn.create" }))).toBe("key-unknown");
    expect(await enter(key.assert("bm90IGFza2Vk"))).toBe("link-spent");
    expect(
      await enter(key.assert(await ask()), { origin: "https://evil.example", rpId: "evil.example" }),
    ).toBe("key-unknown");
    for (const nothing of [null, {}, "words", { id: key.id, response: { clientDataJSON: "x" } }])
      expect(await enter(nothing)).toBe("key-unknown");
    // A challenge for making a passkey cannot be used to sign in.
    const made = await accounts.passkeys.begin(actor, SITE);
    const other = (made.ok ? made.options : {}) as { challenge: string };
    expect(await enter(key.assert(other.challenge))).toBe("link-spent");
    expect(await enter(key.assert(await ask()))).toBe("ok");
  });
});

describe("D68 a one-time code beside the password, for whoever wants it", () => {
  async function enrolled() {
    const { actor, email } = await newPerson(installation);
    const begun = await accounts.secondFactor.begin(actor, { password: PASSWORD, installation: "localhost" });
    if (!begun.ok) throw new Error(begun.reason);
    const code = () => codeAt(begun.secret, stepAt(installation.clock.now));
    const later = () => {
      installation.clock.now = new Date(installation.clock.now.getTime() + 30_000);
    };
    return { actor, email, secret: begun.secret, address: begun.address, code, later };
  }

  test("D68 nobody is asked until a code has fitted; then the password alone opens nothing", async () => {
    const { actor, email, address, code, later } = await enrolled();
    expect(address).toMatch(
      /^otpauth:\/\/totp\/Plenary%20\(localhost\)%3Aperson-\d+%40plenary\.example\?secret=[A-Z2-7]{32}&issuer=/,
    );
    const signIn = () => accounts.signIn({ email, password: PASSWORD, headers: from("192.0.2.1") });
    expect(await signIn()).not.toHaveProperty("asks");
    expect(reasonOf(await accounts.secondFactor.confirm(actor, "000000"))).toBe("code-wrong");
    const confirmed = await accounts.secondFactor.confirm(actor, code());
    if (!confirmed.ok) throw new Error(confirmed.reason);
    expect(confirmed.codes).toHaveLength(10);
    later();
    const asked = await signIn();
    if (!asked.ok) throw new Error(asked.reason);
    expect(asked.asks).toBe("code");
    expect(asked.cookies[0]).toMatch(/Path=\/sign-in; Max-Age=300; HttpOnly; SameSite=Lax/);
    const headers = from("192.0.2.1", asked.cookies);
    expect(await accounts.actor(headers)).toBeNull();
    expect(await accounts.secondFactor.isAsked(headers)).toBe(true);
    expect(reasonOf(await accounts.secondFactor.enter("123456", headers))).toBe("code-wrong");
    expect(reasonOf(await accounts.secondFactor.enter(code(), from("192.0.2.1")))).toBe("link-spent");
    const entered = await accounts.secondFactor.enter(` ${code().slice(0, 3)} ${code().slice(3)}`, headers);
    if (!entered.ok) throw new Error(entered.reason);
    expect(await accounts.actor(from("192.0.2.1", entered.cookies))).toMatchObject({ person: actor.person });
    expect(reasonOf(await accounts.secondFactor.enter(code(), headers))).toBe("link-spent");
  });

  test("D68 a code works once, also for another sign-in; a spare code works once, too", async () => {
    const { actor, email, code, later } = await enrolled();
    const confirmed = await accounts.secondFactor.confirm(actor, code());
    if (!confirmed.ok) throw new Error(confirmed.reason);
    const ask = async () => {
      const asked = await accounts.signIn({ email, password: PASSWORD, headers: from("192.0.2.1") });
      return from("192.0.2.1", asked.ok ? asked.cookies : []);
    };
    expect(reasonOf(await accounts.secondFactor.enter(code(), await ask()))).toBe("code-wrong");
    later();
    expect(reasonOf(await accounts.secondFactor.enter(code(), await ask()))).toBe("ok");
    expect(reasonOf(await accounts.secondFactor.enter(code(), await ask()))).toBe("code-wrong");
    const [spare = ""] = confirmed.codes;
    expect(reasonOf(await accounts.secondFactor.enter(spare.toLowerCase(), await ask()))).toBe("ok");
    expect(reasonOf(await accounts.secondFactor.enter(spare, await ask()))).toBe("code-wrong");
    expect((await accounts.profile(actor)).factor.spare).toBe(9);
  });

  test("D68 guessing ends after ten codes; the question after five minutes; the factor with the password", async () => {
    const { actor, email, code, later } = await enrolled();
    await accounts.secondFactor.confirm(actor, code());
    const asked = await accounts.signIn({ email, password: PASSWORD, headers: from("192.0.2.1") });
    const headers = from("192.0.2.1", asked.ok ? asked.cookies : []);
    for (let i = 0; i < 9; i++) await accounts.secondFactor.enter("999999", headers);
    later();
    expect(reasonOf(await accounts.secondFactor.enter(code(), headers))).toBe("too-many-attempts");
    installation.clock.now = new Date(installation.clock.now.getTime() + 300_000);
    expect(await accounts.secondFactor.isAsked(headers)).toBe(false);
    expect(reasonOf(await accounts.secondFactor.end(actor, "wrong password"))).toBe("wrong-password");
    expect(reasonOf(await accounts.secondFactor.end(actor, PASSWORD))).toBe("ok");
    expect(
      await accounts.signIn({ email, password: PASSWORD, headers: from("192.0.2.1") }),
    ).not.toHaveProperty("asks");
  });

  test("D68 its secret lies sealed: neither the table alone nor another house's secret opens it", async () => {
    const { actor, secret } = await enrolled();
    const { rows } = await installation.store.pool.query(
      "SELECT sealed FROM second_factor WHERE person_id = $1",
      [actor.person],
    );
    expect(rows[0].sealed).not.toContain(secret);
    const other = openAccounts(installation.store, {
      secret: "another secret, as long as this",
      now: () => installation.clock.now,
    });
    expect(await other.secondFactor.pending(actor, "localhost")).toBeNull();
    expect(await accounts.secondFactor.pending(actor, "localhost")).toMatchObject({ secret });
  });

  test("D68 the codes are those of RFC 6238", () => {
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    const at = (seconds: number) => codeAt(secret, Math.floor(seconds / 30));
    expect([59, 1111111109, 1234567890, 20000000000].map(at)).toEqual([
      "287082",
      "081804",
      "005924",
      "353130",
    ]);
  });
});

describe("D69 a new password comes by letter", () => {
  const mailTo = async (email: string) => {
    const sql =
      "SELECT secrets, until FROM mail WHERE address = $1 AND template = 'reset' ORDER BY id DESC LIMIT 1";
    const { rows } = await installation.store.pool.query(sql, [email]);
    return rows[0] as { secrets: { path: string }; until: Date } | undefined;
  };

  test("D69 the answer is the same for every address; the link works once, for half an hour, and ends all sessions", async () => {
    const { actor, email } = await newPerson(installation);
    const before = await browserOf(accounts, email);
    const ask = (address: string) => accounts.reset.ask(address, from("192.0.2.30"));
    expect(await ask(email)).toEqual(await ask("nobody@plenary.example"));
    expect(await mailTo("nobody@plenary.example")).toBeUndefined();
    const token = (await mailTo(email))?.secrets.path.split("/").at(-1) ?? "";
    expect(await accounts.reset.isOpen(token)).toBe(true);
    expect(reasonOf(await accounts.reset.answer(token, "short"))).toBe("weak-password");
    expect(await accounts.actor(before)).not.toBeNull();
    expect(reasonOf(await accounts.reset.answer(token, "another password"))).toBe("ok");
    expect(await accounts.actor(before)).toBeNull();
    expect((await notices()).at(-1)).toEqual({ type: "seat", person: actor.person });
    expect(reasonOf(await accounts.reset.answer(token, "a third password"))).toBe("link-spent");
    const signIn = (password: string) => accounts.signIn({ email, password, headers: from("192.0.2.1") });
    expect(reasonOf(await signIn(PASSWORD))).toBe("wrong-password");
    expect(reasonOf(await signIn("another password"))).toBe("ok");
  });

  test("D69 where no letters are sent, whoever runs the house makes the same link", async () => {
    const { email } = await newPerson(installation);
    expect(await accounts.reset.byHand("nobody@plenary.example")).toBeNull();
    const token = (await accounts.reset.byHand(email))?.split("/").at(-1) ?? "";
    expect(reasonOf(await accounts.reset.answer(token, "another password"))).toBe("ok");
    expect(reasonOf(await accounts.reset.answer(token, "a third password"))).toBe("link-spent");
    expect(await browserOf(accounts, email, "another password")).toBeDefined();
  });

  test("D69 after half an hour it is spent, and three letters in a quarter of an hour are enough", async () => {
    const { email } = await newPerson(installation);
    await accounts.reset.ask(email, from("192.0.2.31"));
    const token = (await mailTo(email))?.secrets.path.split("/").at(-1) ?? "";
    installation.clock.now = new Date(installation.clock.now.getTime() + 30 * 60_000);
    expect(await accounts.reset.isOpen(token)).toBe(false);
    expect(reasonOf(await accounts.reset.answer(token, "another password"))).toBe("link-spent");
    for (let i = 0; i < 5; i++)
      expect(reasonOf(await accounts.reset.ask(email, from("192.0.2.31")))).toBe("ok");
    const { rows } = await installation.store.pool.query("SELECT 1 FROM mail WHERE address = $1", [email]);
    expect(rows).toHaveLength(3);
  });
});

describe("D70 sessions are seen and ended", () => {
  test("D70 the list says where and since when, and which is this one", async () => {
    const { actor, email } = await newPerson(installation);
    const [one] = [await browserOf(accounts, email), await browserOf(accounts, email)];
    await accounts.actor(one);
    const listed = await accounts.sessions.of(actor, one);
    expect(listed).toHaveLength(2);
    expect(listed.filter((session) => session.here)).toMatchObject([
      { ipAddress: "192.0.2.1", userAgent: "Tests", seenAt: expect.any(Date) },
    ]);
  });

  test("D70 one is ended, all others are, and open sockets are told; nobody ends another's", async () => {
    const { actor, email } = await newPerson(installation);
    const [here, there, third] = [
      await browserOf(accounts, email),
      await browserOf(accounts, email),
      await browserOf(accounts, email),
    ];
    const gone = (await accounts.sessions.of(actor, there)).find((session) => session.here)?.id ?? "";
    expect(reasonOf(await accounts.sessions.end(installation.actor("chair"), gone))).toBe("already-done");
    expect(await accounts.actor(there)).not.toBeNull();
    expect(reasonOf(await accounts.sessions.end(actor, gone))).toBe("ok");
    expect(await accounts.actor(there)).toBeNull();
    expect((await notices()).at(-1)).toEqual({ type: "seat", person: actor.person });
    expect(reasonOf(await accounts.sessions.endOthers(actor, here))).toBe("ok");
    expect([await accounts.actor(third), Boolean(await accounts.actor(here))]).toEqual([null, true]);
  });

  test("D70 a new password asks for the old one and ends the other sessions", async () => {
    const { actor, email } = await newPerson(installation);
    const [here, there] = [await browserOf(accounts, email), await browserOf(accounts, email)];
    const session = (await accounts.sessions.current(here)) ?? "";
    const change = async (old: string, fresh: string) =>
      reasonOf(await accounts.changePassword(actor, { old, fresh, session }));
    expect(await change("wrong password", "another password")).toBe("wrong-password");
    expect(await change(PASSWORD, "short")).toBe("weak-password");
    expect(await change(PASSWORD, "another password")).toBe("ok");
    expect([Boolean(await accounts.actor(here)), await accounts.actor(there)]).toEqual([true, null]);
    expect(await browserOf(accounts, email, "another password")).toBeDefined();
  });
});

describe("D73 an account of the demonstration stays as it is", () => {
  test("D73 its password, its name, its passkeys and the sessions of others are left alone; one's own account's are not", async () => {
    await installation.store.installation.found(true);
    const shared = await accounts.create({
      name: "Shared",
      email: "shared@plenary.example",
      password: "plenary-demo",
    });
    if (!shared.ok) throw new Error(shared.reason);
    const actor = { person: shared.person, name: "Shared", language: null, seats: [] };
    const headers = await browserOf(accounts, "shared@plenary.example", "plenary-demo");
    const other = await browserOf(accounts, "shared@plenary.example", "plenary-demo");
    const values = { old: "plenary-demo", fresh: "another password", session: "" };
    const begin = { password: "plenary-demo", installation: "localhost" };
    const key = { site: SITE, name: "Key", password: "plenary-demo", response: null };
    for (const notified of [
      await accounts.changePassword(actor, values),
      await accounts.rename(actor, "Somebody else"),
      await accounts.secondFactor.begin(actor, begin),
      await accounts.passkeys.add(actor, key),
      await accounts.sessions.endOthers(actor, headers),
    ])
      expect(reasonOf(notified)).toBe("demo-account");
    expect(await accounts.sessions.of(actor, headers)).toMatchObject([{ here: true }]);
    expect(await accounts.actor(other)).not.toBeNull();
    const own = await newPerson(installation);
    expect(reasonOf(await accounts.rename(own.actor, "Somebody else"))).toBe("ok");
    expect(reasonOf(await accounts.enterDemo("shared@plenary.example", from("192.0.2.1")))).toBe("ok");
    expect(reasonOf(await accounts.enterDemo(own.email, from("192.0.2.1")))).toBe("wrong-password");
  });
});
