/** The errors of a bundle, in words: the file, and the position in it. */
import type { TFunction } from "i18next";
import { labelInWords } from "#app/reading/clause-labels.ts";
import { type FileError, SUMS } from "#domain/trail/index.ts";

const CHOICES = [
  "bytes",
  "missing",
  "unlisted",
  "after",
  "number",
  "replaces",
  "trail",
  "seal",
  "sums",
] as const;
const CHECKPOINT = {
  seal: "checkpointSeal",
  previous: "checkpointPrevious",
  trail: "checkpointTrail",
} as const;

/** `parties` has the reader's name of a country code or of a delegation's id. */
export function errorInWords(
  { file, where }: FileError,
  parties: Record<string, string>,
  t: TFunction,
): string {
  const known = CHOICES.find((one) => one === where);
  if (known) return t(`evidence.place.${known}`);
  const [, day, what] = /^(\d{4}-\d{2}-\d{2}) \((seal|previous|trail)\)$/.exec(where) ?? [];
  if (what) return t(`evidence.place.${CHECKPOINT[what as keyof typeof CHECKPOINT]}`, { day });
  if (file === SUMS) return t("evidence.place.line", { file: where });
  return labelInWords(where, parties, t);
}

/** Each file once, with all its errors. */
export function byFile(errors: readonly FileError[]): Map<string, FileError[]> {
  return Map.groupBy(errors, ({ file }) => file);
}
