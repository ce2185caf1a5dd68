/**
 * Two texts side by side, clause by clause: what is new, gone, moved, reworded, drawn otherwise or renumbered. One
 * implementation for drafts, the text at any moment and adopted texts. Pure; unchanged clauses cost next to nothing,
 * so a long text is compared in the time that its changes take.
 */
import { align, stayed } from "#domain/text/alignment.ts";
import { type FrozenText, frozenClause } from "#domain/text/canonical.ts";
import { type ActionFields, type Clause, type Kind, type Level, wordsOf } from "#domain/text/clause.ts";
import { depths } from "#domain/text/depths.ts";
import { difference, type Part } from "#domain/text/difference.ts";
import { type MarkChange, markChanges, sameMarks } from "#domain/text/marks.ts";
import { type Mark, numbering } from "#domain/text/numbering.ts";
import { FIELD_NAMES } from "#domain/text/schema.ts";

/** What may have happened to a clause. A new number alone is no change of the clause: its words stand as they were. */
export const HAPPENINGS = [
  "added",
  "removed",
  "moved",
  "words",
  "look",
  "kind",
  "level",
  "fields",
  "renumbered",
] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** A clause as it stands in one of the two texts. */
export interface Stand extends Mark {
  clause: Clause;
  depth: number;
}

export interface FieldChange {
  name: keyof ActionFields;
  before: string;
  after: string;
  parts: Part[];
}

export interface ClauseChange {
  /** Of the later text, or of the earlier one where the clause is gone; never twice in one comparison. */
  id: string;
  before: Stand | null;
  after: Stand | null;
  happened: Happening[];
  /** The words, before and after, in one. */
  parts: Part[];
  /** Words that stayed and are drawn otherwise. */
  formatted: MarkChange[];
  kind: [before: Kind, after: Kind] | null;
  level: [before: Level, after: Level] | null;
  fields: FieldChange[];
}

/** In reading order. A moved clause comes twice: where it stands now, and, as `left`, where it stood. */
export interface ComparedRow {
  change: ClauseChange;
  left: boolean;
}

/** How many clauses; a clause may be counted as moved, changed and renumbered at once. */
export interface Counts {
  same: number;
  added: number;
  removed: number;
  moved: number;
  /** Kept, with other words, look, kind, level or fields. */
  changed: number;
  renumbered: number;
}

export interface Comparison {
  alignedBy: "id" | "similarity";
  rows: ComparedRow[];
  counts: Counts;
}

type Text = Pick<FrozenText, "clauses">;

export function compare(before: Text, after: Text, { language }: { language: string }): Comparison {
  const [was, is] = [standsOf(before), standsOf(after)];
  const clausesOf = (stands: readonly Stand[]) => stands.map((stand) => stand.clause);
  const { by, origins } = align(clausesOf(was), clausesOf(is), language);
  const kept = stayed(origins);
  const idOf = onceEach();
  const gone = new Set(was.keys());
  const changes = is.map((stand, at) => {
    const origin = origins[at] ?? null;
    if (origin !== null) gone.delete(origin);
    const from = origin === null ? null : (was[origin] as Stand);
    return changeOf(idOf(stand.clause.id), from, stand, origin !== null && !kept.has(at), language);
  });
  const removed = new Map([...gone].map((at) => [at, goneChange(idOf, was[at] as Stand)]));
  const rows = inOrder(changes, origins, kept, removed);
  return { alignedBy: by, rows, counts: countsOf(rows) };
}

/** Did anything but its number change? */
export function isChanged({ happened }: ClauseChange): boolean {
  return happened.some((one) => one !== "renumbered");
}

/** Old and new references of all that is numbered in either text, in reading order; null where there was none. */
export function concordance({
  rows,
}: Comparison): { before: string | null; after: string | null; id: string }[] {
  return rows.flatMap(({ left, change: { id, before, after } }) => {
    if (left || !(before?.label || after?.label)) return [];
    return [{ id, before: before?.reference ?? null, after: after?.reference ?? null }];
  });
}

function standsOf({ clauses }: Text): Stand[] {
  const marks = numbering(clauses);
  const deep = depths(clauses);
  return clauses.map((clause, at) => ({
    ...(marks[at] as Mark),
    clause: frozenClause(clause),
    depth: deep[at] ?? 0,
  }));
}

/** An anchor for each row: the clause's id, made another where a broken text has it twice or not at all. */
function onceEach(): (id: string) => string {
  const entered = new Set<string>();
  return (id) => {
    let free = id || "clause";
    for (let i = 2; entered.has(free); i++) free = `${id || "clause"}-${i}`;
    entered.add(free);
    return free;
  };
}

const NOTHING = { formatted: [], kind: null, level: null, fields: [] };

function changeOf(
  id: string,
  before: Stand | null,
  after: Stand,
  moved: boolean,
  language: string,
): ClauseChange {
  if (!before) return { ...NOTHING, id, before, after, happened: ["added"], parts: whole(after, "added") };
  const [old, fresh] = [before.clause, after.clause];
  const parts = difference(wordsOf(old), wordsOf(fresh), language);
  const formatted = sameMarks(old.runs, fresh.runs) ? [] : markChanges(parts, old.runs, fresh.runs);
  const fields = fieldChanges(old.fields ?? {}, fresh.fields ?? {}, language);
  const kind: ClauseChange["kind"] = old.kind === fresh.kind ? null : [old.kind, fresh.kind];
  const level: ClauseChange["level"] = old.level === fresh.level ? null : [old.level, fresh.level];
  const is: Record<Happening, boolean> = {
    added: false,
    removed: false,
    moved,
    words: parts.some((part) => part.change !== "same"),
    look: formatted.length > 0,
    kind: kind !== null,
    level: level !== null,
    fields: fields.length > 0,
    renumbered: Boolean(before.label && after.label) && before.reference !== after.reference,
  };
  return {
    id,
    before,
    after,
    happened: HAPPENINGS.filter((one) => is[one]),
    parts,
    formatted,
    kind,
    level,
    fields,
  };
}

function goneChange(idOf: (id: string) => string, before: Stand): ClauseChange {
  const id = idOf(before.clause.id);
  return { ...NOTHING, id, before, after: null, happened: ["removed"], parts: whole(before, "removed") };
}

function whole({ clause }: Stand, change: Part["change"]): Part[] {
  const text = wordsOf(clause);
  return text ? [{ text, change }] : [];
}

function fieldChanges(was: ActionFields, is: ActionFields, language: string): FieldChange[] {
  return FIELD_NAMES.flatMap((name) => {
    const [before, after] = [was[name] ?? "", is[name] ?? ""];
    return before === after ? [] : [{ name, before, after, parts: difference(before, after, language) }];
  });
}

/** What left a place is shown right after the clause that it followed there, if that one stayed. */
function inOrder(
  changes: readonly ClauseChange[],
  origins: readonly (number | null)[],
  kept: ReadonlySet<number>,
  removed: ReadonlyMap<number, ClauseChange>,
): ComparedRow[] {
  const movedFrom = new Map<number, ClauseChange>();
  for (const [at, origin] of origins.entries())
    if (origin !== null && !kept.has(at)) movedFrom.set(origin, changes[at] as ClauseChange);
  const rows: ComparedRow[] = [];
  let next = 0;
  const leftBefore = (end: number) => {
    for (; next < end; next++) {
      const [gone, moved] = [removed.get(next), movedFrom.get(next)];
      if (gone) rows.push({ change: gone, left: false });
      if (moved) rows.push({ change: moved, left: true });
    }
  };
  const length = removed.size + origins.filter((origin) => origin !== null).length;
  const stays = [...kept].sort((a, b) => a - b);
  // Whatever left between two that stayed is shown after the first of them, before what is new there.
  leftBefore(origins[stays[0] ?? -1] ?? length);
  let stay = 0;
  for (const [at, change] of changes.entries()) {
    rows.push({ change, left: false });
    if (kept.has(at)) leftBefore(origins[stays[++stay] ?? -1] ?? length);
  }
  return rows;
}

function countsOf(rows: readonly ComparedRow[]): Counts {
  const changes = rows.filter((row) => !row.left).map((row) => row.change);
  const having = (...some: Happening[]) =>
    changes.filter(({ happened }) => some.some((one) => happened.includes(one))).length;
  return {
    same: changes.filter((change) => !isChanged(change)).length,
    added: having("added"),
    removed: having("removed"),
    moved: having("moved"),
    changed: having("words", "look", "kind", "level", "fields"),
    renumbered: having("renumbered"),
  };
}
