/**
 * Twenty attacks on the shipped server by people who know its protocol, each at a text at which two honest people type.
 * Is the server alive, is every letter of the two there, can a new person connect and read the text, and how long did
 * one of the two ever wait for the other?
 */
import { ATTACKS } from "../attacks/all.ts";
import { copyOf } from "../attacks/attack.ts";
import { gather } from "../crowd/crowd.ts";
import { type Paired, wordsIn } from "../crowd/pair.ts";
import { pause } from "../crowd/type.ts";
import type { Server } from "../servers.ts";
import { people, start } from "../servers-started.ts";
import { printTarget } from "../table.ts";

const MOST_WAIT_MS = 100;
const MOST_GROWTH_MB = 100;
/** The two begin before the attack and type on after it. */
const [BEFORE_MS, FOR_MS, AFTER_MS] = [300, 2_500, 700];
const JOIN_MS = 2_000;
const CALM_MS = 3_000;
/** The number of people with seats who attack: the last two are the honest pair. */
const ATTACKERS = 40;

export async function benchAttacks(only?: string): Promise<void> {
  const server = await start("ours");
  // The first letters after a start of the server are not representative.
  const { writers } = await people();
  const warm = await gather("pair", {
    at: server.at,
    sheet: "good",
    cookies: pairOf(writers),
    forMs: CALM_MS,
  });
  const { longest } = await warm.go();
  await warm.leave();
  console.log(
    `   0 nobody attacks: what the machine itself lets them wait${longest.toFixed(0).padStart(22)} ms`,
  );
  let stood = 0;
  const chosen = ATTACKS.filter(({ name }, i) => !only || String(i + 1) === only || name.includes(only));
  for (const { name } of chosen) {
    const at = ATTACKS.findIndex((one) => one.name === name);
    const outcome = await suffer(server, name, `doc-${at}`);
    const errors = violationsOf(outcome);
    stood += errors.length ? 0 : 1;
    console.log(
      `  ${String(at + 1).padStart(2)} ${name.padEnd(70)}${outcome.longest.toFixed(0).padStart(5)} ms${outcome.growth.toFixed(0).padStart(6)} MB  ${(errors.join(", ") || "stood").padEnd(20)} ${outcome.done}`,
    );
  }
  await server.end();
  printTarget(`attacks stood: alive, whole, joinable, the pair waits at most ${MOST_WAIT_MS} ms`, {
    ratio: `${stood} of ${chosen.length}`,
    target: `${chosen.length} of ${chosen.length}`,
    met: stood === chosen.length,
  });
}

const pairOf = (writers: readonly string[]) => writers.slice(-2) as [string, string];

interface Outcome {
  alive: boolean;
  whole: boolean;
  joinable: boolean;
  closed: readonly number[];
  longest: number;
  /** In MB, after garbage collection. */
  growth: number;
  /** What the attackers report. */
  done: string;
}

async function suffer(server: Server, name: string, sheet: string): Promise<Outcome> {
  const { writers, reader } = await people();
  const { at } = server;
  const before = await server.used("collect");
  const forMs = BEFORE_MS + FOR_MS + AFTER_MS;
  const pair = await gather("pair", { at, sheet, cookies: pairOf(writers), forMs });
  const attackers = { at, sheet, cookies: writers.slice(0, ATTACKERS), reader };
  const attack = await gather("attack", { ...attackers, name, forMs: FOR_MS });
  const paired = pair.go();
  await pause(BEFORE_MS);
  const done = await attack.go();
  await attack.leave();
  const typed = await paired;
  const result = await newcomer(server, sheet, writers[ATTACKERS] as string);
  await pair.leave();
  const alive = await fetch(`http://${at}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
  // V8 releases unused memory a moment later.
  await server.used("collect");
  await pause(300);
  const after = await server.used("collect");
  const { longest, closed } = typed;
  const growth = (after.memory - before.memory) / 2 ** 20;
  return { ...verdictOn(typed, result), ...{ alive, closed, longest, growth, done } };
}

/** What a new person reads, or null if they get no answer. */
function newcomer({ at }: Server, sheet: string, cookie: string): Promise<string[] | null> {
  const target = { at, sheet, cookies: [], reader: "", until: 0 };
  const read = copyOf(target, cookie).then(wordsIn, () => null);
  return Promise.race([read, pause(JOIN_MS).then(() => null)]);
}

function verdictOn({ typed, seen }: Paired, result: string[] | null): Pick<Outcome, "whole" | "joinable"> {
  const holds = (words: readonly string[]) => typed.every((one) => words.includes(one));
  return { whole: seen.every(holds), joinable: result !== null && holds(result) };
}

function violationsOf({ alive, whole, joinable, closed, longest, growth }: Outcome): string[] {
  return [
    alive ? "" : "DEAD",
    whole ? "" : "NOT WHOLE",
    joinable ? "" : "NOT JOINABLE",
    closed.length ? `PAIR CLOSED ${closed.join(" ")}` : "",
    longest <= MOST_WAIT_MS ? "" : "WAITED",
    growth <= MOST_GROWTH_MB ? "" : "GREW",
  ].filter(Boolean);
}
