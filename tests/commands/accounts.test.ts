import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, openInstallation, PASSWORD } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const from = (address: string, cookies: string[] = []) =>
  new Headers({
    "x-client-address": address,
    cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; "),
  });
const enter = (email: string, password = PASSWORD, address = "192.0.2.1") =>
  installation.accounts.signIn({ email, password, headers: from(address) });
const reasonOf = (result: { ok: boolean; reason?: string }) => (result.ok ? "ok" : result.reason);

describe("D1 the door opens to who has the key", () => {
  test("D1 with the right password a session begins, which names person and seats, and ends with signing out", async () => {
    const entered = await enter("head.kz@plenary.example");
    if (!entered.ok) throw new Error(entered.reason);
    expect(entered.cookies[0]).toMatch(/HttpOnly.*SameSite=Lax/);
    const headers = from("192.0.2.1", entered.cookies);
    expect(await installation.accounts.actor(headers)).toMatchObject({
      name: "head.kz",
      seats: [{ role: "head", delegation: "kz" }],
    });
    await installation.accounts.signOut(headers);
    expect(await installation.accounts.actor(headers)).toBeNull();
  });

  test("D1 a wrong password and an unknown address get the same answer; a forged cookie names nobody", async () => {
    expect(reasonOf(await enter("head.kz@plenary.example", "wrong password"))).toBe("wrong-password");
    expect(reasonOf(await enter("nobody@plenary.example", PASSWORD))).toBe("wrong-password");
    expect(
      await installation.accounts.actor(from("192.0.2.1", ["plenary.session_token=forged.forged"])),
    ).toBeNull();
  });

  test("D1 a cookie names its session only with our signature, whole, and as long as the session lasts", async () => {
    const entered = await enter("delegate.kz@plenary.example");
    if (!entered.ok) throw new Error(entered.reason);
    const value = entered.cookies[0]?.split(";")[0]?.split("=")[1] ?? "";
    const [token = "", signature = ""] = decodeURIComponent(value).split(".");
    const named = async (output: string) =>
      (await installation.accounts.actor(from("192.0.2.1", [`plenary.session_token=${output}`])))?.name;
    expect(await named(value)).toBe("delegate.kz");
    const foreign = createHmac("sha256", "another house").update(token).digest("base64");
    const wrong = [
      token,
      `${token}.`,
      `.${signature}`,
      `${token}.${signature.slice(0, 20)}`,
      `${token}x.${signature}`,
    ];
    for (const output of [...wrong, `${token}.${foreign}`, ".", ""]) {
      expect(await named(encodeURIComponent(output))).toBeUndefined();
      expect(await named(output)).toBeUndefined();
    }
    expect(await named("%E0%A4%A")).toBeUndefined();
    await installation.store.pool.query("UPDATE session SET expires_at = now() WHERE token = $1", [token]);
    expect(await named(value)).toBeUndefined();
  });

  test("W37 one statement says of a session what the library and the seats say", async () => {
    const entered = await enter("head.kz@plenary.example");
    const headers = from("192.0.2.1", entered.ok ? entered.cookies : []);
    const actor = await installation.accounts.actor(headers);
    expect(actor?.seats).toEqual(await installation.store.meetings.seatsOf(actor?.person ?? "", new Date()));
    expect(actor?.seats).toHaveLength(1);
    await installation.store.pool.query("UPDATE seat SET closed_at = now() WHERE person_id = $1", [
      actor?.person,
    ]);
    expect((await installation.accounts.actor(headers))?.seats).toEqual([]);
    await installation.store.pool.query("UPDATE seat SET closed_at = NULL WHERE person_id = $1", [
      actor?.person,
    ]);
  });

  test("D1 after ten failures in one place an account is shut there for a while, also for the right password; elsewhere it is not", async () => {
    for (let i = 0; i < 10; i++) await enter("head.uz@plenary.example", "wrong password", "192.0.2.9");
    expect(reasonOf(await enter("head.uz@plenary.example", PASSWORD, "192.0.2.9"))).toBe("too-many-attempts");
    expect(reasonOf(await enter("head.uz@plenary.example", PASSWORD, "192.0.2.10"))).toBe("ok");
    expect(reasonOf(await enter("delegate.kz@plenary.example", PASSWORD, "192.0.2.9"))).toBe("ok");
  });

  test("D1 who gets in is not counted: a whole delegation may come through one router, however often", async () => {
    const entered: (string | undefined)[] = [];
    for (let i = 0; i < 12; i++)
      entered.push(reasonOf(await enter("guest.no@plenary.example", PASSWORD, "192.0.2.11")));
    expect(new Set(entered)).toEqual(new Set(["ok"]));
  });
});

describe("D2 the demo's door exists only in a demo", () => {
  test("D2 here, where nothing was seeded as a demo, it lists nobody and lets nobody in", async () => {
    await installation.store.installation.found(false);
    expect(await installation.accounts.demoPeople()).toBeNull();
    expect(
      reasonOf(await installation.accounts.enterDemo("head.kz@plenary.example", from("192.0.2.1"))),
    ).toBe("not-found");
  });

  test("D2 a house that was founded is never cleared, and never becomes a demo", async () => {
    await installation.store.installation.found(true);
    expect(await installation.store.installation.isDemo()).toBe(false);
    await expect(installation.store.installation.clear()).rejects.toThrow("founded");
  });
});

describe("D3 the first account of a house comes by a link that is used once", () => {
  const person = { name: "Secretary", email: "secretary@plenary.example", password: "long enough to keep" };

  test("D3 no link is given where people are; an unknown one is refused", async () => {
    expect(await installation.accounts.firstInvitation()).toBeNull();
    expect(reasonOf(await installation.accounts.accept("unknown", person, from("192.0.2.1")))).toBe(
      "link-spent",
    );
  });

  test("D3 in an empty house it makes one account, after saying what is wrong with it, and no second", async () => {
    const empty = await openInstallation();
    await empty.store.pool.query("TRUNCATE seat, session, account, person CASCADE");
    const token = (await empty.accounts.firstInvitation()) ?? "";
    const accept = (change: object) =>
      empty.accounts.accept(token, { ...person, ...change }, from("192.0.2.1")).then(reasonOf);
    expect(await empty.accounts.invited(token)).toBe("first-secretariat");
    expect(await accept({ password: "short" })).toBe("weak-password");
    expect(await accept({ email: "no address" })).toBe("email-malformed");
    expect(await accept({ name: " " })).toBe("name-missing");
    expect(await accept({})).toBe("ok");
    expect(await accept({ email: "second@plenary.example" })).toBe("link-spent");
    expect(await empty.accounts.invited(token)).toBeNull();
    await empty.close();
  });

  test("D3 a link that was not used within a day is spent", async () => {
    const empty = await openInstallation();
    await empty.store.pool.query("TRUNCATE seat, session, account, person CASCADE");
    const token = (await empty.accounts.firstInvitation()) ?? "";
    empty.clock.now = new Date(empty.clock.now.getTime() + 86_400_001);
    expect(await empty.accounts.invited(token)).toBeNull();
    expect(reasonOf(await empty.accounts.accept(token, person, from("192.0.2.1")))).toBe("link-spent");
    await empty.close();
  });
});
