/** Sign-in through a ministry's provider, against a real provider on loopback: who gets in and who does not. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Accounts, openAccounts } from "#server/auth/accounts.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { type Installation, openInstallation, PASSWORD } from "../support/installation.ts";
import { CLIENT, type Identity, type OidcProvider, oidcProvider } from "../support/oidc-provider.ts";
import { from, newPerson, reasonOf } from "../support/sign-in.ts";

const BACK = "http://localhost:3000/sign-in/with/mfa/back";
let installation: Installation;
let provider: OidcProvider;
let accounts: Accounts;
beforeAll(async () => {
  installation = await openInstallation();
  provider = await oidcProvider();
  const providers = [
    { id: "mfa", name: "Ministry", issuer: provider.issuer, ...CLIENT },
    { id: "gone", name: "Nobody answers", issuer: "http://localhost:9", ...CLIENT },
  ];
  const secret = "a secret of the tests, long enough";
  accounts = openAccounts(installation.store, {
    secret,
    now: () => installation.clock.now,
    ceremonies: webauthn,
    providers,
  });
});
afterAll(async () => {
  await provider.close();
  await installation.close();
});
beforeEach(() => {
  provider.lie = {};
  vi.spyOn(console, "error").mockImplementation(() => {});
});

/** The steps of a browser: to the provider with a cookie, and back with the provider's answer. */
async function leave(invitation = "") {
  const left = await accounts.providers.leave("mfa", { back: BACK, next: "/texts/1", invitation });
  if (!left.ok) throw new Error(left.reason);
  const away = await fetch(left.address, { redirect: "manual" });
  return {
    headers: from("192.0.2.1", [left.cookie]),
    answer: new URL(away.headers.get("location") ?? "").searchParams,
  };
}

async function enter(visitor: Identity, invitation = "") {
  provider.visitor = visitor;
  const { headers, answer } = await leave(invitation);
  return accounts.providers.comeBack("mfa", answer, headers);
}

const verified = (sub: string, email: string): Identity => ({
  sub,
  email,
  email_verified: true,
  name: "Aigul",
});

async function invited(email: string): Promise<string> {
  const chair = installation.actor("chair");
  const input = { meeting: installation.meeting, delegation: "kz", role: "adviser" as const, who: email };
  const made = await installation.commands.invite(chair, input);
  if (!made.ok) throw new Error(made.reason);
  return made.token;
}

describe("D71 a provider opens the door for whom the desk invited", () => {
  test("D71 an account whose address was invited and verified is entered; next time by its subject, whatever its address", async () => {
    const email = "aigul@mfa.example";
    const token = await invited(email);
    const made = await installation.accounts.create({ name: "Aigul", email, password: PASSWORD });
    if (!made.ok) throw new Error(made.reason);
    // An address that somebody typed proves nothing, until the person takes the seat with the link that the secretariat
    // sent to that address.
    expect(reasonOf(await enter(verified("1", email)))).toBe("not-invited");
    await installation.commands.takeSeat({ id: made.person, name: "Aigul" }, { token });
    const entered = await enter(verified("1", email));
    if (!entered.ok) throw new Error(entered.reason);
    expect(entered).toMatchObject({ next: "/texts/1" });
    expect(await accounts.actor(from("192.0.2.1", entered.cookies))).toMatchObject({ person: made.person });
    expect(reasonOf(await enter(verified("1", "new@mfa.example")))).toBe("ok");
    expect(reasonOf(await enter(verified("2", "new@mfa.example")))).toBe("not-invited");
  });

  test("D71 who is new needs the invitation to that very address, and gets an account but no seat", async () => {
    const email = "bolat@mfa.example";
    const token = await invited(email);
    expect(reasonOf(await enter(verified("3", email)))).toBe("not-invited");
    expect(reasonOf(await enter(verified("3", "other@mfa.example"), token))).toBe("not-invited");
    expect(reasonOf(await enter({ sub: "3", email }, token))).toBe("not-invited");
    expect(await installation.store.people.byEmail(email)).toBeNull();
    const entered = await enter(verified("3", email), token);
    if (!entered.ok) throw new Error(entered.reason);
    const actor = await accounts.actor(from("192.0.2.1", entered.cookies));
    expect(actor).toMatchObject({ name: "Aigul", seats: [] });
    const taken = await installation.commands.takeSeat({ id: actor?.person ?? "", name: "Aigul" }, { token });
    expect(reasonOf(taken)).toBe("ok");
  });

  test("D71 an address that is not verified by the provider, or by nobody here, opens nothing", async () => {
    const { email } = await newPerson(installation);
    expect(reasonOf(await enter(verified("4", email)))).toBe("not-invited");
    expect(reasonOf(await enter({ sub: "4", email, email_verified: false }))).toBe("not-invited");
    expect(reasonOf(await enter({ sub: "4" }))).toBe("not-invited");
  });
});

describe("D72 what a provider says is believed only where it holds", () => {
  const email = "chair@plenary.example";
  beforeAll(async () => {
    await installation.store.people.verifyEmail(installation.actor("chair").person);
  });

  test.each<[string, OidcProvider["lie"]]>([
    ["a key that it never published", { key: true }],
    ["another issuer", { claims: { iss: "https://evil.example" } }],
    ["another house", { claims: { aud: "another" } }],
    ["another question", { claims: { nonce: "another" } }],
  ])("D72 not with %s", async (_, lie) => {
    provider.lie = lie;
    expect(reasonOf(await enter(verified("5", email)))).toBe("provider-failed");
    provider.lie = {};
    expect(reasonOf(await enter(verified("5", email)))).toBe("ok");
  });

  test("D72 the answer belongs to the browser that left, once, and to its provider", async () => {
    provider.visitor = verified("5", email);
    const [one, other] = [await leave(), await leave()];
    const back = (headers: Headers, answer: URLSearchParams, id = "mfa") =>
      accounts.providers.comeBack(id, answer, headers).then(reasonOf);
    expect(await back(other.headers, one.answer)).toBe("link-spent");
    expect(await back(from("192.0.2.1"), one.answer)).toBe("link-spent");
    expect(await back(one.headers, one.answer, "gone")).toBe("link-spent");
    expect(await back(one.headers, one.answer)).toBe("ok");
    expect(await back(one.headers, one.answer)).toBe("link-spent");
    const wrong = new URLSearchParams(other.answer);
    wrong.set("code", "made-up");
    expect(await back(other.headers, wrong)).toBe("provider-failed");
  });

  test("D72 a provider that is not there, or that we do not know, is said to be so", async () => {
    const leaving = { back: BACK, next: "/", invitation: "" };
    expect(reasonOf(await accounts.providers.leave("gone", leaving))).toBe("provider-failed");
    expect(reasonOf(await accounts.providers.leave("nobody", leaving))).toBe("not-found");
  });
});
