/** Accounts of a database from before passkeys and codes can sign in as before once the database is migrated. */
import { cpSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { expect, test } from "vitest";
import { openAccounts } from "#server/auth/accounts.ts";
import { migrate } from "#server/store/database/migrate.ts";
import { openStore } from "#server/store/open.ts";
import { freshDatabase } from "../support/database.ts";
import { PASSWORD } from "../support/installation.ts";
import { scratchFolder } from "../support/scratch.ts";
import { from, reasonOf } from "../support/sign-in.ts";

const MIGRATIONS = path.resolve("prisma/migrations");
const secret = "a secret of the tests, long enough";
const now = () => new Date();

test("D75 an account that was made before signs in with its password", async () => {
  const [database, folder] = [await freshDatabase(), scratchFolder()];
  for (const name of readdirSync(MIGRATIONS).filter((one) => /^\d{4}_/.test(one) && one < "0015"))
    cpSync(path.join(MIGRATIONS, name), path.join(folder, name), { recursive: true });
  const pool = new pg.Pool({ connectionString: database.url });
  pool.on("error", () => {});
  await migrate(pool, pathToFileURL(`${folder}/`));
  // The data that was stored then, with a password that today's library hashes in the same way.
  const other = await freshDatabase();
  const scratch = await openStore({ url: other.url });
  const hash = await hashBy(scratch);
  await pool.query(
    "INSERT INTO person (id, name, email, updated_at) VALUES ('p', 'Aigul', 'aigul@x.example', now())",
  );
  await pool.query(
    "INSERT INTO account (id, account_id, provider_id, person_id, password, updated_at) VALUES ('a', 'p', 'credential', 'p', $1, now())",
    [hash],
  );
  await pool.end();
  const store = await openStore({ url: database.url });
  expect(store.migrated[0]).toBe("0015_accounts");
  const accounts = openAccounts(store, { secret, now });
  const entered = await accounts.signIn({
    email: "aigul@x.example",
    password: PASSWORD,
    headers: from("192.0.2.1"),
  });
  expect(reasonOf(entered)).toBe("ok");
  expect(await accounts.actor(from("192.0.2.1", entered.ok ? entered.cookies : []))).toMatchObject({
    person: "p",
  });
  await Promise.all([store.close(), scratch.close()]);
  await Promise.all([database.drop(), other.drop()]);
  rmSync(folder, { recursive: true });
});

async function hashBy(store: Awaited<ReturnType<typeof openStore>>): Promise<string> {
  const made = await openAccounts(store, { secret, now }).create({
    name: "A",
    email: "a@x.example",
    password: PASSWORD,
  });
  return (await store.people.passwordOf(made.ok ? made.person : "")) ?? "";
}
