/**
 * Several updates as one with the same effect. What one person types letter by letter becomes one struct, as in a
 * document into which all of it was typed at once: a twelfth of the bytes for the log, the wire and every reader; what
 * many people type at once is put side by side. Everything else is Yjs' own merging, in groups, because merging n at
 * once takes n squared.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

export function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates;
  if (first && updates.length === 1) return first;
  return inGroups(runsJoined(updates));
}

/** 40 at a time: 1.7 µs each; a thousand at a time: 10 µs. */
const MERGED_AT_ONCE = 40;

function inGroups(updates: Uint8Array[]): Uint8Array {
  if (updates.length === 1) return updates[0] as Uint8Array;
  if (updates.length <= MERGED_AT_ONCE) return Y.mergeUpdates(updates);
  const groups: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += MERGED_AT_ONCE)
    groups.push(Y.mergeUpdates(updates.slice(at, at + MERGED_AT_ONCE)));
  return inGroups(groups);
}

/** One string that continues where the same client's struct before it ended, and nothing else. */
interface Letters {
  client: number;
  clock: number;
  /** In clocks, which count as JavaScript counts. */
  length: number;
  rightOrigin: string | null;
  words: Uint8Array;
}

interface Run {
  first: Letters;
  end: number;
  words: Uint8Array[];
}

function runsJoined(updates: readonly Uint8Array[]): Uint8Array[] {
  const rest: Uint8Array[] = [];
  const runs: Run[] = [];
  const open = new Map<number, Run>();
  for (const update of updates) {
    const letters = readLetters(update);
    if (!letters) {
      rest.push(update);
      continue;
    }
    const run = open.get(letters.client);
    if (run && run.end === letters.clock && run.first.rightOrigin === letters.rightOrigin) {
      run.words.push(letters.words);
      run.end += letters.length;
    } else {
      const fresh = { first: letters, end: letters.clock + letters.length, words: [letters.words] };
      open.set(letters.client, fresh);
      runs.push(fresh);
    }
  }
  return [...rest, ...inUpdates(runs)];
}

/**
 * An update has one section for each client, the highest first: a person who typed at two positions takes two updates.
 */
function inUpdates(runs: readonly Run[]): Uint8Array[] {
  const byClient = Map.groupBy(runs, ({ first }) => first.client);
  const clients = [...byClient.keys()].sort((a, b) => b - a);
  const updates: Uint8Array[] = [];
  for (let at = 0; ; at++) {
    const next = clients.flatMap((client) => byClient.get(client)?.[at] ?? []);
    if (!next.length) return updates;
    updates.push(written(next));
  }
}

const STRING_AFTER = 0x84;
const STRING_BETWEEN = 0xc4;

function readLetters(update: Uint8Array): Letters | null {
  if (update[0] !== 1 || update[1] !== 1 || update.at(-1) !== 0) return null;
  const decoder = decoding.createDecoder(update);
  decoder.pos = 2;
  const client = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  const info = decoding.readUint8(decoder);
  if (info !== STRING_AFTER && info !== STRING_BETWEEN) return null;
  if (decoding.readVarUint(decoder) !== client || decoding.readVarUint(decoder) !== clock - 1) return null;
  const rightOrigin =
    info === STRING_BETWEEN ? `${decoding.readVarUint(decoder)} ${decoding.readVarUint(decoder)}` : null;
  const words = decoding.readVarUint8Array(decoder);
  // After the one struct comes the one byte that means that nothing is deleted.
  if (decoder.pos !== update.length - 1) return null;
  return { client, clock, length: clocksOf(words), rightOrigin, words };
}

/** As Yjs reads it. */
const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

function clocksOf(words: Uint8Array): number {
  if (words.every((byte) => byte < 0x80)) return words.length;
  return UTF8.decode(words).length;
}

function written(runs: readonly Run[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, runs.length);
  for (const run of runs) writeRun(encoder, run);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function writeRun(encoder: encoding.Encoder, { first, words }: Run): void {
  const { client, clock, rightOrigin } = first;
  for (const number of [1, client, clock]) encoding.writeVarUint(encoder, number);
  encoding.writeUint8(encoder, rightOrigin ? STRING_BETWEEN : STRING_AFTER);
  for (const number of [client, clock - 1]) encoding.writeVarUint(encoder, number);
  for (const number of rightOrigin?.split(" ") ?? []) encoding.writeVarUint(encoder, Number(number));
  const bytes = words.reduce((sum, one) => sum + one.length, 0);
  encoding.writeVarUint(encoder, bytes);
  for (const one of words) encoding.writeUint8Array(encoder, one);
}
