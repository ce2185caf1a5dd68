/**
 * The chair adopts a text that has passed every step of its process rules; the edition is inserted in the same
 * transaction. Unsettled points in the frozen words are checked once more, so that the adoption itself records why the
 * chair went on.
 */

import { adoptionDay, type TextRecord, textObstacles } from "#domain/life/index.ts";
import type { Obstacle } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { FrozenText } from "#domain/text/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform } from "#server/commands/perform.ts";
import { dayIn } from "#server/store/meetings/meetings.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";

export interface Adopt {
  text: string;
  seen: string;
  /** Why the chair adopts although there are obstacles. */
  override?: string | undefined;
}

export function adopt(context: CommandContext) {
  return (actor: Actor | null, { text, seen, override }: Adopt): Promise<Done> =>
    perform(context, actor, "adopt", text, async (opened, _seat, tables) => {
      const slug = await freeSlug(tables, opened);
      const { place } = opened.record.occasion;
      const obstacles = await frozenObstacles(tables, opened);
      const date = dayOfAdoption(opened);
      return { command: { type: "adopt", seen, slug, place, date, obstacles, override } };
    });
}

async function frozenObstacles(tables: Tables, { text, record }: OpenRecord): Promise<Obstacle[]> {
  if (!("draft" in record.phase)) return [];
  const draft = await tables.texts.draft(text, record.phase.draft);
  return draft ? textObstacles((JSON.parse(draft.canonical) as FrozenText).clauses) : [];
}

/** After silence the day on which it expired, at the place of the meeting; otherwise today's day there. */
function dayOfAdoption({ record, at }: OpenRecord): string {
  return adoptionDay(record, dayIn(record.occasion.zone, decidedAt(record) ?? at));
}

function decidedAt({ phase }: TextRecord): Date | null {
  return phase.name === "agreed" ? new Date(phase.at) : null;
}

/** The public address: the meeting and the kind of text, with a number where that is taken. */
async function freeSlug(tables: Tables, { record }: OpenRecord): Promise<string> {
  const wanted = `${record.occasion.meetingSlug}-${record.kind}`;
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    if (!(await tables.editions.slugTaken(slug))) return slug;
  }
}
