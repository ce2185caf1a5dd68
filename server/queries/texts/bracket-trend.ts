/** How many brackets were open in each issued draft: whether the text is becoming cleaner. */
import type { Refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { countBrackets, type FrozenText } from "#domain/text/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { readableText } from "#server/queries/texts/readable-text.ts";

export interface BracketTrendData {
  ok: true;
  /** Oldest first. */
  drafts: { number: number; name: string; open: number }[];
  /** In the present text, a moment late; null where it was not counted yet. */
  now: number | null;
}

export function bracketTrend(context: QueryContext) {
  return async (actor: Actor | null, id: string): Promise<BracketTrendData | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const rows = await context.store.texts.drafts(id);
    const drafts = rows.map(({ number, name, canonical }) => {
      const { clauses }: FrozenText = JSON.parse(canonical);
      return { number, name, open: countBrackets(clauses) };
    });
    return { ok: true, drafts, now: found.text.folded ? found.text.brackets : null };
  };
}
