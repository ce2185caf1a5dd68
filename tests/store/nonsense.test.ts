/** A log that holds invalid data: everything that reads it shows the rest, and reports what it left out. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { FRAGMENT, wordsOf } from "#domain/text/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { repeatedErrorsOf } from "#server/jobs/repeated-errors.ts";
import { anchorsAt, positionsAt } from "#server/store/comments/anchors-at.ts";
import { openReplay } from "#server/store/log/replay.ts";
import { updateOf } from "#server/store/log/sheet-edits.ts";
import { clausesIn, putsIn, sheetIn } from "#server/store/log/text-at.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import {
  appendBytes,
  elementWith,
  HOSTILE_IDS,
  nonsense,
  nonsenseNodes,
  writeNonsense,
} from "../support/nonsense.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

function stateOf(work: (text: Y.XmlFragment) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => work(doc.getXmlFragment(FRAGMENT)));
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

const one = (attributes: Record<string, unknown>, words = "Agree") =>
  sheetIn(stateOf((text) => text.insert(0, [elementWith(attributes, words) as unknown as Y.XmlElement])));

describe("T110 whatever stands in a log is read", () => {
  test("T110 random documents: every reader of a sheet reads them, and PostgreSQL takes what is read", async () => {
    await fc.assert(
      fc.asyncProperty(nonsenseNodes, async (nodes) => {
        const state = stateOf((fragment) => writeNonsense(fragment, nodes));
        const { clauses, leftOut } = sheetIn(state);
        expect(clauses).toHaveLength(nodes.filter(({ node }) => node === "clause").length);
        expect(leftOut).toBeGreaterThanOrEqual(nodes.length - clauses.length);
        for (const { id } of clauses) {
          expect(id).toMatch(/^[\w.:~-]{0,64}$/);
          putsIn(state, id);
        }
        const replay = openReplay<null>(new Uint8Array([0, 0]));
        const seen = replay.apply(state, null);
        replay.close();
        expect(new Set(seen.map(({ clauseId }) => clauseId)).size).toBe(seen.length);
        anchorsAt(state, [{ clause: clauses[0]?.id ?? "", from: "x", to: "y" }]);
        positionsAt(state, [{ clause: clauses[0]?.id ?? "", from: 0, to: 1 }]);
        const reworded = clauses.map((clause) => ({ ...clause, runs: [{ text: "Note" }] }));
        updateOf(
          state,
          reworded.map((clause) => ({ type: "reword", clause })),
          "en",
        );
        const asked = [JSON.stringify(clauses), clauses.map(wordsOf)];
        await installation.store.pool.query("SELECT $1::jsonb, $2::text[]", asked);
      }),
      { numRuns: 60 },
    );
  });

  test("T110 a change that is no update hides none before or after it", async () => {
    const { sheet } = await installation.text();
    await nonsense(installation, sheet, (text) =>
      text.insert(2, [elementWith({ id: "c3" }, "Before") as never]),
    );
    await appendBytes(installation, sheet, new Uint8Array([7, 7, 7, 255, 1]));
    await nonsense(installation, sheet, (text) =>
      text.insert(3, [elementWith({ id: "c4" }, "After") as never]),
    );
    const words = (await installation.store.sheets.clauses(sheet)).map(wordsOf);
    expect(words).toEqual(["Decide to cooperate", "Agree", "Before", "After"]);
    const alone = await installation.store.changes.stateAt(sheet, 3);
    expect(clausesIn(alone).map(wordsOf)).toEqual(["Decide to cooperate", "Agree", "Before"]);
  });
});

describe("T111 an id that cannot be used is read as one that can", () => {
  test.each(HOSTILE_IDS.map((id) => [id.slice(0, 12), id]))("T111 %j", (_, id) => {
    const [found] = one({ id }).clauses;
    expect(found?.id).toMatch(/^odd-[0-9a-f]{24}$/);
    expect(one({ id }).clauses).toEqual([found]);
  });

  test("T111 different ones stay different, those of ours as they are", () => {
    const ids = [...HOSTILE_IDS, "c23456789abcdefg", "c-operative-x", "OP1.a:b"].map(
      (id) => one({ id }).clauses[0]?.id,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(-3)).toEqual(["c23456789abcdefg", "c-operative-x", "OP1.a:b"]);
  });
});

describe("T112 what no page can draw and no database take is left out, and counted", () => {
  test.each<[string, Record<string, unknown>, number]>([
    ["a day that no calendar has", { kind: "action", due: "9999-99-99", responsible: "All" }, 1],
    ["30 February", { kind: "action", due: "2026-02-30", responsible: "All" }, 1],
    ["a number for a field", { kind: "action", due: 7, responsible: "All" }, 1],
    ["an unknown attribute", { kind: "action", responsible: "All", onclick: "x" }, 1],
    ["level -1 and a kind of nobody's", { kind: "action", responsible: "All", level: -1, style: "x" }, 2],
    ["nothing", { kind: "action", responsible: "All" }, 0],
  ])("T112 %s", (_, attributes, leftOut) => {
    const read = one({ id: "c1", ...attributes });
    expect(read.leftOut).toBe(leftOut);
    expect(read.clauses).toEqual([
      { id: "c1", kind: "action", level: 0, fields: { responsible: "All" }, runs: [{ text: "Agree" }] },
    ]);
  });

  test("T112 words keep their length, so that what was marked in them stays marked", () => {
    const [found] = one({ id: "c1" }, "a\0b\ud83dc").clauses;
    expect(wordsOf(found ?? { runs: [] })).toBe("a\ufffdb\ufffdc");
  });
});

describe("J1 one bad sheet never stops the others", () => {
  const POISONS: [string, (sheet: string) => Promise<unknown>][] = [
    ["bytes that are no update", (sheet) => appendBytes(installation, sheet, new Uint8Array([250, 250, 3]))],
    ["ids that no index takes", (sheet) => nonsense(installation, sheet, withIds(...HOSTILE_IDS))],
    [
      "NUL in words",
      (sheet) => nonsense(installation, sheet, (text) => withIds("c7")(text, "\0 and \ud800")),
    ],
    [
      "a thousand clauses of one id",
      (sheet) => nonsense(installation, sheet, withIds(...Array(1_000).fill("c8"))),
    ],
    [
      "a node of no kind",
      (sheet) => nonsense(installation, sheet, (text) => text.insert(0, [new Y.XmlText("x")])),
    ],
    ["a hole in the log", (sheet) => holeIn(sheet)],
    ["a log that ends too early", (sheet) => query("UPDATE sheet SET head = head + 5 WHERE id = $1", sheet)],
    ["a snapshot that was cut", (sheet) => cutSnapshot(sheet)],
    ["a cursor behind what was folded", (sheet) => versionAhead(sheet)],
    ["a text whose record is odd", (sheet) => oddRecord(sheet)],
    ["nobody knows why", (sheet) => forbid(sheet)],
  ];

  test.each(POISONS)("J1 %s", async (_, poison) => {
    const reported = vi.spyOn(console, "error").mockImplementation(() => {});
    const [first, bad, last] = [
      await installation.text(),
      await installation.text(),
      await installation.text(),
    ];
    await poison(bad.sheet);
    const folding = foldingOf(installation.store);
    while (await folding.run());
    for (const { sheet } of [first, last])
      expect((await installation.store.folding.allVersions(sheet)).map(({ clauseId }) => clauseId)).toEqual([
        "c1",
        "c2",
      ]);
    await folding.run();
    const about = reported.mock.calls.filter(([sentence]) => String(sentence).includes(bad.sheet));
    expect(about.length).toBeLessThanOrEqual(1);
    reported.mockRestore();
    folding.close();
    await query("DROP TRIGGER IF EXISTS forbidden ON clause_version");
    await query("UPDATE sheet SET folded = head WHERE id = $1", bad.sheet);
  });

  test("J1 what fails is reported, waits longer each time, and is folded as soon as it can be", async () => {
    const { sheet } = await installation.text();
    const sentences: string[] = [];
    let now = 0;
    const errors = repeatedErrorsOf(
      () => now,
      (sentence) => sentences.push(sentence),
    );
    const folding = foldingOf(installation.store, undefined, undefined, undefined, errors);
    await forbid(sheet);
    for (; now < 60_000; now += 700) await folding.run();
    expect(sentences).toHaveLength(5);
    expect(sentences[0]).toContain("forbidden by a test");
    expect(errors.count()).toBe(1);
    await query("DROP TRIGGER forbidden ON clause_version");
    for (; now < 120_000; now += 700) await folding.run();
    expect((await installation.store.folding.allVersions(sheet)).length).toBe(2);
    expect([errors.count(), sentences.at(-1)]).toEqual([0, `the versions of sheet ${sheet}: works again`]);
    folding.close();
  });
});

const withIds =
  (...ids: string[]) =>
  (text: Y.XmlFragment, words = "Agree") =>
    text.insert(0, ids.map((id) => elementWith({ id }, words)) as never);

const query = (sql: string, ...values: unknown[]) => installation.store.pool.query(sql, values);

async function holeIn(sheet: string): Promise<void> {
  for (const id of ["c5", "c6", "c7"]) await nonsense(installation, sheet, withIds(id));
  await query("DELETE FROM change WHERE sheet_id = $1 AND n = 3", sheet);
}

async function cutSnapshot(sheet: string): Promise<void> {
  await nonsense(installation, sheet, withIds("c5"));
  await installation.store.changes.keepSnapshot(sheet, 2, await installation.store.changes.stateAt(sheet, 2));
  await query("UPDATE snapshot SET bytes = substring(bytes FROM 1 FOR 9) WHERE sheet_id = $1", sheet);
}

/** As if two processes had folded: the cursor is behind the versions that are written. */
async function versionAhead(sheet: string): Promise<void> {
  const folding = foldingOf(installation.store);
  await folding.run();
  folding.close();
  await query("UPDATE sheet SET folded = 0 WHERE id = $1", sheet);
}

async function oddRecord(sheet: string): Promise<void> {
  await nonsense(installation, sheet, withIds("c5"));
  await query(
    "UPDATE text SET record = '[]'::jsonb WHERE id = (SELECT text_id FROM sheet WHERE id = $1)",
    sheet,
  );
}

async function forbid(sheet: string): Promise<void> {
  await query(`CREATE OR REPLACE FUNCTION forbid() RETURNS trigger AS
    $$ BEGIN RAISE EXCEPTION 'forbidden by a test'; END $$ LANGUAGE plpgsql`);
  await query(
    `CREATE TRIGGER forbidden BEFORE INSERT ON clause_version FOR EACH ROW WHEN (NEW.sheet_id = '${sheet}') EXECUTE FUNCTION forbid()`,
  );
}
