import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keyErrors, publicKeyOf, sealHolds } from "#domain/trail/index.ts";
import { openInstallationKey } from "#server/keys/installation-key.ts";
import { publishedKeys } from "#server/queries/editions/published-keys.ts";
import { openStore, type Store } from "#server/store/open.ts";
import { freshDatabase } from "../support/database.ts";
import { scratchFolder } from "../support/scratch.ts";

let store: Store;
let folder: string;
let drop: () => Promise<void>;

beforeEach(async () => {
  const database = await freshDatabase();
  store = await openStore({ url: database.url });
  folder = scratchFolder();
  drop = async () => {
    await store.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  };
});
afterEach(() => drop());

let clock = Date.parse("2026-11-22T00:00:00Z");
const now = () => {
  clock += 1_000;
  return new Date(clock);
};
const open = (more: { secret?: string; renew?: boolean } = {}) =>
  openInstallationKey(store, { folder, renew: false, now, ...more });
const published = () => publishedKeys({ store, now })();
const hex = (byte: number) => Buffer.alloc(32, byte).toString("hex");
const publicOf = (byte: number) => publicKeyOf(new Uint8Array(32).fill(byte));

test("H10 the first start makes a key, which nobody else can read, and later ones find it", async () => {
  const first = await open();
  const statement = { form: "test@1" };
  expect(sealHolds(statement, first.seal(statement))).toBe(true);
  expect(statSync(path.join(folder, "signing-key")).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["signing-key"]);
  expect((await open()).publicKey).toBe(first.publicKey);
  expect((await published()).keys).toMatchObject([{ key: first.publicKey, until: null, vouched: null }]);
});

test("H10 a new key takes the place of the old one, which vouches for it and stays published", async () => {
  const first = await open();
  const second = await open({ renew: true });
  expect(second.publicKey).not.toBe(first.publicKey);
  expect((await open()).publicKey).toBe(second.publicKey);
  const keys = await published();
  expect(keys.keys).toMatchObject([
    { key: first.publicKey, until: keys.keys[1]?.since },
    { key: second.publicKey, until: null, vouched: { key: first.publicKey } },
  ]);
  expect(keyErrors(keys)).toEqual([]);
  expect(readdirSync(folder)).toEqual(["signing-key"]);
});

test("H10 a house whose secret is gone, or is another's, does not start; told to, it takes one that nobody vouches for", async () => {
  const first = await open();
  rmSync(path.join(folder, "signing-key"));
  await expect(open()).rejects.toThrow(first.publicKey);
  writeFileSync(path.join(folder, "signing-key"), hex(3));
  await expect(open()).rejects.toThrow("--new-key");
  const second = await open({ renew: true });
  expect((await published()).keys[1]).toMatchObject({ key: second.publicKey, vouched: null });
});

test("H10 a start that broke off between file and database loses no secret", async () => {
  const first = await open();
  writeFileSync(path.join(folder, "signing-key.next"), hex(3));
  expect((await open()).publicKey).toBe(first.publicKey);
  await store.transaction((tables) =>
    tables.installationKeys.replace({ key: publicOf(3), since: now(), vouched: null }, first.publicKey),
  );
  expect((await open()).publicKey).toBe(publicOf(3));
  expect(readFileSync(path.join(folder, "signing-key"), "utf8").trim()).toBe(hex(3));
});

test("H10 several nodes are given one key, and change it together with the one before at hand", async () => {
  expect((await open({ secret: hex(1) })).publicKey).toBe(publicOf(1));
  expect((await open({ secret: hex(1) })).publicKey).toBe(publicOf(1));
  await expect(open({ secret: hex(2) })).rejects.toThrow(publicOf(1));
  expect((await open({ secret: `${hex(2)},${hex(1)}` })).publicKey).toBe(publicOf(2));
  expect((await open({ secret: `${hex(2)},${hex(1)}` })).publicKey).toBe(publicOf(2));
  const keys = await published();
  expect(keys.keys[1]?.vouched?.key).toBe(publicOf(1));
  expect(keyErrors(keys)).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test("H10 two processes that make the first key at once: one does, the other says so", async () => {
  const replace = (byte: number) =>
    store.transaction((tables) =>
      tables.installationKeys.replace({ key: publicOf(byte), since: now(), vouched: null }, null),
    );
  const outcomes = await Promise.allSettled([1, 2].map(replace));
  expect(outcomes.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await published()).keys).toMatchObject([{ until: null }]);
});
