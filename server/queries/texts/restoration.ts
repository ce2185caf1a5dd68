/**
 * What restoring the text of an earlier moment would do: each clause that differs, which of them are chosen, and the
 * present text compared with the result. The command does exactly what the page shows.
 */
import { accepts, clauseClosedTo } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import {
  type Comparison,
  calledIn,
  clausesAfter,
  compare,
  restoration as editsOf,
  groundOfRestoration,
  isUsual,
  type Restorable,
  restorable,
  type Since,
  wordsOf,
} from "#domain/text/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { textAtPoint } from "#server/queries/texts/points.ts";
import { readableText } from "#server/queries/texts/readable-text.ts";

export interface RestorableView {
  id: string;
  since: Since;
  name: { id: string; kind: string; reference: string };
  words: string;
  chosen: boolean;
  /** Agreed: it stays as it is, or stays deleted. */
  closed: boolean;
}

export interface RestorationPage {
  ok: true;
  text: { id: string; title: string; zone: string; language: string };
  /** For a language version. */
  version: string | null;
  point: { value: string; n: number; at: string; draft: { number: number; name: string } | null };
  may: boolean;
  /** The text is frozen or finished. */
  frozen: boolean;
  clauses: RestorableView[];
  comparison: Comparison;
  seen: string;
}

export interface AskedRestoration {
  asOf: string;
  /** Ids of clauses; null for the default. */
  chosen: readonly string[] | null;
  language: string | null;
}

export function restoration(context: QueryContext) {
  return async (
    actor: Actor | null,
    id: string,
    { asOf, chosen, language }: AskedRestoration,
  ): Promise<RestorationPage | Refusal> => {
    const found = await readableText(context, actor, id, language);
    if (!found.ok) return found;
    const { text, meeting, may } = found;
    if (!may["restore-text"]) return refuse("not-your-role");
    const point = await textAtPoint(context, text, asOf);
    if (!point.ok) return point;
    const then = await context.store.sheets.at(text.sheet, point.n);
    if (!then) return refuse("not-found");
    const now = await context.store.sheets.clauses(text.sheet);
    const isClosed = ({ id: clause, now: here }: Restorable) =>
      !language && here !== null && clauseClosedTo("chair", text.record, clause) !== null;
    const all = restorable(then.clauses, now, text.language);
    const wanted = all.filter((one) => !isClosed(one) && (chosen ? chosen.includes(one.id) : isUsual(one)));
    const after = clausesAfter(now, editsOf(then.clauses, now, wanted));
    const names = new Map([...calledIn(then.clauses), ...calledIn(now)]);
    const { value, n, at, draft } = point;
    return {
      ok: true,
      text: { id, title: text.title, zone: meeting.zone, language: text.language },
      version: language,
      point: { value, n, at, draft },
      may: true,
      frozen: accepts(text.record.phase) === "nobody",
      clauses: all.map((one) => ({
        ...{ id: one.id, since: one.since, closed: isClosed(one), chosen: wanted.includes(one) },
        name: names.get(one.id) ?? { id: one.id, kind: "paragraph", reference: "" },
        words: wordsOf(one.earlier ?? one.now ?? { runs: [] }),
      })),
      comparison: compare({ clauses: now }, { clauses: after }, { language: text.language }),
      seen: groundOfRestoration(wanted),
    };
  };
}
