/**
 * What counts as a name: the one test for every name and title that somebody types and others rely on. A name has a
 * visible letter or digit, in any script. Marks that are never drawn are left out, and marks that turn the direction of
 * the line are refused. Pure; the browser and the server get the same answer.
 */
import { type Reason, type Refusal, refuse } from "#domain/refusals.ts";

export type NameRead = { ok: true; name: string } | Refusal;

interface Limits {
  /** In UTF-16 code units, as PostgreSQL's and HTML's limits were always counted here. */
  longest: number;
  /** What is answered where nothing at all was typed. */
  missing?: Reason;
}

/** U+2800 is a Braille cell without dots: a symbol for Unicode, a space for the eye. */
const BLANKS = /[\s\u2800]+/gu;
const NEVER_DRAWN = /\p{Default_Ignorable_Code_Point}/gu;
const CONTROLS = /[\p{Cc}\p{Cs}]/gu;
/** Format characters that are drawn nowhere although Unicode does not call them ignorable, as U+FFF9. Joiners have a rule. */
const FORMATS = /(?![\u200c\u200d])\p{Cf}/gu;
/** No language writes more than four marks on a letter; a tower of them covers the lines around it. */
const TOWER = /(\p{M}{4})\p{M}+/gu;
/** Embeddings, overrides and isolates: they go on behind the name that they stand in. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/u;
/** Joiners are spelling in Persian or Hindi, between letters of scripts that join; elsewhere they only hide. */
const JOINER = /[\u200c\u200d]/u;
const DOES_NOT_JOIN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** In: what was typed. Out: the name as it is stored, in NFC with single spaces; or why it is none. */
export function readName(typed: string, { longest, missing = "name-missing" }: Limits): NameRead {
  if (!typed.trim()) return refuse(missing);
  if (TURNING.test(typed)) return refuse("name-direction");
  const name = withoutHidden(typed.replace(BLANKS, " ").replace(CONTROLS, "").replace(FORMATS, ""))
    .replace(BLANKS, " ")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(name)) return refuse("name-invisible");
  const composed = name.normalize("NFD").replace(TOWER, "$1").normalize("NFC");
  return composed.length > longest ? refuse("too-long") : { ok: true, name: composed };
}

/** The same where a name may be left out: nothing typed is an empty name. */
export function readNameIfAny(typed: string, limits: Limits): NameRead {
  return typed.trim() ? readName(typed, limits) : { ok: true, name: "" };
}

/** Is there nothing to see? For comments and reasons, where a single sign or an emoji says something. */
export function isBlank(words: string): boolean {
  const left = words.replace(NEVER_DRAWN, "").replace(BLANKS, "");
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(left);
}

function withoutHidden(words: string): string {
  const letters = [...words];
  return letters.filter((letter, at) => !isHidden(letter, letters[at - 1], letters[at + 1])).join("");
}

function isHidden(letter: string, before = "", after = ""): boolean {
  if (JOINER.test(letter)) return !joins(before) || !joins(after);
  return /^\p{Default_Ignorable_Code_Point}$/u.test(letter);
}

function joins(letter: string): boolean {
  return /^[\p{L}\p{M}]$/u.test(letter) && !isHidden(letter) && !DOES_NOT_JOIN.test(letter);
}
