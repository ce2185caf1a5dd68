/**
 * What stands in the way of freezing a text or of adopting it, and the chair's going on all the same, which is put on
 * the record with what was in the way. Brackets and the like are found in the words (`textObstacles`), the rest in
 * the record.
 */

import { openAmendments } from "#domain/life/amendment.ts";
import { LONGEST_REASON, type Refused } from "#domain/life/chapter.ts";
import type { NamedDelegation, Override } from "#domain/life/events.ts";
import type { TextRecord } from "#domain/life/record.ts";
import { rulesOf } from "#domain/life/rules-of-process.ts";
import { isBlank } from "#domain/names/index.ts";
import type { Obstacle } from "#domain/refusals.ts";
import { openBrackets } from "#domain/text/brackets.ts";
import type { Clause } from "#domain/text/clause.ts";
import { numbering } from "#domain/text/numbering.ts";
import { divergence, renderingState } from "#domain/text/rendering.ts";
import { slots } from "#domain/text/variants.ts";

/** Nothing in the way, or the chair's reason for going on; or the no that says what is. */
export function cleared(
  obstacles: readonly Obstacle[],
  override: string | undefined,
): { override?: Override } | Refused {
  const which = obstacles.filter((one) => one.where.length);
  if (!which.length) return {};
  const reason = isBlank(override ?? "") ? "" : (override?.trim() ?? "");
  if (reason.length > LONGEST_REASON) return { refused: "too-long" };
  if (reason) return { override: { reason, which } };
  if (which.every((one) => one.what === "signature")) return { refused: "signatures-missing", which };
  if (which.every((one) => one.what === "acceptance")) return { refused: "rules-not-accepted", which };
  return { refused: "unsettled", which };
}

/** What the words say themselves: brackets, places that are only kept, competing wordings. */
export function textObstacles(clauses: readonly Clause[]): Obstacle[] {
  const marks = numbering(clauses);
  const names = new Map(clauses.map(({ id }, at) => [id, marks[at]?.reference || id]));
  const open = openBrackets(clauses);
  const named = (what: Obstacle["what"], ids: (string | undefined)[]): Obstacle => ({
    what,
    where: [...new Set(ids)].map((id) => names.get(id ?? "") ?? ""),
  });
  const found = [
    named(
      "bracket",
      open.filter((one) => !one.placeholder).map((one) => one.clause),
    ),
    named(
      "placeholder",
      open.filter((one) => one.placeholder).map((one) => one.clause),
    ),
    named(
      "variant",
      slots(clauses).map(([first]) => clauses[first?.start ?? 0]?.id),
    ),
  ];
  return found.filter((one) => one.where.length);
}

/** Who has not accepted the rules that were set; nobody was asked where none were. */
export function acceptanceObstacles(record: TextRecord): Obstacle[] {
  if (!record.rules) return [];
  const accepted = new Set(record.acceptances.map((one) => one.party.delegation));
  const waiting = record.signatories.filter((party) => !accepted.has(party.delegation));
  return waiting.length ? [{ what: "acceptance", where: waiting.map(nameOf) }] : [];
}

/** What was proposed and is not decided, by id. */
export function amendmentObstacles(record: TextRecord): Obstacle[] {
  const where = openAmendments(record).map((one) => one.id);
  return where.length ? [{ what: "amendment", where }] : [];
}

/** The authentic languages in which the draft does not stand. */
export function languageObstacles(record: TextRecord): Obstacle[] {
  const draft = record.drafts.at(-1);
  const there = new Set([record.language, ...(draft?.languages ?? []).map((one) => one.language)]);
  const where = rulesOf(record).languages.filter((language) => !there.has(language));
  return where.length ? [{ what: "language", where }] : [];
}

/**
 * In an authentic language: clauses that nobody has rendered, or whose source has moved on since, or that the version
 * lacks. `rendered` has the digest of the source that was rendered last, by clause.
 */
export function translationObstacles(
  source: readonly Clause[],
  version: readonly Clause[],
  rendered: ReadonlyMap<string, string>,
  language: string,
): Obstacle[] {
  const { missing, extra } = divergence(source, version);
  const marks = numbering(source);
  const open = source.flatMap((clause, at) => {
    const current = renderingState(clause, rendered.get(clause.id)) === "current";
    return current && !missing.includes(clause.id) ? [] : [marks[at]?.reference || clause.id];
  });
  const where = [...open, ...extra].map((one) => `${one} (${language})`);
  return where.length ? [{ what: "translation", where }] : [];
}

/** How an obstacle names a delegation. */
export function nameOf({ country, delegation }: NamedDelegation): string {
  return country ?? delegation;
}
