/** The chair adopts what every signatory has signed; the edition is inserted in the same transaction. */

import type { Actor } from "#domain/rights/index.ts";
import { type Done, perform } from "#server/commands/deed.ts";
import type { Kit } from "#server/commands/kit.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/records.ts";

export function adopt(kit: Kit) {
  return (actor: Actor | null, { text, seen }: { text: string; seen: string }): Promise<Done> =>
    perform(kit, actor, "adopt", text, async (opened, _seat, tables) => {
      const slug = await freeSlug(tables, opened);
      const { place, ends } = opened.record.occasion;
      return { command: { type: "adopt", seen, slug, place, date: ends } };
    });
}

/** The public address: the meeting and the kind of text, with a number where that is taken. */
async function freeSlug(tables: Tables, { record }: OpenRecord): Promise<string> {
  const wanted = `${record.occasion.meetingSlug}-${record.kind}`;
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    if (!(await tables.editions.slugTaken(slug))) return slug;
  }
}
