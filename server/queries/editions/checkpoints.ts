/** The published checkpoints: a page of the list, one by its day, and those of a range of days. */
import { isDay } from "#domain/day.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Checkpoint } from "#domain/trail/index.ts";
import type { QueryContext } from "#server/queries/context.ts";

export interface ListedCheckpoint {
  day: string;
  digest: string;
  checkpoint: Checkpoint;
}

/** A quarter of a year on a page. */
const PAGE = 92;
/** About a year at once; a reader who wants more asks again from there. */
const AT_ONCE = 400;
const LAST_DAY = "9999-12-31";

export function checkpoints({ store }: QueryContext) {
  return async (until?: string): Promise<{ ok: true; listed: ListedCheckpoint[]; older: string | null }> => {
    const rows = await store.checkpoints.until(day(until) ?? LAST_DAY, PAGE + 1);
    const listed = rows
      .slice(0, PAGE)
      .map(({ document, ...row }) => ({ ...row, checkpoint: JSON.parse(document) }));
    return { ok: true, listed, older: rows[PAGE]?.day ?? null };
  };
}

export function checkpointOfDay({ store }: QueryContext) {
  return async (asked: string): Promise<{ ok: true; document: string; digest: string } | Refusal> => {
    const found = day(asked);
    const [row] = found ? await store.checkpoints.between(found, found, 1) : [];
    return row ? { ok: true, document: row.document, digest: row.digest } : refuse("not-found");
  };
}

/** Documents in canonical JSON, the oldest first. */
export function checkpointsBetween({ store }: QueryContext) {
  return async (from?: string | null, to?: string | null): Promise<string[]> => {
    const rows = await store.checkpoints.between(day(from) ?? "0001-01-01", day(to) ?? LAST_DAY, AT_ONCE);
    return rows.map((row) => row.document);
  };
}

function day(asked: string | null | undefined): string | null {
  const known = asked && isDay(asked);
  return known ? asked : null;
}
