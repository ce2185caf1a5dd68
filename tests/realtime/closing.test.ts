/**
 * Everybody types everywhere while a command closes, holds and opens clauses without notifying the room. No row of the
 * log ever changes a clause that was closed when the row was written, nobody is sent away because of a clause that was
 * open the whole time, and in the end all hold the same text.
 */
import { expect, test } from "vitest";
import type * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import type { Bounds } from "#server/store/log/changes.ts";
import { readClauses } from "#server/store/log/text-at.ts";
import { mulberry } from "../support/mulberry.ts";
import { addClause, Copy, docOf, type MemoryLog, memoryLog, openRoom, seeded, textAt } from "./stand-ins.ts";

const RUNS = Number(process.env.CHAOS_RUNS ?? 25);
const FIRST = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e6));
const STEPS = 120;

type Opened = Awaited<ReturnType<typeof openRoom>>;

interface World {
  log: MemoryLog;
  opened: Opened;
  copies: Copy[];
  /** The clauses that were closed, and to whom, when each row was written. */
  bounds: Bounds[];
  /** Clauses that were closed or held at any time. */
  ever: Set<string>;
  random(n: number): number;
}

async function run(seed: number): Promise<void> {
  const world = await begin(seed);
  for (let step = 0; step < STEPS; step++) {
    await PERMISSIONS[world.random(PERMISSIONS.length)]?.(world);
    comeBack(world, seed);
  }
  await world.opened.committer.idle();
  comeBack(world, seed);
  await world.opened.committer.idle();
  judge(world, seed);
}

async function begin(seed: number): Promise<World> {
  const next = mulberry(seed);
  const log = memoryLog();
  await seeded(log);
  const bounds: Bounds[] = [await log.bounds("")];
  const { append } = log;
  log.append = async (batch) => {
    const results = await append(batch);
    const now = await log.bounds("");
    for (const result of results) if (result.ok) bounds.push(now);
    return results;
  };
  const opened = await openRoom(log);
  const copies = (["aigul", "bakyt", "chynara"] as const).map((name) => new Copy(name).connect(opened.room));
  copies.push(new Copy("chair", "chair").connect(opened.room));
  return { log, opened, copies, bounds, ever: new Set(), random: (n) => Math.floor(next() * n) };
}

const someone = ({ copies, random }: World) => copies[random(copies.length)] as Copy;
const turn = () => new Promise((resolve) => setImmediate(resolve));

function type(world: World): void {
  const { doc } = someone(world);
  const { length } = doc.getXmlFragment(FRAGMENT);
  if (length) textAt(doc, world.random(length)).insert(0, "x");
}

const PERMISSIONS: ((world: World) => unknown)[] = [
  type,
  type,
  type,
  (world) => addClause(someone(world).doc, world.random(2), "new"),
  (world) => {
    const fragment = someone(world).doc.getXmlFragment(FRAGMENT);
    if (fragment.length > 2) fragment.delete(world.random(fragment.length), 1);
  },
  (world) => {
    const fragment = someone(world).doc.getXmlFragment(FRAGMENT);
    if (fragment.length)
      (fragment.get(world.random(fragment.length)) as Y.XmlElement).setAttribute("level", 1 as never);
  },
  bind,
  turn,
  turn,
  ({ opened }) => opened.committer.idle(),
];

/** Of the clauses that are in the log now, some are closed, some held, the others open. */
function bind({ log, random, ever }: World): void {
  const ids = clausesAfter(log, log.rows.length).map(({ id }) => id);
  const closed = ids.filter((id) => id && random(3) === 0);
  const held = ids.filter((id) => id && !closed.includes(id) && random(4) === 0);
  for (const id of [...closed, ...held]) ever.add(id);
  log.bind({ closed, held });
}

/** A person who was sent away connects again with a fresh copy, as our page does. */
function comeBack({ copies, opened, ever }: World, seed: number): void {
  copies.forEach((copy, at) => {
    if (!copy.closed) return;
    expect(["clause-closed", "clause-held"], `seed ${seed}`).toContain(copy.closed.reason);
    expect(ever.size, `seed ${seed}: nothing was ever closed`).toBeGreaterThan(0);
    const { person, side } = copy.author;
    copies[at] = new Copy(person as string, side as "chair" | "member").connect(opened.room);
  });
}

function judge({ log, copies, bounds }: World, seed: number): void {
  for (let n = 1; n < log.rows.length; n++) {
    const { closed, held } = bounds[n] as Bounds;
    const forbidden = log.rows[n]?.person === "chair" ? closed : [...closed, ...held];
    const [before, after] = [clausesAfter(log, n), clausesAfter(log, n + 1)];
    for (const id of forbidden)
      expect(of(after, id), `seed ${seed}: row ${n + 1} changed ${id}`).toEqual(of(before, id));
  }
  const whole = clausesAfter(log, log.rows.length);
  for (const copy of copies) expect(readClauses(copy.doc), `seed ${seed}`).toEqual(whole);
}

const of = (clauses: ReturnType<typeof readClauses>, id: string) =>
  clauses.filter((clause) => clause.id === id);

function clausesAfter({ rows }: MemoryLog, n: number) {
  return readClauses(docOf(rows.slice(0, n).map((row) => row.bytes)));
}

test(`N25 while clauses close and open under everybody's hands, what is closed stays as it is (seeds ${FIRST} ff.)`, async () => {
  for (let i = 0; i < RUNS; i++) await run(FIRST + i);
}, 60_000);
