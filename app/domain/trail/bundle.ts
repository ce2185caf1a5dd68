/**
 * A bundle of evidence as files: what is in it, in which order, and whether each file is the original. The list of
 * their SHA-256 is sealed, so that a changed byte of any file, the list's own included, is found.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { hashOf } from "#domain/text/canonical.ts";
import {
  checkingEvidence,
  type Evidence,
  type EvidenceCheck,
  FILES,
  type FileError,
  parsed,
} from "#domain/trail/evidence.ts";
import { sealSchema } from "#domain/trail/keys.ts";
import { hex } from "#domain/trail/parts.ts";
import { type Seal, type SealStatement, sealHolds } from "#domain/trail/seal.ts";
import { z } from "#domain/zod.ts";

export const BUNDLE_FORM = "plenary-bundle@1";
/** `sha256sum -c SHA256SUMS` reads it, too. */
export const SUMS = "SHA256SUMS";
export const SUMS_SEAL = "SHA256SUMS.seal.json";

export type BundleFiles = ReadonlyMap<string, Uint8Array>;

const sealFile = z.strictObject({ form: z.literal(BUNDLE_FORM), sums: hex, seal: sealSchema });

/** The list of the files, and the seal on it: the last two of a bundle. */
export function sumsOf(
  files: BundleFiles,
  seal: (statement: SealStatement) => Seal,
): { sums: string; sealed: string } {
  const names = [...files.keys()].sort();
  const sums = names.map((name) => `${digestOf(files.get(name))}  ${name}\n`).join("");
  const statement = { form: BUNDLE_FORM, sums: hashOf(sums) } as const;
  return { sums, sealed: `${JSON.stringify({ ...statement, seal: seal(statement) }, null, 2)}\n` };
}

export interface BundleCheck extends EvidenceCheck {
  /** Every file that was looked at, in order. */
  files: string[];
}

/** In: the files by name. Out: each error by its file. */
export function* checkingBundle(files: BundleFiles): Generator<void, BundleCheck> {
  const listed = listErrors(files);
  yield;
  const check = yield* checkingEvidence(evidenceIn(files));
  // Where some files are not those that were listed, what does not hold in the others comes of those.
  const bytes = new Set(listed.filter(({ where }) => where === "bytes").map(({ file }) => file));
  const errors = [...listed, ...check.errors.filter(({ file }) => !listed.length || bytes.has(file))];
  return { ...check, errors, ok: check.ok && !errors.length, files: [...files.keys()].sort() };
}

/** The evidence among the files. */
export function evidenceIn(files: BundleFiles): Evidence {
  const text = (name: string) => new TextDecoder().decode(files.get(name) ?? new Uint8Array());
  const editions = [];
  for (let n = 1; files.has(FILES.edition(n)); n++) editions.push(text(FILES.edition(n)));
  const { later, keys, checkpoints } = FILES;
  return { editions, later: text(later), keys: text(keys), checkpoints: text(checkpoints) };
}

function listErrors(files: BundleFiles): FileError[] {
  const text = (name: string) => new TextDecoder().decode(files.get(name) ?? new Uint8Array());
  for (const file of [SUMS, SUMS_SEAL]) if (!files.has(file)) return [{ file, where: "missing" }];
  const sums = text(SUMS);
  const errors: FileError[] = [];
  const seal = parsed(text(SUMS_SEAL), sealFile, (where) => errors.push({ file: SUMS_SEAL, where }));
  const differing = differingFrom(sums, files);
  if (!seal) return [...errors, ...differing];
  const sealed = sealHolds({ form: seal.form, sums: seal.sums }, seal.seal);
  if (sealed && seal.sums === hashOf(sums)) return differing;
  // Either the list was changed or the seal on it: a list that fits its files is whole.
  const changed = sealed ? SUMS : differing.length ? SUMS : SUMS_SEAL;
  return [{ file: changed, where: changed === SUMS ? (differing[0]?.file ?? "sums") : "seal" }];
}

const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

function differingFrom(sums: string, files: BundleFiles): FileError[] {
  const known = new Map<string, string>();
  for (const line of sums.split("\n")) {
    const [, digest, name] = LINE.exec(line) ?? [];
    if (digest && name) known.set(name, digest);
  }
  const errors: FileError[] = [];
  for (const [file, digest] of known) {
    if (!files.has(file)) errors.push({ file, where: "missing" });
    else if (digestOf(files.get(file)) !== digest) errors.push({ file, where: "bytes" });
  }
  const own = new Set([SUMS, SUMS_SEAL, ...known.keys()]);
  for (const file of files.keys()) if (!own.has(file)) errors.push({ file, where: "unlisted" });
  return errors;
}

export function digestOf(bytes: Uint8Array | undefined): string {
  return bytesToHex(sha256(bytes ?? new Uint8Array()));
}
