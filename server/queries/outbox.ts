/**
 * The letters of the house: for the desk of a meeting its own, for a steward also those of no meeting. What opens a door
 * is shown to the desk that may invite, and to nobody else; a personal letter without a word of it.
 */
import { type Letter, type LetterState, PERSONAL_KINDS } from "#domain/notices/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may } from "#domain/rights/index.ts";
import type { Shelf } from "#server/queries/shelf.ts";
import type { MeetingView } from "#server/store/meetings.ts";

export interface OutboxPage {
  ok: true;
  /** Is there a mail server? */
  sends: boolean;
  counts: Record<LetterState, number>;
  letters: OutboxLetter[];
}

export interface OutboxLetter {
  letter: Letter;
  /** Its words are for the addressee alone. */
  personal: boolean;
  meeting: Pick<MeetingView, "id" | "name" | "zone"> | null;
  mayTry: boolean;
}

const SHOWN = 100;

/** At which meetings this person reads the letters; null where at none, and no steward asks. */
export function readsLetters(actor: Actor): string[] | null {
  const desks = actor.seats
    .map((seat) => seat.meeting)
    .filter((meeting) => may(actor, "set-up", { meeting }).ok);
  return desks.length || actor.steward ? desks : null;
}

export function outbox({ store, now, sends = false }: Shelf) {
  return async (actor: Actor | null): Promise<OutboxPage | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const desks = readsLetters(actor);
    if (!desks) return refuse("not-your-role");
    const houses = actor.steward === true;
    const [letters, counts, meetings] = await Promise.all([
      store.letters.listed(desks, houses, SHOWN),
      store.letters.counted(desks, houses),
      store.meetings.byIds(desks),
    ]);
    const view = (letter: Letter): OutboxLetter => {
      const personal = PERSONAL_KINDS.includes(letter.kind);
      const secrets = letter.kind === "invitation" ? letter.secrets : null;
      const meeting = meetings.find((one) => one.id === letter.meeting) ?? null;
      return {
        letter: { ...letter, secrets },
        personal,
        meeting,
        mayTry: letter.state === "dead" && letter.until > now(),
      };
    };
    return { ok: true, sends, counts, letters: letters.map(view) };
  };
}
