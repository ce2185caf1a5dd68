/**
 * The trail: every event of a text, each entry bound to the one before by SHA-256. What is hashed into the chain is
 * the digest of the content, so that an entry can later be shown to the public by its digest alone and the chain
 * still holds.
 */

import type { TextEvent } from "#domain/life/events.ts";
import { canonicalJson, hashOf } from "#domain/text/canonical.ts";
import { z } from "#domain/zod.ts";

/** Who did it: the delegation is the actor on the record, the person is kept beside it as a bare id. */
export const actorSchema = z.strictObject({
  side: z.enum(["chair", "secretariat", "delegation", "system"]),
  delegation: z.string().nullable(),
  person: z.string().nullable(),
});
export type TrailActor = z.infer<typeof actorSchema>;

export interface TrailContent {
  at: string;
  actor: TrailActor;
  event: TextEvent;
}

export interface TrailEntry {
  n: number;
  /** Null where the content is not shown. */
  content: TrailContent | null;
  digest: string;
  previous: string;
  hash: string;
}

/** What stands before the first entry. */
export const GENESIS = "0".repeat(64);

/** The entry that follows `last` (null for the first). */
export function link(
  last: Pick<TrailEntry, "n" | "hash"> | null,
  content: TrailContent,
): TrailEntry & { content: TrailContent } {
  const n = (last?.n ?? 0) + 1;
  const previous = last?.hash ?? GENESIS;
  const digest = hashOf(canonicalJson(content));
  return { n, content, digest, previous, hash: entryHash(n, digest, previous) };
}

export interface Break {
  /** The number of the entry at which the chain breaks. */
  n: number;
  what: "number" | "content" | "previous" | "hash";
}

/** The first place where the chain does not hold, or null. */
export function firstBreak(entries: readonly TrailEntry[]): Break | null {
  const running = breaking(entries);
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

/** Ten milliseconds of hashing: what a page can do between two frames without being felt. */
const AT_ONCE = 500;

/** The same a piece at a time. */
export function* breaking(entries: readonly TrailEntry[]): Generator<void, Break | null> {
  let previous = GENESIS;
  for (const [at, entry] of entries.entries()) {
    const n = at + 1;
    if (entry.n !== n) return { n, what: "number" };
    if (entry.content && hashOf(canonicalJson(entry.content)) !== entry.digest) return { n, what: "content" };
    if (entry.previous !== previous) return { n, what: "previous" };
    if (entryHash(n, entry.digest, previous) !== entry.hash) return { n, what: "hash" };
    previous = entry.hash;
    if (n % AT_ONCE === 0) yield;
  }
  return null;
}

function entryHash(n: number, digest: string, previous: string): string {
  return hashOf(canonicalJson({ digest, n, previous }));
}
