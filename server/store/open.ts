/**
 * Opens the database (the embedded one, or the one that DATABASE_URL names), brings its tables up to date, and returns
 * what can be read and written. A transaction gives the same tables, bound to it.
 */
import { setTimeout as pause } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Seal, SealStatement } from "#domain/trail/index.ts";
import { amendmentsIn } from "#server/store/amendments/amendments.ts";
import { threadsIn } from "#server/store/comments/threads.ts";
import type { Db } from "#server/store/database/db.ts";
import { type Embedded, startEmbedded } from "#server/store/database/embedded.ts";
import { type Locks, locksOn } from "#server/store/database/locks.ts";
import { migrate } from "#server/store/database/migrate.ts";
import { checkpointsIn } from "#server/store/editions/checkpoints.ts";
import { editionStateIn } from "#server/store/editions/edition-state.ts";
import { editionsIn } from "#server/store/editions/editions.ts";
import { installationKeysIn } from "#server/store/editions/installation-keys.ts";
import { Prisma, PrismaClient } from "#server/store/generated/client.ts";
import { type Changes, changesIn, connectPen } from "#server/store/log/changes.ts";
import { foldingIn } from "#server/store/log/folding.ts";
import { holderIn } from "#server/store/log/holders.ts";
import { sheetsIn } from "#server/store/log/sheets.ts";
import { timelineIn } from "#server/store/log/timeline.ts";
import { meetingsIn } from "#server/store/meetings/meetings.ts";
import { picturesIn } from "#server/store/meetings/pictures.ts";
import { settingUpIn } from "#server/store/meetings/setting-up.ts";
import { mailsIn } from "#server/store/notifications/mails.ts";
import { notificationsIn } from "#server/store/notifications/notifications.ts";
import { outboxIn } from "#server/store/notifications/outbox.ts";
import { calendarAddressesIn, notificationPreferencesIn } from "#server/store/notifications/preferences.ts";
import { accountTables } from "#server/store/people/account-tables.ts";
import { signInTablesIn } from "#server/store/people/credentials.ts";
import { installationIn } from "#server/store/people/installation.ts";
import { peopleIn } from "#server/store/people/people.ts";
import { signingKeysIn } from "#server/store/people/signing-keys.ts";
import { toursIn } from "#server/store/people/tours.ts";
import { positionsIn } from "#server/store/positions/positions.ts";
import { languagesIn } from "#server/store/texts/languages.ts";
import { roomPointsIn } from "#server/store/texts/projector-points.ts";
import { type Means, recordsIn } from "#server/store/texts/records.ts";
import { searchIn } from "#server/store/texts/search.ts";
import { textsIn } from "#server/store/texts/texts.ts";
import { visitsIn } from "#server/store/texts/visits.ts";
import { writersIn } from "#server/store/texts/writers.ts";

export type Tables = ReturnType<typeof tablesOn>;

export interface Store extends Tables {
  changes: Changes;
  /** The hot statement and the counter of attempts use it directly. */
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
  /** Resolves when the embedded database has ended, for any reason; never where there is none. */
  ended: Promise<void>;
  /** Distinguishes this database from every other one, a copy of it included. */
  identity(): Promise<string>;
  /** With the installation's key, which is found in the database and the data folder, so after the opening. */
  seal(statement: SealStatement): Seal;
  sealWith(seal: (statement: SealStatement) => Seal): void;
  close(): Promise<void>;
}

function keyless(): never {
  throw new Error("This house has no key yet: nothing can be sealed.");
}

/**
 * In: a PostgreSQL address, or the folder for the embedded database. `clock` replaces the database's own clock where a
 * test moves the time.
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

/** `end` alone does not wait until the database knows, and it would complain of being stopped under its users. */
async function hangUp(pool: pg.Pool): Promise<void> {
  let open = pool.totalCount;
  const gone = new Promise<void>((resolve) => {
    if (!open) resolve();
    pool.on("remove", () => --open || resolve());
  });
  await pool.end();
  await Promise.race([gone, pause(GOODBYE_MS, undefined, { ref: false })]);
}

/** A database that is gone does not answer the end of a connection. */
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
