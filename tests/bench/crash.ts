/**
 * npm run bench:crash: kills the shipped server, its database or both with kill -9 at random moments while people type,
 * again and again. After each kill a person who was never there before reads every sheet. Everything that anybody was
 * shown, or that the server confirmed as saved, must be there: from this round and from all rounds before. It uses only
 * the loopback and a scratch database, and ends without help. `-- --kills 50` makes more kills at each rate, `--seed 7`
 * kills at the same moments again.
 */
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { mulberry } from "../support/mulberry.ts";
import { ownServer } from "../support/own-server.ts";
import { scratchFolder } from "../support/scratch.ts";
import { layDown, READER, WRITERS } from "./crash-installation.ts";
import { type Reach, readAfresh, sitDown, type Typist, watch } from "./typing.ts";

const { values } = parseArgs({ options: { kills: { type: "string" }, seed: { type: "string" } } });
const KILLS = Number(values.kills ?? 20);
const SEED = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
/** Each types at a rate that the gate allows to one connection: 200 frames a second, receipts included. */
const RATES = [
  { edits: 160, typists: 16 },
  { edits: 3_000, typists: 40 },
];
const PORT = 4711;
/** How long they type before the kill. */
const KILL_AFTER_MS = { least: 100, most: 1_600 };
const TICK_MS = 10;
/** The server takes one to three seconds to start here. */
const MOST_MS_PER_KILL = 15_000;

/** What is killed, in turn, so that each rate has all three. */
const VICTIMS = ["server", "database", "both"] as const;

const random = mulberry(SEED);
const late = setTimeout(() => stop("took longer than it may"), 30_000 + 2 * KILLS * MOST_MS_PER_KILL);
const folder = scratchFolder();
const server = ownServer(PORT, {}, folder);
let lost = 0;
try {
  console.log(`seed ${SEED}, ${KILLS} kills at each rate`);
  const sheets = await layDown(folder);
  await server.start();
  const cookies = await Promise.all(WRITERS.map(({ email }) => signIn(email)));
  const reader = await signIn(READER);
  for (const rate of RATES) lost += await measure(rate, sheets, cookies, reader);
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  clearTimeout(late);
}
console.log(lost ? `\n${lost} edits were lost.` : "\nNothing was lost.");
process.exitCode = lost ? 1 : 0;

interface Tally {
  /** The Yjs client ids of the people who typed; everything else was in the text before. */
  typists: Set<number>;
  /** By sheet, over all rounds. */
  viewed: Map<string, Reach>;
  acknowledged: Map<string, Reach>;
  typed: number;
}

async function measure(
  rate: (typeof RATES)[number],
  sheets: readonly string[],
  cookies: readonly string[],
  reader: string,
): Promise<number> {
  const tally: Tally = { typists: new Set(), viewed: byName(sheets), acknowledged: byName(sheets), typed: 0 };
  let missing = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const victim = VICTIMS[kill % VICTIMS.length] as Victim;
    await round(rate, sheets, cookies, reader, tally, victim);
    await server.start();
    const lacking = await lookFor(tally, sheets, reader);
    if (lacking) console.log(`  kill ${kill + 1} (${victim}): ${lacking} edits are missing`);
    missing = Math.max(missing, lacking);
  }
  const count = (reaches: Map<string, Reach>) => total([...reaches.values()], tally.typists);
  console.log(
    `${rate.edits} edits a second, ${rate.typists} typists at ${sheets.length} sheets, ${KILLS} kills: ` +
      `${tally.typed} typed, ${count(tally.viewed)} shown, ${count(tally.acknowledged)} acknowledged, ${missing} lost`,
  );
  return missing;
}

/** Everybody connects and types; then the server is killed. */
async function round(
  { edits, typists }: (typeof RATES)[number],
  sheets: readonly string[],
  cookies: readonly string[],
  reader: string,
  tally: Tally,
  victim: Victim,
): Promise<void> {
  const at = `localhost:${PORT}`;
  const of = (reaches: Map<string, Reach>, sheet: string) => reaches.get(sheet) as Reach;
  const watchers = sheets.map((sheet) => watch({ at, sheet, cookie: reader }, of(tally.viewed, sheet)));
  const people = Array.from({ length: typists }, (_, i) => {
    const sheet = sheets[i % sheets.length] as string;
    const place = { at, sheet, cookie: cookies[i % cookies.length] as string };
    return sitDown(place, of(tally.viewed, sheet), of(tally.acknowledged, sheet));
  });
  const [seated, watching] = [await Promise.all(people), await Promise.all(watchers)];
  const typing = typeAt(edits, seated);
  const { least, most } = KILL_AFTER_MS;
  await pause(least + random() * (most - least));
  await strike(victim);
  clearInterval(typing);
  // What the server sent before it died is still read: somebody may have seen it.
  await Promise.all([...seated, ...watching].map(({ gone }) => gone));
  for (const { client } of seated) tally.typists.add(client);
  tally.typed += seated.reduce((sum, typist) => sum + typist.typed(), 0);
}

type Victim = (typeof VICTIMS)[number];

/** Without its database the server ends without a signal: it could no longer save anything. */
async function strike(victim: Victim): Promise<void> {
  const lock = readFileSync(path.join(folder, "postgres", "postmaster.pid"), "utf8");
  if (victim !== "server") process.kill(Number(lock.split("\n", 1)[0]), "SIGKILL");
  await (victim === "database" ? server.gone() : server.kill());
}

function typeAt(edits: number, people: readonly Typist[]): NodeJS.Timeout {
  const began = performance.now();
  let done = 0;
  return setInterval(() => {
    const due = ((performance.now() - began) / 1000) * edits;
    for (; done < due; done++) people[done % people.length]?.type();
  }, TICK_MS);
}

async function lookFor(tally: Tally, sheets: readonly string[], reader: string): Promise<number> {
  let missing = 0;
  for (const sheet of sheets) {
    const held = await readAfresh({ at: `localhost:${PORT}`, sheet, cookie: reader });
    const promised = [tally.viewed.get(sheet), tally.acknowledged.get(sheet)] as Reach[];
    for (const client of new Set(promised.flatMap((one) => [...one.keys()]))) {
      const most = Math.max(...promised.map((one) => one.get(client) ?? 0));
      missing += Math.max(0, most - (held.get(client) ?? 0));
    }
  }
  return missing;
}

async function signIn(email: string): Promise<string> {
  const body = new URLSearchParams({ demo: email });
  const answer = await fetch(`${server.address}/sign-in`, { method: "POST", body, redirect: "manual" });
  const cookie = answer.headers.getSetCookie().map((one) => one.split(";", 1)[0]);
  if (!cookie.length) throw new Error(`${email} could not sign in: ${answer.status}.`);
  return cookie.join("; ");
}

function byName(sheets: readonly string[]): Map<string, Reach> {
  return new Map(sheets.map((sheet) => [sheet, new Map()]));
}

function total(reaches: readonly Reach[], typists: ReadonlySet<number>): number {
  const clocks = reaches.flatMap((one) =>
    [...one].map(([client, clock]) => (typists.has(client) ? clock : 0)),
  );
  return clocks.reduce((sum, clock) => sum + clock, 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function stop(why: string): never {
  console.error(`The crash bench ${why}, and stops.`);
  process.exit(1);
}
