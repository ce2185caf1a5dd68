/**
 * The installation that the bench measures and that `npm run bench:serve` opens: the sheets that a load harness names,
 * and six hundred people with seats and sessions. It is prepared on a scratch database before the shipped server starts
 * on it; the server does not know that it is measured.
 */
import { createHmac, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Actor } from "#domain/rights/index.ts";
import { commandsWith } from "#server/commands/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { openInstallationKey } from "#server/keys/installation-key.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { newId } from "#server/store/database/new-id.ts";
import { openStore, type Store } from "#server/store/open.ts";
import { clause } from "../support/texts.ts";
import { writeLong } from "./long-text.ts";

export interface People {
  /** One cookie header for each person who may write. */
  writers: string[];
  /** The cookie header of a person who may only read. */
  reader: string;
}

const PEOPLE = 600;
const TEXTS = 500;
const CRASHES = 6;
/** Sheets with a log of 250,000 changes. */
const LONG = ["join", "cold"];

export const SHEETS = [
  ...["fanout", "fanout-1", "fanout-10", "fanout-50", "fanout-200", "fanout-500", "carets", "echo"],
  ...["flood", "flood-1", "flood-10", "flood-50", "idle", "good"],
  ...Array.from({ length: CRASHES }, (_, i) => `crash-${i}`),
  ...Array.from({ length: TEXTS }, (_, i) => `doc-${i}`),
];

/** `folder` is what the server gets as PLENARY_DATA. */
export async function layDown(folder: string): Promise<People> {
  const store = await openStore({ folder: path.join(folder, "postgres") });
  try {
    const meeting = await meet(store);
    const sheet = await pattern(store, meeting, folder);
    await copy(store, sheet, [...SHEETS, ...LONG]);
    await writeLong(store, LONG);
    const people = await seat(store, meeting, secretIn(folder));
    // Nobody is notified of what happened until now: a notice of a new phase would send away people who are connecting.
    await store.pool.query("DELETE FROM outbox");
    // Otherwise the database would do it on its own while something is measured.
    await store.pool.query("VACUUM ANALYZE");
    await store.pool.query("CHECKPOINT");
    await store.installation.found(false);
    return people;
  } finally {
    await store.close();
  }
}

async function meet(store: Store): Promise<string> {
  const meeting = newId();
  const days = { starts: "2026-11-26", ends: "2026-11-27", zone: "Asia/Almaty" };
  const names = { name: { en: "Bench" }, place: { en: "Bench" }, host: "KZ" };
  const forum = { id: newId(), slug: "bench", name: { en: "Bench" } };
  await store.meetings.create(forum, { id: meeting, slug: "bench", ...names, ...days });
  for (const [at, kind] of (["member", "guest"] as const).entries()) {
    const facts = { country: at ? "NO" : "KZ", name: null, institution: { en: "Bench" }, colour: "#5b6470" };
    await store.meetings.addDelegation(meeting, kind, at + 1, { kind, ...facts });
  }
  return meeting;
}

/** One text that went through the usual commands; the others are copies of it. */
async function pattern(store: Store, meeting: string, folder: string): Promise<string> {
  const now = () => new Date();
  await openInstallationKey(store, { folder, renew: false, now });
  const commands = commandsWith({ store, now, newId, ceremonies: webauthn, wake: () => {} });
  const seats = [{ meeting, role: "secretariat" as const, delegation: null }];
  const secretariat: Actor = { person: "secretariat", name: "Secretariat", language: null, seats };
  // A command is checked against the seat in the database.
  await store.pool.query(
    `WITH made AS (INSERT INTO person (id, name, email, updated_at) VALUES ($1, $1, $1 || '@bench.example', now()))
     INSERT INTO seat (id, meeting_id, person_id, role) VALUES ($1, $2, $1, 'secretariat')`,
    [secretariat.person, meeting],
  );
  const clauses = [clause("operative", "Agree", 0, newId())];
  const facts = { title: "Bench", kind: "declaration", language: "en", position: 1 } as const;
  const made = await commands.createText(secretariat, { meeting, clauses, demonstration: null, ...facts });
  if (!made.ok) throw new Error(made.reason);
  const opened = await commands.openDrafting(secretariat, { text: made.text });
  if (!opened.ok) throw new Error(opened.reason);
  while (await foldingOf(store).run());
  return (await store.texts.byId(made.text))?.sheet ?? "";
}

/** Copies whole rows with all their columns; only the ids change. */
async function copy(store: Store, sheet: string, names: readonly string[]): Promise<void> {
  const rows = (table: string, changed: string, from: string) => `
    INSERT INTO ${table} SELECT (jsonb_populate_record(one, jsonb_build_object(${changed}))).*
    FROM ${from}, unnest($2::text[]) AS name WHERE `;
  const of = [sheet, names];
  const text = "(SELECT text_id FROM sheet WHERE id = $1)";
  await store.pool.query(`${rows("text", "'id', 'text-' || name", "text one")} one.id = ${text}`, of);
  const ids = "'id', name, 'text_id', 'text-' || name";
  await store.pool.query(`${rows("sheet", ids, "sheet one")} one.id = $1`, of);
  for (const table of ["change", "clause_version"])
    await store.pool.query(`${rows(table, "'sheet_id', name", `${table} one`)} one.sheet_id = $1`, of);
}

async function seat(store: Store, meeting: string, secret: string): Promise<People> {
  const cookies: string[] = [];
  for (let i = 0; i <= PEOPLE; i++) {
    const [person, token] = [`person-${i}`, randomBytes(24).toString("base64url")];
    const [role, delegation] = i < PEOPLE ? (["delegate", "member"] as const) : (["guest", "guest"] as const);
    await store.pool.query(
      `WITH made AS (INSERT INTO person (id, name, email, updated_at) VALUES ($1, $1, $1 || '@bench.example', now())),
       seated AS (INSERT INTO seat (id, meeting_id, person_id, role, delegation_id) VALUES ($1, $2, $1, $3, $4))
       INSERT INTO session (id, token, person_id, expires_at, updated_at) VALUES ($1, $5, $1, now() + interval '1 day', now())`,
      [person, meeting, role, delegation, token],
    );
    cookies.push(cookieOf(token, secret));
  }
  return { reader: cookies.pop() as string, writers: cookies };
}

/** Signed as better-auth signs it; if better-auth changes this, the gate closes every connection with 4401. */
function cookieOf(token: string, secret: string): string {
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `plenary.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** The file where the server looks for the secret. */
function secretIn(folder: string): string {
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(path.join(folder, "cookie-secret"), secret, { mode: 0o600 });
  return secret;
}
