/**
 * The files of an evidence bundle, made on the server: the evidence, the page that checks it, and an explanation for
 * people.
 */
import type { TFunction } from "i18next";
import {
  type BundleFiles,
  type Evidence,
  FILES,
  factsOf,
  readEdition,
  type Seal,
  type SealStatement,
  SUMS,
  SUMS_SEAL,
  sumsOf,
  textsOf,
} from "#domain/trail/index.ts";
import { plainText } from "./plain-text.ts";
import { readme } from "./readme.ts";
import { type Program, verifyPage } from "./shell.ts";
import { signaturesFile } from "./signatures.ts";

export interface BundleParts {
  evidence: Evidence;
  program: Program;
  /** The translations of each language in which it is explained. */
  words: readonly TFunction[];
  seal(statement: SealStatement): Seal;
}

/** By name, in the order in which they lie in the archive. */
export function bundleFiles({ evidence, program, words, seal }: BundleParts): BundleFiles {
  const read = readEdition(evidence.editions.at(-1) ?? "");
  if (!read.ok) throw new Error(`An edition that cannot be read has no evidence: ${read.where.join("; ")}`);
  const { edition } = read;
  const texts: [string, string][] = [
    ["README.txt", words.map((t) => readme(factsOf(edition), t)).join(`\n${"=".repeat(72)}\n\n`)],
    [
      "verify.html",
      verifyPage(
        program,
        evidence,
        words.map((t) => t("evidence.unproved")),
      ),
    ],
    ...textsOf(edition).map(({ text }): [string, string] => [`text.${text.language}.txt`, plainText(text)]),
    ["signatures.json", signaturesFile(edition)],
    ...evidence.editions.map((json, at): [string, string] => [FILES.edition(at + 1), json]),
    [FILES.later, evidence.later],
    [FILES.keys, evidence.keys],
    [FILES.checkpoints, evidence.checkpoints],
  ];
  const files = new Map(texts.map(([name, text]) => [name, new TextEncoder().encode(text)]));
  const { sums, sealed } = sumsOf(files, seal);
  files.set(SUMS, new TextEncoder().encode(sums));
  return files.set(SUMS_SEAL, new TextEncoder().encode(sealed));
}
