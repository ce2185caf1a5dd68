/** Several processes on one database: which one founds the installation, which one folds, and which one notifies. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openOutbox } from "#server/jobs/drain-outbox.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { startJobs } from "#server/jobs/index.ts";
import type { Notice } from "#server/store/notifications/socket-notices.ts";
import { openStore, type Store } from "#server/store/open.ts";
import { freshDatabase } from "../support/database.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};
const now = () => new Date();

describe("W29 one at a time", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let stores: [Store, Store];

  beforeAll(async () => {
    database = await freshDatabase();
    // Both migrate the same empty database.
    stores = (await Promise.all([0, 1].map(() => openStore({ url: database.url })))) as [Store, Store];
  });

  afterAll(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });

  test("W29 migrations are applied by one of those that start together", () => {
    expect(stores.map((store) => store.migrated.length > 0).sort()).toEqual([false, true]);
  });

  test("W29 whoever founds second waits, and finds the house founded", async () => {
    let founded = 0;
    const found = ({ locks, installation }: Store) =>
      locks.founding(async () => {
        if (!(await installation.isNew())) return;
        founded += 1;
        await installation.found(false);
      });
    await Promise.all(stores.map(found));
    expect(founded).toBe(1);
  });

  test("W29 one leads until it resigns, and asking again changes nothing", async () => {
    const [first, second] = stores.map((store) => store.locks) as [Store["locks"], Store["locks"]];
    expect([await first.leading(), await second.leading(), await first.leading()]).toEqual([
      true,
      false,
      true,
    ]);
    await first.resign();
    expect([await second.leading(), await first.leading()]).toEqual([true, false]);
    await second.resign();
  });

  test("W29 a leader whose connection is cut leads no more, and the database gives the lead to the next", async () => {
    const [first, second] = stores;
    expect(await first.locks.leading()).toBe(true);
    await second.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707402",
    );
    await expect.poll(() => second.locks.leading()).toBe(true);
    expect(await first.locks.leading()).toBe(false);
    await second.locks.resign();
  });

  test("W29 a database is told from every other", async () => {
    const other = await freshDatabase();
    const elsewhere = await openStore({ url: other.url });
    const identities = await Promise.all([...stores, elsewhere].map((store) => store.identity()));
    expect(identities[0]).toBe(identities[1]);
    expect(identities[2]).not.toBe(identities[0]);
    await elsewhere.close();
    await other.drop();
  });
});

describe("on one house", () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await openInstallation();
  });
  afterAll(() => installation.close());

  test("W29 two that fold the same log at once leave one set of versions", async () => {
    const { store } = installation;
    const { sheet } = await installation.text();
    const hand = await handOn(store, sheet, installation.actor("delegate.kz").person, "kz");
    for (let i = 0; i < 50; i++) await store.changes.append([hand.type(i % 2, ` ${i}`)]);
    const folds = [foldingOf(store), foldingOf(store)];
    const outcomes = await Promise.allSettled(folds.map((one) => one.run()));
    expect(outcomes.map(({ status }) => status)).toContain("fulfilled");
    const together = await store.folding.allVersions(sheet);
    await folds[0]?.rebuild(sheet);
    expect(await store.folding.allVersions(sheet)).toEqual(together);
    for (const one of folds) one.close();
  });

  test("W28 each process tells its own people, once; only the first to tell nudges the others", async () => {
    const { store } = installation;
    const notified: Notice[][] = [[], []];
    const nudged: number[] = [];
    const both = await Promise.all(
      [0, 1].map((i) =>
        openOutbox({
          store,
          now,
          broadcast: (notice) => notified[i]?.push(notice),
          first: () => nudged.push(i),
        }),
      ),
    );
    for (const one of both) await one.drain();
    for (const one of [...notified, nudged]) one.length = 0;
    await store.outbox.put({ type: "phase", text: "t1" }, { type: "decision", text: "t1" });
    for (const one of [...both, ...both]) await one.drain();
    expect(notified).toEqual([
      [
        { type: "phase", text: "t1" },
        { type: "decision", text: "t1" },
      ],
      [
        { type: "phase", text: "t1" },
        { type: "decision", text: "t1" },
      ],
    ]);
    expect(nudged).toEqual([0]);
  });

  test("W28 what was written slowly and shows up behind what was told is told, too", async () => {
    const { store } = installation;
    const notified: string[] = [];
    const outbox = await openOutbox({
      store,
      now,
      broadcast: (notice) => "text" in notice && notified.push(notice.text),
    });
    await outbox.drain();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    let written = false;
    const slow = store.transaction(async (tables) => {
      await tables.outbox.put({ type: "phase", text: "slow" });
      written = true;
      await held;
    });
    await until(() => written);
    await store.outbox.put({ type: "phase", text: "quick" });
    await outbox.drain();
    expect(notified.at(-1)).toBe("quick");
    release();
    await slow;
    await outbox.drain();
    expect(notified.slice(-2)).toEqual(["quick", "slow"]);
  });

  test("W28 a process that starts tells what nobody has told before it, and nothing that others have told", async () => {
    await installation.store.outbox.put({ type: "phase", text: "untold" });
    const notified: string[] = [];
    const broadcast = (notice: Notice) => void ("text" in notice && notified.push(notice.text));
    const jobs = await startJobs({ store: installation.store, now, broadcast });
    jobs.wake();
    await until(() => notified.includes("untold"));
    expect(notified).not.toContain("slow");
    await jobs.stop();
    expect(await installation.store.locks.leading()).toBe(true);
    await installation.store.locks.resign();
  });

  test("W30 what is typed is folded aside and the new versions are told; whoever stops leaves the folding to others", async () => {
    const { store } = installation;
    const { text, sheet } = await installation.text();
    const hand = await handOn(store, sheet, installation.actor("delegate.kz").person, "kz");
    await store.changes.append([hand.type(0, " closely")]);
    const notified: Notice[] = [];
    const jobs = await startJobs({ store, now, broadcast: (notice) => notified.push(notice) });
    await until(() => notified.some((notice) => notice.type === "versions" && notice.text === text));
    expect((await store.folding.versions(sheet, "c1")).at(-1)?.delegations).toEqual(["kz"]);
    expect(await store.locks.leading()).toBe(false);
    await jobs.stop();
    expect(await store.locks.leading()).toBe(true);
    await store.locks.resign();
  });
});
