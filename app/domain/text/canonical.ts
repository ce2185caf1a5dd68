/**
 * The canonical form: what is hashed, signed, adopted and verified. JSON of RFC 8785 (keys sorted, no spaces), words
 * in Unicode NFC, neighbouring runs joined. It carries the version of its form and of the numbering; once a text was
 * signed in a form, that form is never changed, only followed by another.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { type Clause, type TextKind, tidy } from "#domain/text/clause.ts";
import { FIELD_NAMES } from "#domain/text/schema.ts";

export const FORM = "plenary-text@1";
/** Follows it where a clause is a variant of another; of every other text the form is the first. */
export const FORM_WITH_VARIANTS = "plenary-text@2";

/** A text as it is frozen. `numbering` names the rules that draw its labels. */
export interface FrozenText {
  form: typeof FORM | typeof FORM_WITH_VARIANTS;
  kind: TextKind;
  language: string;
  numbering: string;
  clauses: Clause[];
}

/** SHA-256 of the UTF-8 bytes, in lower-case hex. */
export function hashOf(words: string): string {
  return bytesToHex(sha256(utf8ToBytes(words)));
}

/** JSON of RFC 8785. Throws on what JSON cannot hold: that is a mistake of the caller. */
export function canonicalJson(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new TypeError("Only JSON values have a canonical form.");
  return json;
}

/** The one form of a text. In: the clauses as they stand. Out: the string to hash and to keep. */
export function canonicalText(text: Omit<FrozenText, "form">): string {
  const { kind, language, numbering } = text;
  const clauses = text.clauses.map(frozenClause);
  const form = clauses.some(({ variant }) => variant) ? FORM_WITH_VARIANTS : FORM;
  return canonicalJson({ form, kind, language, numbering, clauses });
}

/** The digest of one clause, so that a verifier can say where two texts differ. */
export function clauseDigest(clause: Clause): string {
  return hashOf(canonicalJson(frozenClause(clause)));
}

/** A clause as it is frozen: runs joined, words in NFC, no empty field. */
export function frozenClause(clause: Clause): Clause {
  const runs = tidy(clause.runs).map((run) => ({ ...run, text: run.text.normalize("NFC") }));
  const fields: Record<string, string> = {};
  for (const name of FIELD_NAMES)
    if (clause.fields?.[name]) fields[name] = clause.fields[name].normalize("NFC");
  const { id, kind, level, variant } = clause;
  const more = { ...(Object.keys(fields).length && { fields }), ...(variant && { variant }) };
  return { id, kind, level, runs, ...more };
}
