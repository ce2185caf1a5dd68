/**
 * A whole installation without pages and sockets, on a database of its own: store, accounts and commands, with a clock
 * that a test can set, and one meeting of two member delegations and a guest.
 */
import type { Actor, Role } from "#domain/rights/index.ts";
import type { Clause } from "#domain/text/index.ts";
import { type SealStatement, sealOf } from "#domain/trail/index.ts";
import { type Accounts, openAccounts } from "#server/auth/accounts.ts";
import { type Commands, commandsWith } from "#server/commands/index.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { type Queries, queriesOn } from "#server/queries/index.ts";
import { newId } from "#server/store/database/new-id.ts";
import { openStore, type Store } from "#server/store/open.ts";
import { freshDatabase } from "./database.ts";
import { clause } from "./texts.ts";

export interface Installation {
  store: Store;
  accounts: Accounts;
  commands: Commands;
  queries: Queries;
  meeting: string;
  /** Known names: chair, secretariat, head.kz, delegate.kz, head.uz, guest.no, and a stranger without a seat. */
  actor(name: string): Actor;
  /** A declaration of two clauses, open for drafting. */
  text(clauses?: readonly Clause[]): Promise<{ text: string; sheet: string }>;
  /** Advances by a millisecond at each reading, so that a later event has a later time. */
  clock: { now: Date };
  close(): Promise<void>;
}

/** The secret installation key of the tests. */
export const SECRET = new Uint8Array(32).fill(7);
const seal = (statement: SealStatement) => sealOf(statement, SECRET);

const SEATS: [name: string, role: Role, delegation: string | null][] = [
  ["chair", "chair", null],
  ["secretariat", "secretariat", null],
  ["head.kz", "head", "kz"],
  ["delegate.kz", "delegate", "kz"],
  ["head.uz", "head", "uz"],
  ["guest.no", "guest", "no"],
];

export const PASSWORD = "correct horse battery";

export async function openInstallation(): Promise<Installation> {
  const database = await freshDatabase();
  const clock = { now: new Date("2026-11-27T09:00:00Z") };
  const now = () => {
    clock.now = new Date(clock.now.getTime() + 1);
    return clock.now;
  };
  const store = await openStore({ url: database.url }, now);
  const accounts = openAccounts(store, { secret: "a secret of the tests, long enough", now });
  store.sealWith(seal);
  const commands = commandsWith({ store, now, newId, ceremonies: webauthn, wake: () => {} });
  const meeting = await furnish(store);
  const actors = await seat(store, accounts, meeting);
  const actor = (name: string) => actors.get(name) as Actor;
  return {
    ...{ store, accounts, commands, clock, meeting, actor },
    queries: queriesOn({ store, now }),
    text: (clauses = CLAUSES) => draft(store, commands, actor("secretariat"), meeting, clauses),
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
}

const CLAUSES = [clause("operative", "Decide to cooperate", 0, "c1"), clause("operative", "Agree", 0, "c2")];

async function furnish(store: Store): Promise<string> {
  const [forum, id] = [newId(), newId()];
  const days = { starts: "2026-11-26", ends: "2026-11-27", zone: "Asia/Almaty" };
  const names = { name: { en: "Meeting" }, place: { en: "Astana" }, host: "KZ" };
  await store.meetings.create(
    { id: forum, slug: "forum", name: { en: "Forum" } },
    { id, slug: "astana-2026", ...names, ...days },
  );
  for (const [at, country] of ["KZ", "UZ", "NO"].entries()) {
    const kind = country === "NO" ? ("guest" as const) : ("member" as const);
    const rest = { name: null, institution: { en: "Ombudsman" }, colour: "#000000" };
    await store.meetings.addDelegation(id, country.toLowerCase(), at + 1, { kind, country, ...rest });
  }
  return id;
}

async function seat(store: Store, accounts: Accounts, meeting: string): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>();
  for (const [name, role, delegation] of [...SEATS, ["stranger", null, null] as const]) {
    const made = await accounts.create({ name, email: `${name}@plenary.example`, password: PASSWORD });
    if (!made.ok) throw new Error(made.reason);
    if (role) await store.meetings.seat(newId(), meeting, made.person, role, delegation);
    actors.set(name, {
      person: made.person,
      name,
      language: null,
      seats: await store.meetings.seatsOf(made.person, new Date()),
    });
  }
  return actors;
}

async function draft(
  store: Store,
  commands: Commands,
  actor: Actor,
  meeting: string,
  clauses: readonly Clause[],
) {
  const facts = {
    meeting,
    title: "Declaration",
    kind: "declaration",
    language: "en",
    position: 1,
    demonstration: null,
  } as const;
  const made = await commands.createText(actor, { ...facts, clauses });
  if (!made.ok) throw new Error(made.reason);
  await commands.openDrafting(actor, { text: made.text });
  const row = await store.texts.byId(made.text);
  return { text: made.text, sheet: row?.sheet ?? "" };
}
