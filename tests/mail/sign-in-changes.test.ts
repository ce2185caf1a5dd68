/**
 * A person gets an email in their own language when their ways to sign in change, whatever their notification
 * preferences are.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Accounts, openAccounts } from "#server/auth/accounts.ts";
import { codeAt, stepAt } from "#server/auth/totp.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { composed } from "#words/mails.ts";
import { softKey } from "../support/authenticator.ts";
import { type Installation, openInstallation, PASSWORD } from "../support/installation.ts";
import { newPerson, reasonOf } from "../support/sign-in.ts";

const SITE = { origin: "http://localhost:3000", rpId: "localhost" };
const NEW_PASSWORD = "another password";
let installation: Installation;
let accounts: Accounts;
beforeAll(async () => {
  installation = await openInstallation();
  const settings = { secret: "a secret of the tests, long enough", now: () => installation.clock.now };
  accounts = openAccounts(installation.store, { ...settings, ceremonies: webauthn });
});
afterAll(() => installation.close());

const links = { origin: "https://plenary.example", unsubscribe: null };

/** The emails to this address, as they are read. */
async function mailsTo(email: string) {
  const all = await installation.store.mails.listed([], true, 100);
  return all
    .filter(({ address }) => address === email)
    .reverse()
    .map((mail) => ({ kind: mail.kind, ...composed(mail, links) }));
}

async function keyOf(actor: Parameters<Accounts["passkeys"]["begin"]>[0], name: string) {
  const key = softKey("ES256", SITE);
  const begun = await accounts.passkeys.begin(actor, SITE);
  const { challenge } = (begun.ok ? begun.options : {}) as { challenge: string };
  const values = { site: SITE, name, password: PASSWORD, response: key.register(challenge) };
  expect(reasonOf(await accounts.passkeys.add(actor, values))).toBe("ok");
  return key.id;
}

test("D76 for each change one letter, with the way to sign out everywhere, and none for what was refused", async () => {
  const { actor, email } = await newPerson(installation);
  await installation.store.installation.setLanguage(actor.person, "ru");
  await installation.commands.setNotificationPreferences(actor, { digest: "none", kinds: {} });
  const key = await keyOf(actor, "Телефон");
  await accounts.passkeys.remove(actor, key);
  expect(reasonOf(await accounts.passkeys.remove(actor, key))).toBe("already-done");
  const begun = await accounts.secondFactor.begin(actor, { password: PASSWORD, installation: "localhost" });
  if (!begun.ok) throw new Error(begun.reason);
  expect(reasonOf(await accounts.secondFactor.confirm(actor, "000000"))).toBe("code-wrong");
  const code = codeAt(begun.secret, stepAt(installation.clock.now));
  expect(reasonOf(await accounts.secondFactor.confirm(actor, code))).toBe("ok");
  expect(reasonOf(await accounts.secondFactor.end(actor, PASSWORD))).toBe("ok");
  const change = { old: "wrong password", fresh: NEW_PASSWORD, session: "" };
  expect(reasonOf(await accounts.changePassword(actor, change))).toBe("wrong-password");
  expect(reasonOf(await accounts.changePassword(actor, { ...change, old: PASSWORD }))).toBe("ok");
  const mails = await mailsTo(email);
  const notified = [
    "Создан ключ доступа к вашей учётной записи: «Телефон».",
    "Удалён ключ доступа к вашей учётной записи: «Телефон».",
    "Теперь при входе в вашу учётную запись после пароля спрашивается одноразовый код.",
    "При входе в вашу учётную запись одноразовый код больше не спрашивается.",
    "Пароль вашей учётной записи изменён.",
  ];
  expect(mails.map(({ kind, language }) => [kind, language])).toEqual(notified.map(() => ["account", "ru"]));
  for (const [at, words] of notified.entries()) {
    expect(mails[at]?.text).toContain(words);
    expect(mails[at]?.text).toContain("Если это были не вы");
    expect(mails[at]?.text).toContain("https://plenary.example/account#sessions");
    expect(mails[at]?.text).not.toMatch(/\{\{|mail\./);
  }
});

test("D76 a factor that was never confirmed is begun and left without a letter", async () => {
  const { actor, email } = await newPerson(installation);
  await accounts.secondFactor.begin(actor, { password: PASSWORD, installation: "localhost" });
  expect(reasonOf(await accounts.secondFactor.end(actor, PASSWORD))).toBe("ok");
  expect(await mailsTo(email)).toEqual([]);
});

test("D76 a password that was set by letter is told, too, in English to whoever reads that", async () => {
  const { email } = await newPerson(installation);
  const path = await accounts.reset.byHand(email);
  expect(reasonOf(await accounts.reset.answer(path?.split("/").at(-1) ?? "", NEW_PASSWORD))).toBe("ok");
  const [mail] = await mailsTo(email);
  expect(mail?.subject).toBe("The sign-in of your Plenary account has changed");
  expect(mail?.text).toContain("The password of your account was changed.");
  expect(mail?.html).toContain('href="https://plenary.example/account#sessions"');
});

test("D77 a passkey gets another name from its owner alone", async () => {
  const { actor, email } = await newPerson(installation);
  const key = await keyOf(actor, "Key");
  const rename = async (who: typeof actor | null, name: string, id = key) =>
    reasonOf(await accounts.passkeys.rename(who, id, name));
  expect(await rename(installation.actor("chair"), "Mine")).toBe("not-found");
  expect([
    await rename(null, "Mine"),
    await rename(actor, " "),
    await rename(actor, "x".repeat(101)),
  ]).toEqual(["not-signed-in", "name-missing", "too-long"]);
  expect(await rename(actor, " Office ")).toBe("ok");
  expect(await accounts.passkeys.of(actor)).toMatchObject([{ id: key, name: "Office" }]);
  expect((await mailsTo(email)).length).toBe(1);
});
