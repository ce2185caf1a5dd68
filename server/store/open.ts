/**
 * Opens the database (the embedded one, or the one that DATABASE_URL names), brings its tables up to date, and hands
 * out what can be read and written. A transaction gives the same tables, bound to it.
 */
import { setTimeout as pause } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Seal, Statement } from "#domain/trail/index.ts";
import { accountTables } from "#server/store/account-tables.ts";
import { amendmentsIn } from "#server/store/amendments.ts";
import { type Changes, changesIn, connectPen } from "#server/store/changes.ts";
import { checkpointsIn } from "#server/store/checkpoints.ts";
import type { Db } from "#server/store/db.ts";
import { notificationsIn } from "#server/store/desk-notices.ts";
import { signInTablesIn } from "#server/store/door.ts";
import { editionStateIn } from "#server/store/edition-state.ts";
import { editionsIn } from "#server/store/editions.ts";
import { type Embedded, startEmbedded } from "#server/store/embedded.ts";
import { foldingIn } from "#server/store/folding.ts";
import { Prisma, PrismaClient } from "#server/store/generated/client.ts";
import { holderIn } from "#server/store/holders.ts";
import { installationIn } from "#server/store/house.ts";
import { installationKeysIn } from "#server/store/installation-keys.ts";
import { languagesIn } from "#server/store/languages.ts";
import { mailsIn } from "#server/store/letters.ts";
import { type Locks, locksOn } from "#server/store/locks.ts";
import { meetingsIn } from "#server/store/meetings.ts";
import { migrate } from "#server/store/migrate.ts";
import { outboxIn } from "#server/store/outbox.ts";
import { peopleIn } from "#server/store/people.ts";
import { picturesIn } from "#server/store/pictures.ts";
import { positionsIn } from "#server/store/positions.ts";
import { calendarAddressesIn, notificationPreferencesIn } from "#server/store/posting-wishes.ts";
import { type Means, recordsIn } from "#server/store/records.ts";
import { roomPointsIn } from "#server/store/room-points.ts";
import { searchIn } from "#server/store/search.ts";
import { settingUpIn } from "#server/store/setting-up.ts";
import { sheetsIn } from "#server/store/sheets.ts";
import { signingKeysIn } from "#server/store/signing-keys.ts";
import { textsIn } from "#server/store/texts.ts";
import { threadsIn } from "#server/store/threads.ts";
import { timelineIn } from "#server/store/timeline.ts";
import { toursIn } from "#server/store/tours.ts";
import { visitsIn } from "#server/store/visits.ts";
import { writersIn } from "#server/store/writers.ts";

export type Tables = ReturnType<typeof tablesOn>;

export interface Store extends Tables {
  changes: Changes;
  /** The hot statement and the counter of attempts need it bare. */
  pool: pg.Pool;
  locks: Locks;
  /** The other statements that are asked on every request. */
  editionState: ReturnType<typeof editionStateIn>;
  holder: ReturnType<typeof holderIn>;
  accountTables: ReturnType<typeof accountTables>;
  /** All or nothing. What `work` returns is returned; what it throws undoes everything. */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /** Where it is: another thread of this process can open it, too. */
  address: string;
  /** Names of the migrations that were applied at this opening. */
  migrated: string[];
  /** Resolves when the embedded database has ended, by whomever; never where there is none. */
  ended: Promise<void>;
  /** Tells this database from every other one, a copy of it included. */
  identity(): Promise<string>;
  /** With the installation's key, which is found in the database and the data folder, so after the opening. */
  seal(statement: Statement): Seal;
  sealWith(seal: (statement: Statement) => Seal): void;
  close(): Promise<void>;
}

function keyless(): never {
  throw new Error("This house has no key yet: nothing can be sealed.");
}

/**
 * In: a PostgreSQL address, or the folder for the embedded database. `clock` stands in for the database's own clock
 * where a test moves the time.
 */
export async function openStore(
  at: { url: string } | { folder: string },
  clock?: () => Date,
): Promise<Store> {
  const embedded = "folder" in at ? await startEmbedded(at.folder) : null;
  const connectionString = embedded?.url ?? ("url" in at ? at.url : "");
  const pools: Pools = {
    pool: new pg.Pool({ connectionString, max: 10 }),
    pen: connectPen(connectionString),
  };
  for (const one of Object.values(pools))
    one.on("error", (failure: Error) => console.error(`database: ${failure.message}`));
  try {
    const migrated = await migrate(pools.pool, new URL("../../prisma/migrations/", import.meta.url));
    return storeOn(connectionString, pools, embedded, migrated, { clock, seal: keyless });
  } catch (failure) {
    await closeAll(pools, embedded);
    if (embedded) throw failure;
    throw new Error(`the database that DATABASE_URL names cannot be used: ${(failure as Error).message}`);
  }
}

interface Pools {
  pool: pg.Pool;
  /** The log is written with it, and nothing else is done with it. */
  pen: pg.Pool;
}

function storeOn(
  address: string,
  pools: Pools,
  embedded: Embedded | null,
  migrated: string[],
  means: Means,
): Store {
  const { pool, pen } = pools;
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    ...tablesOn(prisma, means),
    changes: changesIn(pool, pen),
    pool,
    locks: locksOn(pool),
    editionState: editionStateIn(pool),
    holder: holderIn(pool),
    accountTables: accountTables(prisma),
    address,
    migrated,
    ended: embedded?.exited ?? new Promise(() => {}),
    identity: () => identityOf(pool),
    seal: (statement) => means.seal(statement),
    sealWith: (seal) => {
      means.seal = seal;
    },
    transaction: (work) =>
      prisma.$transaction((tx) => work(tablesOn(tx, means)), {
        isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted,
      }),
    close: async () => {
      await prisma.$disconnect();
      await closeAll(pools, embedded);
    },
  };
}

async function closeAll({ pool, pen }: Pools, embedded: Embedded | null): Promise<void> {
  await Promise.all([pool, pen].map(hangUp));
  await embedded?.stop();
}

/** `end` alone does not wait until the database has heard it, and it would complain of being stopped under its users. */
async function hangUp(pool: pg.Pool): Promise<void> {
  let open = pool.totalCount;
  const gone = new Promise<void>((resolve) => {
    if (!open) resolve();
    pool.on("remove", () => --open || resolve());
  });
  await pool.end();
  await Promise.race([gone, pause(GOODBYE_MS, undefined, { ref: false })]);
}

/** A database that is gone says no goodbye. */
const GOODBYE_MS = 1_000;

async function identityOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ identity: string }>(
    "SELECT system_identifier || '/' || current_database() AS identity FROM pg_control_system()",
  );
  return rows[0]?.identity ?? "";
}

function tablesOn(db: Db, means: Means) {
  return {
    installation: installationIn(db),
    people: peopleIn(db),
    credentials: signInTablesIn(db),
    meetings: meetingsIn(db),
    settingUp: settingUpIn(db),
    texts: textsIn(db),
    sheets: sheetsIn(db),
    languages: languagesIn(db),
    records: recordsIn(db, means),
    notifications: notificationsIn(db),
    mails: mailsIn(db),
    notificationPreferences: notificationPreferencesIn(db),
    calendarAddresses: calendarAddressesIn(db),
    editions: editionsIn(db),
    checkpoints: checkpointsIn(db),
    installationKeys: installationKeysIn(db),
    signingKeys: signingKeysIn(db),
    amendments: amendmentsIn(db),
    threads: threadsIn(db),
    pictures: picturesIn(db),
    positions: positionsIn(db),
    folding: foldingIn(db),
    timeline: timelineIn(db),
    search: searchIn(db),
    visits: visitsIn(db),
    tours: toursIn(db),
    roomPoints: roomPointsIn(db),
    writers: writersIn(db),
    outbox: outboxIn(db),
  };
}
