/**
 * What was decided about one clause: agreed, reopened, held and corrected, and the amendments that touched it, as far
 * as this reader may read them on the trail.
 */
import type { TextEvent } from "#domain/life/index.ts";
import type { TrailContent, TrailEntry } from "#domain/trail/index.ts";
import { namesTo } from "#server/queries/amendments/attribution.ts";
import type { QueryContext } from "#server/queries/context.ts";
import type { ReadableText } from "#server/queries/texts/readable-text.ts";
import { entryView, unnamed, viewerFrom } from "#server/queries/texts/trail.ts";

export async function clauseStory(
  { store }: QueryContext,
  found: ReadableText,
  clause: string,
): Promise<TrailContent[]> {
  const { text, seat } = found;
  const naming = await store.records.trailOn(text.id, [clause]);
  const amendments = [...new Set(naming.flatMap((entry) => amendmentIn(entry) ?? []))];
  // A rejection names its amendment and no clause.
  const reply = await store.records.trailOn(text.id, amendments);
  const all = new Map(
    [...naming.filter((entry) => isOn(entry, clause)), ...reply].map((entry) => [entry.n, entry]),
  );
  const named = namesTo(found);
  return [...all.values()]
    .sort((a, b) => a.n - b.n)
    .flatMap((entry) => unnamed(entryView(entry, viewerFrom(seat)), named).content ?? []);
}

function amendmentIn({ content }: TrailEntry): string | null {
  return content && "amendment" in content.event ? (content.event.amendment as string) : null;
}

function isOn({ content }: TrailEntry, clause: string): boolean {
  const event: TextEvent | undefined = content?.event;
  if (event?.type === "text-restored")
    return [...event.back, ...event.changed, ...event.removed].some(({ id }) => id === clause);
  return event !== undefined && "clause" in event && event.clause.id === clause;
}
