/**
 * The checkpoint of a day (UTC): the last entry of every trail of the installation at the day's end, by its hash alone,
 * sealed and bound to the checkpoint of the day before. Published daily, so that anybody can keep copies: history that
 * was rewritten later no longer leads to the hashes that were published then. A hash reveals nothing of texts that are
 * not adopted yet.
 */

import { canonicalJson, hashOf } from "#domain/text/canonical.ts";
import { GENESIS, type TrailEntry } from "#domain/trail/chain.ts";
import { hexOf, sealSchema } from "#domain/trail/keys.ts";
import { type Seal, type SealStatement, sealHolds } from "#domain/trail/seal.ts";
import { z } from "#domain/zod.ts";

export const CHECKPOINT_FORM = "plenary-checkpoint@1";

export interface Checkpoint {
  form: typeof CHECKPOINT_FORM;
  /** ISO calendar day; it ends at the next midnight, UTC. */
  day: string;
  /**
   * When it was made (ISO instant): an installation that was stopped makes up for the days it missed, and this shows
   * it.
   */
  made: string;
  /** Sorted, so that their order reveals nothing. */
  heads: string[];
  /** SHA-256 of the checkpoint before this one in canonical JSON; zeros before the first. */
  previous: string;
  seal: Seal;
}

export const checkpointSchema = z.strictObject({
  form: z.literal(CHECKPOINT_FORM),
  day: z.iso.date(),
  made: z.iso.datetime(),
  heads: z.array(hexOf(32)),
  previous: hexOf(32),
  seal: sealSchema,
});

/** In: what stood at the end of the day, the checkpoint before as it was kept (null before the first), and the sealer. */
export function checkpointOf(
  { day, made, heads }: Pick<Checkpoint, "day" | "made" | "heads">,
  before: string | null,
  seal: (statement: SealStatement) => Seal,
): Checkpoint {
  const previous = before === null ? GENESIS : hashOf(before);
  const facts = { form: CHECKPOINT_FORM, day, made, heads: heads.toSorted(), previous } as const;
  return { ...facts, seal: seal(facts) };
}

/** The first instant that is no longer of the day. */
export function endOf(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString();
}

/** The day that follows. */
export function dayAfter(day: string): string {
  return endOf(day).slice(0, 10);
}

const DAY_MS = 86_400_000;

export interface CheckpointError {
  day: string;
  /** Its seal, or its tie to the one before. */
  what: "seal" | "previous";
}

/** The checkpoints, in order of days, that do not hold by themselves or among each other. Some before the first may lack. */
export function checkpointErrors(checkpoints: readonly Checkpoint[]): CheckpointError[] {
  return checkpoints.flatMap((one, at) => {
    const { seal, ...facts } = one;
    const before = checkpoints[at - 1];
    const errors: CheckpointError["what"][] = [];
    if (!sealHolds(facts, seal)) errors.push("seal");
    if (before && one.previous !== hashOf(canonicalJson(before))) errors.push("previous");
    return errors.map((what) => ({ day: one.day, what }));
  });
}

/**
 * Is the entry that was this trail's last at the end of that day among the heads? "missing" is a history that was
 * rewritten since. Of an entry whose content is not shown the instant is not known: any of those it may have been will
 * do. `complete`: nothing is known to have followed; a trail that was cut, as at an adoption, cannot tell of its last day.
 */
export function namedBy(
  { day, heads }: Checkpoint,
  trail: readonly TrailEntry[],
  complete: boolean,
): "named" | "missing" | "unknown" {
  const end = endOf(day);
  const last = trail.findLastIndex(({ content }) => content && content.at < end);
  if (last < 0) return "unknown";
  const next = trail.findIndex(({ content }, at) => at > last && content && content.at >= end);
  const candidates = trail.slice(last, next < 0 ? undefined : next);
  if (candidates.some(({ hash }) => heads.includes(hash))) return "named";
  return next < 0 && !complete ? "unknown" : "missing";
}
