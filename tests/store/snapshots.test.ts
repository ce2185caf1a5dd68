/** The series of snapshots: they make loading fast, but the log always counts more than a snapshot. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { wordsOf } from "#domain/text/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { RUNG_EVERY } from "#server/store/log/snapshots.ts";
import { clausesIn } from "#server/store/log/text-at.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const complaints: string[] = [];
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation((words: string) => void complaints.push(words));
});
afterEach(() => {
  vi.restoreAllMocks();
  complaints.length = 0;
});

const stood = async (sheet: string, n: number) =>
  wordsOf(clausesIn(await installation.store.changes.stateAt(sheet, n))[0] ?? { runs: [] });

const loaded = async (sheet: string) =>
  wordsOf(clausesIn((await installation.store.changes.load(sheet)).state)[0] ?? { runs: [] });

/**
 * A sheet with one keystroke each in changes 2 to `n`, and snapshots at these changes (the highest first, otherwise it
 * replaces the others).
 */
async function sheetWith(n: number, ...snapshots: number[]): Promise<string> {
  const { sheet } = await installation.text();
  const hand = await handOn(installation.store, sheet, installation.actor("delegate.kz").person, "kz");
  await installation.store.changes.append(Array.from({ length: n - 1 }, () => hand.type(0, ".")));
  for (const at of snapshots)
    await installation.store.changes.keepSnapshot(
      sheet,
      at,
      await installation.store.changes.stateAt(sheet, at),
    );
  return sheet;
}

const kept = async (sheet: string) =>
  (
    await installation.store.pool.query<{ n: number }>(
      "SELECT n FROM snapshot WHERE sheet_id = $1 ORDER BY n",
      [sheet],
    )
  ).rows.map((row) => row.n);

describe("T30 a snapshot is a shortcut through the log and says nothing else", () => {
  test("T30 as it stood below, at and above each of several snapshots, and as it loads", async () => {
    const sheet = await sheetWith(12, 9, 4);
    for (const n of [1, 3, 4, 5, 8, 9, 12])
      expect(await stood(sheet, n)).toBe(`Decide to cooperate${".".repeat(n - 1)}`);
    expect(await loaded(sheet)).toBe(`Decide to cooperate${".".repeat(11)}`);
    expect(complaints).toEqual([]);
  });

  test("T30 of those that are no rungs only the newest is kept; rungs stay", async () => {
    const sheet = await sheetWith(6);
    const state = await installation.store.changes.stateAt(sheet, 6);
    for (const n of [500, RUNG_EVERY, RUNG_EVERY + 500, RUNG_EVERY + 1_000, 2 * RUNG_EVERY + 7])
      await installation.store.changes.keepSnapshot(sheet, n, state);
    expect(await kept(sheet)).toEqual([RUNG_EVERY, 2 * RUNG_EVERY + 7]);
  });
});

describe("W36 what a room is opened with", () => {
  test("W36 is the snapshot as it was put away and what came after it, and how far both reach", async () => {
    const sheet = await sheetWith(12, 9);
    const { updates, reach, head, state } = await installation.store.changes.load(sheet);
    expect(updates).toHaveLength(2);
    const { rows } = await installation.store.pool.query("SELECT bytes FROM snapshot WHERE sheet_id = $1", [
      sheet,
    ]);
    expect(updates[0]).toEqual(rows[0].bytes);
    const [whole, after] = [new Y.Doc(), new Y.Doc()];
    for (const update of updates) Y.applyUpdate(whole, update);
    Y.applyUpdate(after, state);
    expect(Y.encodeStateAsUpdate(whole)).toEqual(Y.encodeStateAsUpdate(after));
    expect(new Map(reach)).toEqual(Y.decodeStateVector(Y.encodeStateVector(whole)));
    expect(head).toBe(12);
  });

  test("W36 is one update where there is no snapshot, or nothing came after it", async () => {
    for (const sheet of [await sheetWith(3), await sheetWith(4, 4)]) {
      const { updates, reach, state } = await installation.store.changes.load(sheet);
      expect(updates).toEqual([state]);
      expect(new Map(reach)).toEqual(Y.parseUpdateMeta(state).to);
    }
  });
});

describe("T31 a damaged snapshot is never used", () => {
  const damage = {
    "with other bytes": "UPDATE snapshot SET bytes = set_byte(bytes, 9, 255 - get_byte(bytes, 9))",
    "cut short": "UPDATE snapshot SET bytes = substring(bytes FROM 1 FOR 20)",
    "that is no state although its digest fits":
      "UPDATE snapshot SET bytes = '\\x07ffff', digest = encode(sha256('\\x07ffff'), 'hex')",
  };

  for (const [how, sql] of Object.entries(damage))
    test(`T31 one ${how} is passed over, reported once and thrown away`, async () => {
      const sheet = await sheetWith(12, 9, 4);
      const whole = await loaded(sheet);
      await installation.store.pool.query(`${sql} WHERE sheet_id = $1`, [sheet]);
      expect(await loaded(sheet)).toBe(whole);
      expect(await stood(sheet, 10)).toBe(`Decide to cooperate${".".repeat(9)}`);
      expect(complaints).toHaveLength(2);
      expect(complaints[0]).toMatch(/^store: the snapshot of sheet \w+ at change 9 was damaged\./);
      expect(await kept(sheet)).toEqual([]);
    });

  test("T31 what is frozen to be signed does not rest on it either", async () => {
    const sheet = await sheetWith(12, 9);
    await installation.store.pool.query("UPDATE snapshot SET bytes = '\\x0000' WHERE sheet_id = $1", [sheet]);
    const { clauses } = await installation.store.transaction((tables) => tables.sheets.frozen(sheet));
    expect(wordsOf(clauses[0] ?? { runs: [] })).toBe(`Decide to cooperate${".".repeat(11)}`);
    expect(complaints).toHaveLength(1);
  });

  test("T31 the job makes a rung that is missing anew from the log", async () => {
    const sheet = await sheetWith(RUNG_EVERY + 3);
    const folding = foldingOf(installation.store);
    while (await folding.run());
    expect(await kept(sheet)).toContain(RUNG_EVERY);
    await installation.store.pool.query(
      "UPDATE snapshot SET bytes = '\\x0000' WHERE sheet_id = $1 AND n = $2::int",
      [sheet, RUNG_EVERY],
    );
    const words = `Decide to cooperate${".".repeat(RUNG_EVERY - 1)}`;
    expect(await stood(sheet, RUNG_EVERY)).toBe(words);
    expect(await kept(sheet)).not.toContain(RUNG_EVERY);
    await folding.mend();
    expect(await kept(sheet)).toContain(RUNG_EVERY);
    expect(await stood(sheet, RUNG_EVERY)).toBe(words);
    expect(complaints).toHaveLength(1);
    folding.close();
  });
});
