/** The words that a form of the chair settles or writes, as clauses: each keeps its id, its shape and its look. */

import type { FoundAmendment } from "#app/presenters/amendment-view.ts";
import { paragraphs, type Run, redressed, type Settlement, settled, wordsOf } from "#domain/text/index.ts";

type Found = Pick<FoundAmendment, "amendment" | "merge">;
/** A new one has no id. */
type SettledClause = Omit<FoundAmendment["amendment"]["proposed"][number], "id"> & { id: string | null };

/** Nothing where nothing is to be settled; "open" while a place has no choice. */
export function settledWords(form: Record<string, string>, found: Found): SettledClause[] | null | "open" {
  const { merge } = found;
  if (!merge || merge.merged) return null;
  const choices = Array.from({ length: merge.conflicts }, (_, at) => choiceOf(form, at));
  const passage = settled(merge.pieces, choices);
  return passage ? asClauses(passage, found) : "open";
}

function choiceOf(form: Record<string, string>, at: number): Settlement | undefined {
  const take = form[`choice-${at}`];
  if (take === "ours" || take === "theirs") return { take };
  return take === "write" ? { write: form[`words-${at}`] ?? "" } : undefined;
}

/** The fields `clause-0`, `clause-1` ..., each over the words that it began with. */
export function modifiedWords(
  form: Record<string, string>,
  found: Found & Pick<FoundAmendment, "text">,
): SettledClause[] {
  const { amendment, merge, text } = found;
  const began = merge?.merged ?? amendment.proposed;
  const passage = began.flatMap(({ runs }, at) => {
    const written = form[`clause-${at}`];
    return written === undefined ? [runs] : paragraphs(redressed(lines(written), runs, text.language));
  });
  return asClauses(passage, found);
}

/** A browser ends the lines of a field in its own way, and adds none at the end that somebody meant. */
function lines(written: string): string {
  return written.replaceAll(/\r\n?/g, "\n").trim();
}

/** One after the other the clauses that are proposed; a clause left without words is none. */
function asClauses(passage: readonly Run[][], { amendment, merge }: Found): SettledClause[] {
  const models: Omit<SettledClause, "runs">[] = merge?.shapes.length
    ? merge.shapes.map((shape, at) => ({ ...shape, id: merge.ids[at] || null }))
    : amendment.base.map(({ runs: _, ...shape }) => shape);
  return passage.flatMap((runs, at) => {
    const last = models.at(-1);
    const model = models[at] ?? (last && { ...last, id: null });
    return model && wordsOf({ runs }).trim() ? [{ ...model, runs }] : [];
  });
}
