import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalJson } from "#domain/text/index.ts";
import { checkingEvidence, readEdition, verifyEdition } from "#domain/trail/index.ts";
import { makeCheckpoints } from "#server/jobs/make-checkpoints.ts";
import { queriesOn } from "#server/queries/index.ts";
import { openStore, type Store } from "#server/store/open.ts";
import { freshDatabase } from "../support/database.ts";
import { scratchFolder } from "../support/scratch.ts";
import { clockFrom, type Road, walkedRoad } from "../support/whole-road.ts";

let store: Store;
let road: Road;
let close: () => Promise<void>;
const { clock, now } = clockFrom("2026-11-20T06:00:00Z");

beforeAll(async () => {
  const database = await freshDatabase();
  const folder = scratchFolder();
  store = await openStore({ url: database.url }, now);
  close = async () => {
    await store.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  };
  road = await walkedRoad({ store, folder, clock, now, origin: "https://plenary.example" });
}, 60_000);
afterAll(() => close());

const queries = () => queriesOn({ store, now });
async function page(number?: number) {
  const found = await queries().edition(road.slug, number ?? null);
  if (!found.ok) throw new Error(found.reason);
  return found;
}

test("H19 silence broken at hour 71, kept the second time, signed in two languages: the edition proves all of it", async () => {
  const keys = await queries().publishedKeys();
  const { document, facts, edition } = await page(1);
  const { ok, checks } = verifyEdition(document, { head: facts.head, keys });
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(ok).toBe(true);
  const types = edition.trail.map(({ content }) => content?.event.type);
  const [broken, kept] = [types.indexOf("silence-broken"), types.indexOf("silence-kept")];
  expect(broken).toBeGreaterThan(0);
  expect(kept).toBeGreaterThan(broken);
  expect(facts.hashes.map(({ language }) => language)).toEqual(["en", "ru"]);
  expect(facts.signatures).toHaveLength(5);
  expect(facts.record.signOffs.filter((one) => one.decision === "signed" && one.assertion)).toHaveLength(2);
  expect(facts.record.statements).toMatchObject([{ kind: "reservation", clauses: ["o3"] }]);
});

test("H14 a late accession and a corrigendum are seen, and the first edition stays byte for byte", async () => {
  const [first, second] = [await page(1), await page()];
  expect([first.newest, second.facts.number]).toEqual([2, 2]);
  expect(first.facts.record.accessions.map(({ party }) => party.country)).toEqual(["AZ"]);
  const read = readEdition(first.document);
  expect(read.ok && canonicalJson(read.edition)).toBe(first.document);
  expect(second.edition.form === "plenary-edition@2" && second.edition.replaces).toEqual({
    ...{ number: 1, digest: first.digest },
  });
  expect(first.document).toContain("followup");
  expect(second.document).toContain("follow-up");
});

test("H16 all evidence holds together, with a checkpoint of every day", async () => {
  await makeCheckpoints({ store, now });
  const found = await queries().evidence(road.slug);
  if (!found.ok) throw new Error(found.reason);
  const running = checkingEvidence(found.evidence);
  for (let step = running.next(); ; step = running.next()) {
    if (!step.done) continue;
    expect(step.value).toMatchObject({ ok: true, errors: [] });
    expect(step.value.named).toBeGreaterThan(8);
    expect(step.value.editions).toHaveLength(2);
    return;
  }
});

test("P11 a draft is shown to the public only where the meeting says so", async () => {
  const draft = () => queries().editionDraft(road.slug, 1);
  expect(await draft()).toEqual({ ok: false, reason: "not-found" });
  const before = await page();
  await store.meetings.showDrafts(road.meeting, true);
  expect(await draft()).toMatchObject({ ok: true, draft: { name: "Zero draft" } });
  expect((await page()).state).not.toBe(before.state);
  expect(await queries().editionDraft(road.slug, 99)).toEqual({ ok: false, reason: "not-found" });
});

test("P12 two editions of one text are compared by their numbers", async () => {
  const found = await queries().editionComparison(road.slug, `${road.slug}/1`);
  if (!found.ok) throw new Error(found.reason);
  const changed = found.compared?.comparison.rows.filter(({ change }) => change.happened.length > 0);
  expect(changed?.map(({ change }) => change.id)).toEqual(["o4"]);
  expect(found.others[0]?.slug).toBe(`${road.slug}/1`);
  for (const odd of [`${road.slug}/9`, `${road.slug}/x`, "none"])
    expect(await queries().editionComparison(road.slug, odd)).toEqual({ ok: false, reason: "not-found" });
});

test("Q80 the job is dead for a week: the public page tells of the corrigendum all the same, and once", async () => {
  const text = road.text;
  const chair = (await store.texts.byId(text))?.record.editions.at(-1)?.hash ?? "";
  const expires = new Date(clock.now.getTime() + 73 * 3_600_000).toISOString();
  const changes = [{ clause: "o2", words: "Agree to train the staff of all our offices together" }];
  await road.propose({ text, seen: chair, changes, expires, reason: "A word was missing in OP2" });
  expect((await page()).facts.number).toBe(2);
  clock.now = new Date(clock.now.getTime() + 7 * 24 * 3_600_000);
  const [third, again] = [await page(), await page()];
  expect([third.facts.number, again.digest]).toEqual([3, third.digest]);
  expect(third.document).toContain("all our offices");
  const found = await queries().evidence(road.slug);
  expect(found.ok && found.evidence.editions).toHaveLength(3);
});
