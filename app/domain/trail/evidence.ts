/**
 * Everything that proves an adopted text, checked together: its editions, what followed, the keys of the installation
 * and its checkpoints. Each is a file in a bundle of evidence; an error is named by its file and its position in it.
 */

import { hashOf } from "#domain/text/canonical.ts";
import { type Checkpoint, checkpointErrors, checkpointSchema, namedBy } from "#domain/trail/checkpoint.ts";
import { type Edition, readEdition, type Verification, verifying } from "#domain/trail/edition.ts";
import { FIRST_FORM } from "#domain/trail/edition-1.ts";
import { keyErrors, keysSchema } from "#domain/trail/keys.ts";
import { type Later, laterErrors, laterSchema } from "#domain/trail/later.ts";
import { z } from "#domain/zod.ts";

/** The text of each file, byte for byte. */
export interface Evidence {
  /** In order of their numbers. */
  editions: string[];
  /** What followed the newest of them. */
  later: string;
  keys: string;
  /** Of the days since the text began, the oldest first. */
  checkpoints: string;
}

export interface FileError {
  file: string;
  where: string;
}

export interface EvidenceCheck {
  ok: boolean;
  /** Each edition by its own checks. */
  editions: { number: number; verification: Verification }[];
  /** All errors, those of the editions among them. */
  errors: FileError[];
  /** How many checkpoints name this text's history as it is. */
  named: number;
  /** The key that sealed the newest edition, or nothing where its form had no seal. */
  key: string | null;
}

export const FILES = {
  edition: (number: number) => `edition-${number}.json`,
  later: "later.json",
  keys: "keys.json",
  checkpoints: "checkpoints.json",
} as const;

export function* checkingEvidence(evidence: Evidence): Generator<void, EvidenceCheck> {
  const errors: FileError[] = [];
  const blame = (file: string, ...where: string[]) =>
    errors.push(...where.map((one) => ({ file, where: one })));
  const keys = parsed(evidence.keys, keysSchema, (where) => blame(FILES.keys, where));
  if (keys) blame(FILES.keys, ...keyErrors(keys).map((key) => `key ${key}`));
  const editions: EvidenceCheck["editions"] = [];
  for (const [at, json] of evidence.editions.entries()) {
    const number = at + 1;
    const verification = yield* verifying(json, { keys: keys ?? undefined });
    editions.push({ number, verification });
    const failed = verification.checks.filter(({ ok }) => !ok);
    blame(FILES.edition(number), ...failed.flatMap(({ where }) => where), ...successionErrors(evidence, at));
  }
  const newest = readEdition(evidence.editions.at(-1) ?? "");
  const later = parsed(evidence.later, laterSchema, (where) => blame(FILES.later, where)) as Later | null;
  if (newest.ok && later) blame(FILES.later, ...(yield* laterErrors(newest.edition, later)));
  const { where, named } = checkpointsAgainst(evidence, newest.ok ? newest.edition : null, later);
  blame(FILES.checkpoints, ...where);
  const key = newest.ok && newest.edition.form !== FIRST_FORM ? newest.edition.seal.key : null;
  return { ok: !errors.length && editions.length > 0, editions, errors, named, key };
}

/** An edition stands under its own number, and a corrigendum names the very document that it takes the place of. */
function successionErrors({ editions }: Evidence, at: number): string[] {
  const read = readEdition(editions[at] ?? "");
  if (!read.ok) return [];
  const number = read.edition.form === FIRST_FORM ? 1 : read.edition.number;
  if (number !== at + 1) return ["number"];
  const before = at ? readEdition(editions[at - 1] ?? "") : null;
  if (read.edition.form === FIRST_FORM || !before) return [];
  if (read.edition.replaces?.digest !== hashOf(editions[at - 1] ?? "")) return ["replaces"];
  const head = before.ok ? before.edition.trail.at(-1) : undefined;
  return head && read.edition.trail[head.n - 1]?.hash === head.hash ? [] : ["trail"];
}

function checkpointsAgainst(
  { checkpoints }: Evidence,
  edition: Edition | null,
  later: Later | null,
): { where: string[]; named: number } {
  const where: string[] = [];
  const list = parsed(checkpoints, z.array(checkpointSchema), (failure) => where.push(failure)) as
    | Checkpoint[]
    | null;
  if (!list) return { where, named: 0 };
  where.push(...checkpointErrors(list).map(({ day, what }) => `${day} (${what})`));
  if (!edition) return { where, named: 0 };
  const trail = [...edition.trail, ...(later?.entries ?? [])];
  const found = list.map((one) => ({ day: one.day, is: namedBy(one, trail, later !== null) }));
  where.push(...found.flatMap(({ day, is }) => (is === "missing" ? [`${day} (trail)`] : [])));
  return { where, named: found.filter(({ is }) => is === "named").length };
}

/** The content of a file, or its error in words that need no translation. */
export function parsed<T>(json: string, schema: z.ZodType<T>, failure: (where: string) => void): T | null {
  try {
    const read = schema.safeParse(JSON.parse(json));
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues) failure(`${path.join(".") || "document"}: ${message}`);
  } catch (broken) {
    failure((broken as Error).message);
  }
  return null;
}
