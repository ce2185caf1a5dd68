/**
 * A revision of a text: some clauses as they stood (base), as they are to be (proposed), and where new or moved ones go.
 * It is worked out against the text as it stands now: either edits come out, or the places that somebody must settle.
 * An amendment is a revision, and so is the undoing of one. Pure; ids of new clauses are handed in.
 */
import { frozenClause, hashOf } from "#domain/text/canonical.ts";
import type { Clause } from "#domain/text/clause.ts";
import { type ClauseEdit, currentPlace } from "#domain/text/clause-edits.ts";
import { merge, type Passage } from "#domain/text/merge.ts";
import type { Piece } from "#domain/text/pieces.ts";
import type { Proposal, Wording } from "#domain/text/proposal.ts";
import { mergedShape, type Shape, shapeOf } from "#domain/text/shape.ts";

export interface Revision extends Wording {
  /** Every clause of the text when the base was read: where a neighbour is gone, the one before it is found. */
  order: readonly string[];
  /** Of an insertion and a move: after which clause; nothing is the very top. Absent where clauses stay. */
  after?: string | null;
}

export type Revised =
  | { kind: "fits"; edits: ClauseEdit[]; before: Clause[]; after: Clause[] }
  | { kind: "conflict"; pieces: Piece[]; shapes: Shape[]; before: Clause[] }
  /** The text already has these words. */
  | { kind: "same" }
  /** A clause that it speaks of is gone. */
  | { kind: "gone"; pieces: Piece[]; shapes: Shape[]; before: Clause[] };

/**
 * How a proposal fits the text: without conflict, meets changed words, has nothing left to change, has lost its clause.
 */
export type Fit = Revised["kind"];

/** What everything is worked out against. */
export interface Ground {
  now: readonly Clause[];
  language: string;
  newId(): string;
}

export function revisionOf(proposal: Proposal, wording: Wording, order: readonly string[]): Revision {
  const { base, proposed } = wording;
  switch (proposal.deed) {
    case "insert":
      return { base: [], proposed, order, after: proposal.after };
    case "move":
      return { base, proposed: base, order, after: proposal.after };
    case "delete":
      return { base, proposed: [], order };
    default:
      return { base, proposed, order };
  }
}

export function revise(revision: Revision, ground: Ground): Revised {
  const { base, proposed, after } = revision;
  const before = targetsOf(revision, ground.now);
  if (before.length < base.length) return { kind: "gone", ...unsettled(revision, before, ground) };
  if (!base.length) return isThere(revision, ground) ? { kind: "same" } : settle(revision, ground, proposed);
  if (after !== undefined) return moved(revision, ground, before[0] as Clause);
  if (proposed.length) return reworded(revision, ground, before);
  if (base.every((clause, at) => formOf(clause) === formOf(before[at]))) return settle(revision, ground, []);
  return { kind: "conflict", ...unsettled(revision, before, ground) };
}

/** The edits that make these clauses of those that the revision speaks of, whatever it proposes itself. */
export function settle(revision: Revision, ground: Ground, result: readonly Clause[]): Revised {
  const before = targetsOf(revision, ground.now);
  const clauses = named(result, before, ground);
  const kept = new Set(clauses.map((clause) => clause.id));
  const gone = before.filter(({ id }) => !kept.has(id));
  const rest = ground.now.filter((clause) => !gone.includes(clause));
  const edits: ClauseEdit[] = gone.map(({ id }) => ({ type: "remove", clause: id }));
  let last = placeBefore(revision, kept, rest);
  for (const clause of clauses) {
    const was = before.find(({ id }) => id === clause.id);
    if (!was) edits.push({ type: "insert", clause, after: formerIndex(revision, clause, rest) ?? last });
    else if (formOf(was) !== formOf(clause)) edits.push({ type: "reword", clause });
    last = clause.id;
  }
  return edits.length ? { kind: "fits", edits, before, after: clauses } : { kind: "same" };
}

/** The words that it is worked out against, as one digest: what was settled on other words is no longer settled. */
export function groundOf(revision: Revision, now: readonly Clause[]): string {
  const place = revision.after === undefined ? null : currentPlace(revision.after, revision.order, now);
  return hashOf(JSON.stringify([place, targetsOf(revision, now).map(frozenClause)]));
}

/** What an applied revision did; `order` names the clauses of the text before it. */
export interface RevisionDone {
  before: readonly Clause[];
  after: readonly Clause[];
  order: readonly string[];
}

/** What takes it back. A clause that is the same before and after was moved. */
export function inverseOf({ before, after, order }: RevisionDone): Revision {
  const [was, is] = [before[0], after[0]];
  const place = order[order.indexOf(was?.id ?? "") - 1] ?? null;
  if (!after.length) return { base: [], proposed: before, order, after: place };
  const back: Revision = { base: after, proposed: before, order };
  const onlyMoved = after.length === 1 && before.length === 1 && formOf(was) === formOf(is);
  return onlyMoved ? { ...back, after: place } : back;
}

// ---- one kind of revision after the other

function moved(revision: Revision, { now }: Ground, clause: Clause): Revised {
  const others = now.filter(({ id }) => id !== clause.id);
  const after = currentPlace(revision.after ?? null, revision.order, others);
  const standsAfter = now[now.indexOf(clause) - 1]?.id ?? null;
  if (standsAfter === after) return { kind: "same" };
  const edits: ClauseEdit[] = [{ type: "move", clause: clause.id, after }];
  return { kind: "fits", edits, before: [clause], after: [clause] };
}

function reworded(revision: Revision, ground: Ground, before: Clause[]): Revised {
  const { base, proposed } = revision;
  const words = merge(runsOf(base), runsOf(before), runsOf(proposed), ground.language);
  const merged = proposed.map((clause, at) => mergedShape(clause, base, before, at));
  const shapes = merged.map((one) => one.shape);
  if (!words.merged || merged.some((one) => !one.ok))
    return { kind: "conflict", before, pieces: words.pieces, shapes };
  const result = words.merged.map((runs, at): Clause => {
    return { ...(shapes[at] as Shape), id: proposed[at]?.id ?? "", runs };
  });
  return settle(revision, ground, result);
}

function unsettled({ base, proposed }: Revision, before: Clause[], { language }: Ground) {
  const { pieces } = merge(runsOf(base), runsOf(before), runsOf(proposed), language);
  return { before, pieces, shapes: proposed.map(shapeOf) };
}

function runsOf(clauses: readonly Clause[]): Passage {
  return clauses.map((clause) => clause.runs);
}

// ---- which clauses, and where

function targetsOf({ base }: Revision, now: readonly Clause[]): Clause[] {
  return base.flatMap(({ id }) => now.find((clause) => clause.id === id) ?? []);
}

/** What is to be put in stands already: somebody brought it back. */
function isThere({ proposed }: Revision, { now }: Ground): boolean {
  return proposed.length > 0 && proposed.every(({ id }) => now.some((clause) => clause.id === id));
}

/** The clause that keeps its words keeps its id; a new one has its own, unless that is another's by now. */
function named(result: readonly Clause[], before: readonly Clause[], { now, newId }: Ground): Clause[] {
  const targets = new Set(before.map((clause) => clause.id));
  const taken = new Set(now.map((clause) => clause.id).filter((id) => !targets.has(id)));
  const keeps = result.some((clause) => targets.has(clause.id));
  return result.map((clause, at) => {
    const own = !keeps && at === 0 && before[0] ? before[0].id : clause.id;
    const id = !own || taken.has(own) ? newId() : own;
    taken.add(id);
    return { ...clause, id };
  });
}

/** After which clause the first of those comes that stay or are new. */
function placeBefore(
  { after, order, base }: Revision,
  kept: ReadonlySet<string>,
  rest: readonly Clause[],
): string | null {
  if (after !== undefined) return currentPlace(after, order, rest);
  const first = rest.findIndex(({ id }) => kept.has(id));
  if (first >= 0) return rest[first - 1]?.id ?? null;
  return currentPlace(order[order.indexOf(base[0]?.id ?? "") - 1] ?? null, order, rest);
}

/** Of a clause that comes back: what stood before it then, or before that. Nothing of one that is new. */
function formerIndex({ order, after }: Revision, { id }: Clause, rest: readonly Clause[]): string | null {
  const before = after === undefined ? order[order.indexOf(id) - 1] : undefined;
  return before === undefined ? null : currentPlace(before, order, rest);
}

function formOf(clause: Clause | undefined): string {
  return JSON.stringify(clause && frozenClause(clause));
}
