import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { wordsOf } from "#domain/text/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { clausesIn } from "#server/store/log/text-at.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const words = async (sheet: string) =>
  clausesIn((await installation.store.changes.load(sheet)).state).map(wordsOf);
const kz = () => installation.actor("delegate.kz").person;
const uz = () => installation.actor("head.uz").person;

describe("W19 the log gives each change its number and loses none", () => {
  test("W19 a batch is numbered in its order, sheet by sheet, and read back as it was written", async () => {
    const [one, two] = [await installation.text(), await installation.text()];
    const [a, b] = [
      await handOn(installation.store, one.sheet, kz(), "kz"),
      await handOn(installation.store, two.sheet, kz(), "kz"),
    ];
    const batch = [a.type(0, " more"), b.type(0, " there"), a.type(1, " too")];
    const done = await installation.store.changes.append(batch);
    expect(done).toEqual([2, 2, 3].map((n) => ({ ok: true, n })));
    expect(await words(one.sheet)).toEqual(["Decide to cooperate more", "Agree too"]);
    expect(await words(two.sheet)).toEqual(["Decide to cooperate there", "Agree"]);
    const log = await installation.store.changes.since(one.sheet, 1);
    expect(log.map(({ n, person, delegation }) => [n, person, delegation])).toEqual([
      [2, kz(), "kz"],
      [3, kz(), "kz"],
    ]);
  });

  test("W19 a hundred writers at once get a hundred numbers, none twice and none left out", async () => {
    const { sheet } = await installation.text();
    const hands = await Promise.all(
      Array.from({ length: 100 }, () => handOn(installation.store, sheet, kz(), "kz")),
    );
    await Promise.all(hands.map((hand, i) => installation.store.changes.append([hand.type(0, `<${i}>`)])));
    const numbers = (await installation.store.changes.since(sheet, 0)).map((change) => change.n);
    expect(numbers).toEqual(Array.from({ length: 101 }, (_, i) => i + 1));
    for (let i = 0; i < 100; i++) expect((await words(sheet))[0]).toContain(`<${i}>`);
  });

  test("W19 with a snapshot the sheet loads the same, and as it stood at any change", async () => {
    const { sheet } = await installation.text();
    const hand = await handOn(installation.store, sheet, kz(), "kz");
    await installation.store.changes.append([hand.type(0, " one"), hand.type(0, " two")]);
    const before = await words(sheet);
    await installation.store.changes.keepSnapshot(sheet, 3, Y.encodeStateAsUpdate(hand.doc));
    await installation.store.changes.append([hand.type(0, " three")]);
    expect(await words(sheet)).toEqual([`${before[0]} three`, before[1]]);
    const stood = clausesIn(await installation.store.changes.stateAt(sheet, 2)).map(wordsOf);
    expect(stood[0]).toBe("Decide to cooperate one");
  });
});

describe("W7 what may not be written is in no log", () => {
  test("W7 a member's change passes while the pen is open and is refused while the chair holds it; the chair's passes", async () => {
    const { text, sheet } = await installation.text();
    const [member, chair] = [
      await handOn(installation.store, sheet, kz(), "kz"),
      await handOn(installation.store, sheet, installation.actor("chair").person, null),
    ];
    expect(await installation.store.changes.append([member.type(0, " a")])).toEqual([{ ok: true, n: 2 }]);
    await installation.commands.handPen(installation.actor("chair"), { text, pen: "chair" });
    const done = await installation.store.changes.append([member.type(0, " b"), chair.type(1, " c")]);
    expect(done).toEqual([
      { ok: false, reason: "pen-with-chair" },
      { ok: true, n: 3 },
    ]);
    expect(await words(sheet)).toEqual(["Decide to cooperate a", "Agree c"]);
  });

  test("W7 a change with another person's client id is refused, with one's own it passes", async () => {
    const { sheet } = await installation.text();
    const hand = await handOn(installation.store, sheet, kz(), "kz");
    expect((await installation.store.changes.append([hand.type(0, " a")]))[0]?.ok).toBe(true);
    const forged = { ...hand.type(0, " b"), person: uz(), delegation: "uz" };
    expect(await installation.store.changes.append([forged])).toEqual([
      { ok: false, reason: "client-of-another" },
    ]);
    expect((await installation.store.changes.append([hand.type(0, " c")]))[0]?.ok).toBe(true);
  });

  test("W7 in a batch of many, exactly the forged ones are refused, and the numbers have no hole", async () => {
    const { sheet } = await installation.text();
    const [a, b] = [
      await handOn(installation.store, sheet, kz(), "kz"),
      await handOn(installation.store, sheet, uz(), "uz"),
    ];
    await installation.store.changes.append([a.type(0, " a"), b.type(1, " b")]);
    const batch = Array.from({ length: 300 }, (_, i) => {
      const own = i % 2 ? a.type(0, ".") : b.type(1, ".");
      return i % 10 === 3 ? { ...own, person: uz(), delegation: "uz" } : own;
    });
    const done = await installation.store.changes.append(batch);
    expect(done.flatMap((one, i) => (one.ok ? [] : [i]))).toEqual(
      Array.from({ length: 30 }, (_, i) => i * 10 + 3),
    );
    expect(done.flatMap((one) => (one.ok ? [one.n] : []))).toEqual(
      Array.from({ length: 270 }, (_, i) => i + 4),
    );
  });

  test("W7 a sheet that does not exist takes nothing", async () => {
    const { sheet } = await installation.text();
    const hand = await handOn(installation.store, sheet, kz(), "kz");
    const lost = { ...hand.type(0, " a"), sheet: "nowhere" };
    expect(await installation.store.changes.append([lost])).toEqual([{ ok: false, reason: "not-found" }]);
  });

  test("W7 of edits that race with the closing, exactly those before it are in the log and in the draft that is signed", async () => {
    const { text, sheet } = await installation.text();
    const chair = installation.actor("chair");
    const hand = await handOn(installation.store, sheet, kz(), "kz");
    await installation.commands.issueDraft(chair, { text, name: "", note: "" });
    const seen = (await installation.store.texts.drafts(text))[0]?.hash ?? "";
    const racing = Array.from({ length: 20 }, (_, i) => hand.type(0, `.${i}`));
    const edits = racing.map((edit) => installation.store.changes.append([edit]));
    const opening = installation.commands.openSigning(chair, { text, seen });
    const [opened, ...done] = await Promise.all([opening, ...edits]);
    const kept = done.flat().filter((one) => one.ok).length;
    // If an edit came first, the draft is behind the text; if the closing came first, no edit is in the log.
    expect(opened).toEqual(kept ? { ok: false, reason: "draft-behind-text" } : { ok: true });
    expect(await installation.store.changes.since(sheet, 1)).toHaveLength(kept);
  });
});

test("W20 a change is kept while pages have taken every other connection to the database", async () => {
  const { sheet } = await installation.text();
  const hand = await handOn(installation.store, sheet, kz(), "kz");
  const { pool, changes } = installation.store;
  const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  try {
    expect(await changes.append([hand.type(0, " a")])).toEqual([{ ok: true, n: 2 }]);
  } finally {
    for (const one of taken) one.release();
  }
});

test("W20 when the log's own connection is cut, the append under way fails in words and the next one passes", async () => {
  const { sheet } = await installation.text();
  const hand = await handOn(installation.store, sheet, kz(), "kz");
  const { pool, changes } = installation.store;
  await changes.append([hand.type(0, " a")]);
  const freeze = await pool.connect();
  await freeze.query("BEGIN");
  await freeze.query("SELECT 1 FROM sheet WHERE id = $1 FOR UPDATE", [sheet]);
  const lost = changes.append([hand.type(0, " b")]);
  const failed = expect(lost).rejects.toThrow();
  const blocked =
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  let pid: number | undefined;
  while (!pid) pid = (await pool.query<{ pid: number }>(blocked)).rows[0]?.pid;
  await pool.query("SELECT pg_terminate_backend($1)", [pid]);
  await failed;
  await freeze.query("ROLLBACK");
  freeze.release();
  expect(await changes.append([hand.type(0, " b")])).toEqual([{ ok: true, n: 3 }]);
});

describe("W32 whoever types waits for no version that is being folded", () => {
  test("W32 a change is kept while versions of its sheet are written and not yet committed", async () => {
    const { sheet } = await installation.text();
    const folding = foldingOf(installation.store);
    await folding.run();
    folding.close();
    const hand = await handOn(installation.store, sheet, kz(), "kz");
    const [version] = await installation.store.folding.newest(sheet, ["c1"]);
    const next = { ...(version ?? never()), number: 2 };
    const done = await installation.store.transaction(async (tables) => {
      await tables.folding.write(sheet, [{ clauseId: "c1", number: 2, versions: [next] }]);
      return installation.store.changes.append([hand.type(0, " a")]);
    });
    expect(done).toEqual([{ ok: true, n: 2 }]);
    expect(await installation.store.folding.newest(sheet, ["c1"])).toEqual([next]);
  });
});

function never(): never {
  throw new Error("There is a version.");
}
