/**
 * What the commands that freeze a text have in common: the hash that the chair saw, the present words, what in them is
 * unsettled, and the reason for going on all the same, which only the chair may give.
 */
import { isBlank } from "#domain/names/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { OPEN_TO, type Seat } from "#domain/rights/index.ts";
import { frozenText } from "#server/commands/decision/frozen-text.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";

export interface Freezing {
  text: string;
  /** The draft's hash on the chair's page. */
  seen: string;
  /** Why the chair goes on although there are obstacles. */
  override?: string | undefined;
}

/** A text that is already frozen was checked then, and nobody could change it since. */
export async function freezing(
  tables: Tables,
  opened: OpenRecord,
  { seen, override }: Pick<Freezing, "seen" | "override">,
) {
  if ("hash" in opened.record.phase) return { seen, current: opened.record.phase.hash, override };
  const frozen = await frozenText(tables, opened);
  return "ok" in frozen ? frozen : { seen, current: frozen.hash, obstacles: frozen.obstacles, override };
}

/** Only the chair may override an obstacle with a reason. */
export function overriding({ role }: Seat, override: string | undefined): Refusal | null {
  return isBlank(override ?? "") || OPEN_TO.override.includes(role) ? null : refuse("not-your-role");
}
