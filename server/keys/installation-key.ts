/**
 * The installation's Ed25519 key: made at the first start, its secret half in the data folder (or in
 * PLENARY_SIGNING_KEY, for several nodes on one database), its public half in the database, where old ones stay. It is
 * never changed in silence: an installation whose secret is gone refuses to start until it is ordered to take a new
 * one.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { publicKeyOf, type Seal, type SealStatement, sealOf, vouching } from "#domain/trail/index.ts";
import type { Store } from "#server/store/open.ts";

export interface InstallationKey {
  publicKey: string;
  seal(statement: SealStatement): Seal;
}

export interface KeySettings {
  /** Where the secret is stored. */
  folder: string;
  /**
   * The secret in hex, instead of one in the folder; after a comma the one that it replaces, which then vouches for it.
   */
  secret?: string | undefined;
  /** Replace the current key with a new one. */
  renew: boolean;
  now(): Date;
}

/** From now on the store seals with it. */
export async function openInstallationKey(store: Store, settings: KeySettings): Promise<InstallationKey> {
  const key = await findKey(store, settings);
  store.sealWith(key.seal);
  return key;
}

async function findKey(store: Store, settings: KeySettings): Promise<InstallationKey> {
  const current = (await store.installationKeys.all()).find((one) => one.until === null);
  if (settings.secret)
    return fromSetting(store, settings, settings.secret.split(",").map(bytesOf), current?.key);
  const held = await fromFiles(settings.folder);
  const known = held.find((secret) => publicKeyOf(secret) === current?.key);
  if (known && !settings.renew) {
    await keep(settings.folder, known);
    return keyOf(known);
  }
  if (current && !settings.renew) throw new Error(unknownHere(current.key, settings.folder));
  const fresh = (!current && held[0]) || new Uint8Array(randomBytes(32));
  await writeSecret(settings.folder, NEXT, fresh);
  await replace(store, settings, fresh, known, current?.key);
  await keep(settings.folder, fresh);
  return keyOf(fresh);
}

async function fromSetting(
  store: Store,
  settings: KeySettings,
  [wanted, before]: Uint8Array[],
  current: string | undefined,
): Promise<InstallationKey> {
  if (!wanted) throw new Error("PLENARY_SIGNING_KEY holds no key.");
  if (publicKeyOf(wanted) === current) return keyOf(wanted);
  const known = before && publicKeyOf(before) === current ? before : undefined;
  if (current && !known && !settings.renew)
    throw new Error(
      `The seals of this house are made with the key ${current}, and PLENARY_SIGNING_KEY is another. Give the secret of that one, or the new one and the old one with a comma between, or start once with --new-key.`,
    );
  await replace(store, settings, wanted, known, current);
  return keyOf(wanted);
}

/** A key that was replaced while its secret was available vouches for the next: trust in one extends to the other. */
async function replace(
  store: Store,
  { now }: KeySettings,
  secret: Uint8Array,
  before: Uint8Array | undefined,
  current: string | undefined,
): Promise<void> {
  const since = now();
  const key = publicKeyOf(secret);
  const vouched = before ? sealOf(vouching(key, since.toISOString()), before) : null;
  await store.transaction((tables) =>
    tables.installationKeys.replace({ key, since, vouched }, current ?? null),
  );
}

function keyOf(secret: Uint8Array): InstallationKey {
  return { publicKey: publicKeyOf(secret), seal: (statement) => sealOf(statement, secret) };
}

const FILE = "signing-key";
/** The new secret is written before the database knows of it, so that no crash between loses it. */
const NEXT = "signing-key.next";

async function fromFiles(folder: string): Promise<Uint8Array[]> {
  const read = [FILE, NEXT].map((name) => readFile(path.join(folder, name), "utf8").catch(absent));
  return (await Promise.all(read)).flatMap((hex) => (hex === null ? [] : [bytesOf(hex)]));
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

async function writeSecret(folder: string, name: string, secret: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), `${Buffer.from(secret).toString("hex")}\n`, { mode: 0o600 });
}

/** Only the current secret is stored under this file name. */
async function keep(folder: string, secret: Uint8Array): Promise<void> {
  const held = await readFile(path.join(folder, NEXT), "utf8").catch(absent);
  if (held === null) return;
  const isNext = Buffer.from(secret).toString("hex") === held.trim();
  if (isNext) await rename(path.join(folder, NEXT), path.join(folder, FILE));
}

function bytesOf(hex: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(hex.trim())) throw new Error("A signing key is 64 letters of hex.");
  return new Uint8Array(Buffer.from(hex.trim(), "hex"));
}

function unknownHere(current: string, folder: string): string {
  return `The seals of this house are made with the key ${current}, whose secret is not in ${folder}. Put its signing-key back from a backup or, if it is lost, start once with --new-key: what was sealed before stays valid.`;
}
