/** Which values the environment may have, and the error messages for all others. */
import path from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "#server/settings.ts";

const CLIENT = { clientId: "plenary", clientSecret: "hunter2" };

test("with nothing set, one command is enough: localhost:3000, an embedded database, the demo", () => {
  expect(readSettings({})).toEqual({
    ok: true,
    settings: {
      port: 3000,
      host: "localhost",
      data: path.resolve(".data"),
      demo: true,
      offline: true,
      trustProxy: false,
      providers: [],
    },
  });
});

test("every variable arrives under its own name", () => {
  const url = "postgresql://plenary:secret@db.example.org/plenary";
  const secret = "0123456789abcdef0123456789abcdef";
  const env = {
    PORT: "80",
    HOST: "::",
    DATABASE_URL: url,
    PLENARY_DATA: "/srv/plenary",
    PLENARY_DEMO: "off",
    PLENARY_OFFLINE: "off",
  };
  const redis = "rediss://:secret@redis.example.org:6380";
  const address = { PLENARY_ORIGIN: "https://plenary.example.org/", TRUST_PROXY: "1" };
  const mail = { SMTP_URL: "smtps://me:pw@mail.example.org", PLENARY_MAIL_FROM: "Plenary <p@example.org>" };
  const more = { ...address, ...mail, PLENARY_SECRET: secret, REDIS_URL: redis };
  const signingKey = "0a".repeat(32);
  const provider = { id: "mfa", name: "Ministry", issuer: "https://id.example.org", ...CLIENT };
  const providers = { PLENARY_SIGNING_KEY: signingKey, PLENARY_OIDC: JSON.stringify([provider]) };
  expect(readSettings({ ...env, ...more, ...providers })).toEqual({
    ok: true,
    settings: {
      port: 80,
      host: "::",
      databaseUrl: url,
      redisUrl: redis,
      data: "/srv/plenary",
      demo: false,
      offline: false,
      origin: "https://plenary.example.org",
      trustProxy: true,
      secret,
      signingKey,
      providers: [provider],
      mail: { smtp: "smtps://me:pw@mail.example.org", from: "Plenary <p@example.org>" },
    },
  });
});

test("an empty variable is one that is not set", () => {
  expect(readSettings({ PORT: "", DATABASE_URL: "", PLENARY_ORIGIN: "" })).toEqual(readSettings({}));
});

test.each([
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "3000x"],
  ["PORT", "-1"],
  ["HOST", "http://localhost"],
  ["HOST", "localhost:3000"],
  ["PLENARY_DEMO", "yes"],
  ["PLENARY_OFFLINE", "yes"],
  ["PLENARY_ORIGIN", "http://plenary.example.org"],
  ["PLENARY_ORIGIN", "https://plenary.example.org/app"],
  ["PLENARY_ORIGIN", "plenary.example.org"],
  ["TRUST_PROXY", "true"],
  ["PLENARY_MAIL_FROM", "Plenary"],
])("%s=%s is refused with one sentence that names both and says what is wanted", (name, value) => {
  const read = readSettings({ [name]: value });
  expect(read).toMatchObject({ ok: false });
  expect(problem(read)).toMatch(new RegExp(`^${name} is "${value}"; .+ is wanted\\.$`));
});

test("providers that are wrong are refused without repeating their secret", () => {
  const good = { id: "mfa", name: "Ministry", issuer: "https://id.example.org", ...CLIENT };
  const read = (value: unknown) => readSettings({ PLENARY_OIDC: JSON.stringify(value) });
  expect(read([good])).toMatchObject({ ok: true });
  for (const wrong of [
    [{ ...good, issuer: "http://id.example.org" }],
    [{ ...good, id: "../x" }],
    [{ ...good, clientSecret: "" }],
    [good, good],
    good,
    "hunter2",
  ]) {
    expect(problem(read(wrong))).toMatch(/^PLENARY_OIDC is \d+ characters long; a list .+ is wanted\.$/);
    expect(problem(read(wrong))).not.toContain("hunter2");
  }
  expect(problem(readSettings({ PLENARY_OIDC: "{hunter2" }))).not.toContain("hunter2");
});

test("a wrong database address is refused without repeating the password that it may hold", () => {
  const wrong = problem(readSettings({ DATABASE_URL: "mysql://plenary:hunter2@localhost/plenary" }));
  expect(wrong).toMatch(/^DATABASE_URL is an address that begins with "mysql:\/\/"; .+ is wanted\.$/);
  expect(wrong).not.toContain("hunter2");
  expect(problem(readSettings({ DATABASE_URL: "hunter2" }))).not.toContain("hunter2");
  expect(problem(readSettings({ PLENARY_SECRET: "hunter2" }))).not.toContain("hunter2");
});

function problem(read: ReturnType<typeof readSettings>): string {
  return read.ok ? "" : read.problem;
}

test("a signing key that is none is not repeated", () => {
  const read = readSettings({ PLENARY_SIGNING_KEY: "0A".repeat(32) });
  expect(problem(read)).toMatch(
    /^PLENARY_SIGNING_KEY is 64 characters long; 64 letters of hex .+ is wanted\.$/,
  );
});

test("several nodes share database, secret and key: REDIS_URL without one is refused, and repeats no password", () => {
  const REDIS_URL = "redis://:hidden@localhost:6379";
  const shared = {
    DATABASE_URL: "postgresql://db.example.org/plenary",
    PLENARY_SECRET: "s".repeat(32),
    PLENARY_SIGNING_KEY: "0a".repeat(32),
  };
  expect(readSettings({ REDIS_URL, ...shared }).ok).toBe(true);
  for (const name of Object.keys(shared)) {
    const read = readSettings({ REDIS_URL, ...shared, [name]: "" });
    expect(problem(read)).toMatch(new RegExp(`^REDIS_URL is set and ${name} is not; .+ is wanted\\.$`));
  }
  const wrong = problem(readSettings({ ...shared, REDIS_URL: "http://:hidden@localhost" }));
  expect(wrong).toMatch(/^REDIS_URL is an address that begins with "http:\/\/"; .+ is wanted\.$/);
  expect(wrong).not.toContain("hidden");
});

test("a mail server without a sender or without an address for links is refused, and its password never repeated", () => {
  const env = { SMTP_URL: "smtp://me:hush@mail.example.org" };
  const from = { PLENARY_MAIL_FROM: "p@example.org" };
  expect(readSettings(env)).toMatchObject({
    ok: false,
    problem: expect.stringContaining("PLENARY_MAIL_FROM"),
  });
  expect(readSettings({ ...env, ...from })).toMatchObject({
    ok: false,
    problem: expect.stringContaining("PLENARY_ORIGIN"),
  });
  expect(readSettings({ ...env, ...from, PLENARY_ORIGIN: "https://p.example.org" })).toMatchObject({
    ok: true,
  });
  const wrong = readSettings({ SMTP_URL: "mail://me:hush@mail.example.org" });
  expect(wrong).toMatchObject({ ok: false, problem: expect.not.stringContaining("hush") });
});
