/** The redlines of an amendment: against the present text, and against the words with which it began. */
import {
  type Clause,
  type ClauseChange,
  clausesAfter,
  compare,
  type Piece,
  type Stand,
  settledAsProposed,
} from "#domain/text/index.ts";
import type { AmendmentGround, Worked } from "#server/queries/amendments/amendment-ground.ts";
import type { AmendmentData } from "#server/queries/amendments/amendment-view.ts";

export function redlinesOf(worked: Worked, ground: AmendmentGround): AmendmentData["redline"] {
  const { row, proposed, revised } = worked;
  const { deed } = row.proposal;
  const ruling = deed === "delete" ? [] : deed === "move" ? row.base : proposed;
  const base = changes(row.base, ruling, ground);
  if (row.applied) return { now: changes([...row.applied.before], [...row.applied.after], ground), base };
  if (revised.kind === "same") return { now: [], base };
  if (revised.kind === "conflict" && proposed.length)
    return { now: changes(revised.before, asProposed(revised.pieces, proposed), ground), base };
  if (revised.kind !== "fits") return { now: changes(revised.before, ruling, ground), base };
  return {
    now: deed === "move" ? moved(worked, ground) : changes(revised.before, revised.after, ground),
    base,
  };
}

/**
 * What others changed meanwhile is not shown as undone: only where both changed the same words, the words of others
 * stay.
 */
function asProposed(pieces: readonly Piece[], proposed: readonly Clause[]): Clause[] {
  return settledAsProposed(pieces).flatMap((runs, at) => {
    const like = proposed[at] ?? proposed.at(-1);
    return like ? [{ ...like, id: proposed[at]?.id ?? "", runs }] : [];
  });
}

/** Only these clauses are compared, under the names that they have in the whole text. */
function changes(
  before: readonly Clause[],
  after: readonly Clause[],
  ground: AmendmentGround,
): ClauseChange[] {
  const { rows } = compare({ clauses: [...before] }, { clauses: [...after] }, ground);
  return rows.filter((row) => !row.left).map(({ change }) => named(change, ground));
}

/** A move is visible only among the other clauses. */
function moved({ row, revised }: Worked, ground: AmendmentGround): ClauseChange[] {
  const { now, language } = ground;
  const after = revised.kind === "fits" ? clausesAfter(now, revised.edits) : now;
  const { rows } = compare({ clauses: now }, { clauses: after }, { language });
  const found = rows.find(({ change, left }) => !left && change.id === row.base[0]?.id)?.change;
  if (!found) return [];
  // Of two neighbours either could be the moved one; here it is known which.
  const happened = found.happened.includes("moved") ? found.happened : ["moved" as const, ...found.happened];
  return [{ ...found, happened }];
}

function named(change: ClauseChange, { now, marks }: AmendmentGround): ClauseChange {
  const name = (stand: Stand | null): Stand | null => {
    if (!stand) return null;
    const mark = marks[now.findIndex((clause) => clause.id === stand.clause.id)];
    return { ...stand, label: mark?.label ?? "", reference: mark?.reference ?? "", ending: "" };
  };
  const happened = change.happened.filter((one) => one !== "renumbered");
  return { ...change, before: name(change.before), after: name(change.after), happened };
}
