/**
 * The installation whose server is killed: the demo, as anybody would start it, with some more texts open for drafting.
 * It is prepared before the server starts, with the same commands that people use.
 */
import path from "node:path";
import type { Actor } from "#domain/rights/index.ts";
import { openAccounts } from "#server/auth/accounts.ts";
import { commandsWith } from "#server/commands/index.ts";
import { openInstallationKey } from "#server/keys/installation-key.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { seedDemo } from "#server/seed/demo.ts";
import { PEOPLE } from "#server/seed/people.ts";
import { newId } from "#server/store/database/new-id.ts";
import { openStore, type Store } from "#server/store/open.ts";
import { clause } from "../support/texts.ts";

const MORE_TEXTS = 4;
const now = () => new Date();

/** The people who may type, by their names on the sign-in page; a guest may only read. */
export const WRITERS = PEOPLE.filter(
  ({ role }) => role === "head" || role === "delegate" || role === "chair",
);
export const READER = PEOPLE.find(({ role }) => role === "guest")?.email ?? "";

/** The sheets in which everybody with a seat may write. */
export async function layDown(folder: string): Promise<string[]> {
  const store = await openStore({ folder: path.join(folder, "postgres") });
  try {
    const accounts = openAccounts(store, { secret: "used for nothing but the seeding of it", now });
    await openInstallationKey(store, { folder, renew: false, now });
    const commands = commandsWith({ store, now, newId, ceremonies: webauthn, wake: () => {} });
    await seedDemo({ store, accounts, commands, newId });
    const secretariat = await actorOf(store, "secretariat@plenary.example");
    const meeting = (await actorOf(store, READER)).seats[0]?.meeting ?? "";
    for (let position = 3; position < 3 + MORE_TEXTS; position++) {
      const facts = { meeting, kind: "declaration", language: "en", position, demonstration: null } as const;
      const clauses = [clause("operative", "Agree", 0, newId())];
      const made = await commands.createText(secretariat, { ...facts, title: `Text ${position}`, clauses });
      if (!made.ok) throw new Error(made.reason);
      await commands.openDrafting(secretariat, { text: made.text });
    }
    const open = "SELECT id FROM sheet WHERE kind = 'main' AND accepts = 'members' ORDER BY id";
    return (await store.pool.query<{ id: string }>(open)).rows.map((row) => row.id);
  } finally {
    await store.close();
  }
}

async function actorOf(store: Store, email: string): Promise<Actor> {
  const { rows } = await store.pool.query<{ id: string }>("SELECT id FROM person WHERE email = $1", [email]);
  const person = rows[0]?.id ?? "";
  return { person, name: email, language: null, seats: await store.meetings.seatsOf(person, new Date()) };
}
