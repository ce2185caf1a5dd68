/**
 * How a person really wrote, edit by edit, through the room into the log: the final text is on the writer's screen, on
 * a reader's, in the log, on the screen of a person who comes after the sheet was closed, and in the folded versions.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as Y from "yjs";
import { wordsOf } from "#domain/text/index.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import { groupCommit } from "#server/realtime/committer.ts";
import { Room } from "#server/realtime/room.ts";
import { newId } from "#server/store/database/new-id.ts";
import { clausesIn } from "#server/store/log/text-at.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { addClause, Copy, textAt } from "./stand-ins.ts";

type Patch = [at: number, deleted: number, inserted: string];

interface Trace {
  startContent: string;
  endContent: string;
  txns: { patches: Patch[] }[];
}

const FILE = path.resolve(import.meta.dirname, "../fixtures/traces/sveltecomponent.json.gz");
const trace: Trace = JSON.parse(gunzipSync(readFileSync(FILE)).toString());
/** So many recorded moments go into one row of the log: six hundred rows, enough for a snapshot. */
const MOMENTS = 30;

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

async function openOn(sheet: string) {
  const { changes } = installation.store;
  const committer = groupCommit((batch) => changes.append(batch));
  const options = { sheet, since: changes.since, bounds: changes.bounds, committer, newId };
  const room = new Room({ ...options, loaded: await changes.load(sheet), log: () => {}, dropped: () => {} });
  return { room, committer };
}

function copyOf(name: string): Copy {
  const { person, seats } = installation.actor(name);
  const copy = new Copy(person);
  copy.author = { side: "member", person, delegation: seats[0]?.delegation ?? null };
  return copy;
}

function apply(text: Y.XmlText, patches: readonly Patch[]): void {
  text.doc?.transact(() => {
    for (const [at, deleted, inserted] of patches) {
      if (deleted) text.delete(at, deleted);
      if (inserted) text.insert(at, inserted);
    }
  });
}

test("W13 T8 a recorded trace comes to its recorded text: live, in the log, opened cold, and folded", {
  timeout: 60_000,
}, async () => {
  const { sheet } = await installation.text();
  const { room, committer } = await openOn(sheet);
  const [writer, reader] = [copyOf("delegate.kz").connect(room), copyOf("guest.no").connect(room)];
  addClause(writer.doc, 0, trace.startContent);
  await committer.idle();
  const text = textAt(writer.doc, 0);
  for (const [i, { patches }] of trace.txns.entries()) {
    apply(text, patches);
    if (i % MOMENTS === 0) await committer.idle();
  }
  await committer.idle();
  expect([writer.closed, reader.closed]).toEqual([null, null]);
  expect(writer.words[0]).toBe(trace.endContent);
  expect(reader.words).toEqual(writer.words);

  const { changes, folding } = installation.store;
  const { head } = await changes.load(sheet);
  expect(head).toBeGreaterThan(600);
  const cold = async () => copyOf("head.uz").connect((await openOn(sheet)).room).words[0];
  expect(await cold()).toBe(trace.endContent);

  const folder = foldingOf(installation.store);
  while (await folder.run());
  folder.close();
  expect(await changes.snapshotAt(sheet)).toBe(head);
  expect(await cold()).toBe(trace.endContent);
  const [first] = clausesIn(await changes.stateAt(sheet, head));
  expect(wordsOf(first as NonNullable<typeof first>)).toBe(trace.endContent);
  const versions = (await folding.allVersions(sheet)).filter((version) => version.clauseId === first?.id);
  expect(wordsOf(versions.at(-1)?.clause as NonNullable<typeof first>)).toBe(trace.endContent);
});

test("W13 T8 the recorded text is what plain string editing comes to, so that it is the trace that is tested", () => {
  let text = trace.startContent;
  for (const [at, deleted, inserted] of trace.txns.flatMap(({ patches }) => patches))
    text = text.slice(0, at) + inserted + text.slice(at + deleted);
  expect(text).toBe(trace.endContent);
});
