/**
 * How far a meeting is set up, for its secretariat: its delegations, who has not been invited yet, whether a text is
 * begun and opened. Null as soon as one text is being drafted.
 */
import type { Phase } from "#domain/life/index.ts";
import { type Actor, may } from "#domain/rights/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";

export interface NextSteps {
  delegations: number;
  /** Delegations of which nobody has a seat or a link. */
  uninvited: DelegationRow[];
  /** The newest text that is being prepared; null where there is none. */
  preparing: string | null;
}

interface Begun {
  id: string;
  phase: Phase;
}

export async function nextSteps(
  { store, now }: QueryContext,
  actor: Actor | null,
  meeting: string,
  texts: readonly Begun[],
): Promise<NextSteps | null> {
  if (!may(actor, "set-up", { meeting }).ok) return null;
  if (texts.some(({ phase }) => phase.name !== "preparing")) return null;
  const [delegations, seats, invitations] = await Promise.all([
    store.meetings.delegations(meeting),
    store.settingUp.seats(meeting),
    store.settingUp.openInvitations(meeting, now()),
  ]);
  const asked = new Set([...seats, ...invitations].map(({ delegation }) => delegation));
  return {
    delegations: delegations.length,
    uninvited: delegations.filter(({ id }) => !asked.has(id)),
    preparing: texts.at(-1)?.id ?? null,
  };
}
