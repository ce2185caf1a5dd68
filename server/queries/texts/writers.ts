/** Who wrote the present words of a clause. */
import { byName } from "#domain/by-name.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type ClauseVersion, type Hand, sourcesOf, type Written, written } from "#domain/text/index.ts";
import { attributed } from "#server/queries/amendments/attribution.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { readableText } from "#server/queries/texts/readable-text.ts";
import { putsIn } from "#server/store/log/text-at.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";

export interface WritersPage {
  ok: true;
  clause: string;
  text: { id: string; language: string };
  delegations: DelegationRow[];
  /** In reading order. */
  written: Written[];
  /** Names of the people in it, by id. */
  names: Record<string, string>;
}

/** Words that moved through more clauses than this are not followed further. */
const FARTHEST = 50;

export function writers(context: QueryContext) {
  const { store } = context;
  return async (actor: Actor | null, textId: string, clause: string): Promise<WritersPage | Refusal> => {
    const found = await readableText(context, actor, textId);
    if (!found.ok) return found;
    const { text } = found;
    const [histories, ground, delegations] = await Promise.all([
      historiesOf(context, text.sheet, clause),
      structPositionIn(context, text.sheet, clause),
      store.meetings.delegations(text.meetingId),
    ]);
    if (!ground) return refuse("unknown-clause");
    for (const [id, versions] of histories) histories.set(id, attributed(found, versions));
    const people = [...histories.values()].flat().flatMap((version) => version.people);
    const seats = await store.writers.seatsAt(text.meetingId, [...new Set(people)]);
    const { language } = text;
    const seatsOf = (person: string) => seats.get(person) ?? [];
    const runs = written({ clause, ...ground, histories, seatsOf, language });
    const named = runs.flatMap(({ by }) => by.flatMap(({ person }) => person ?? []));
    const names = byName(await store.meetings.namesOf([...new Set(named)]));
    return { ok: true, clause, text: { id: text.id, language }, delegations, written: runs, names };
  };
}

/**
 * The present words, and who put them there. Client ids are bound to people; those of the seed and the server to
 * nobody.
 */
async function structPositionIn(
  { store }: QueryContext,
  sheet: string,
  clause: string,
): Promise<{ words: string; hands: Hand[] } | null> {
  const { state, clients } = await store.changes.load(sheet);
  const found = putsIn(state, clause);
  if (!found) return null;
  const hands = found.puts.map(({ length, client }) => ({ length, person: clients.get(client) ?? null }));
  return { words: found.words, hands };
}

/** The clause's own versions, and those of the clauses from which its words came, and so on. */
async function historiesOf(
  { store }: QueryContext,
  sheet: string,
  clause: string,
): Promise<Map<string, ClauseVersion[]>> {
  const histories = new Map<string, ClauseVersion[]>();
  for (let wanted = [clause]; wanted.length && histories.size < FARTHEST; ) {
    const found = await Promise.all(wanted.map((id) => store.folding.versions(sheet, id)));
    for (const [at, versions] of found.entries()) histories.set(wanted[at] as string, versions);
    const sources = new Set(found.flatMap(sourcesOf));
    wanted = [...sources].filter((id) => !histories.has(id));
  }
  return histories;
}
