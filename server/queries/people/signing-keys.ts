/** The keys with which delegations sign, for everybody in the meeting; and whether this person may enrol one. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may } from "#domain/rights/index.ts";
import { hashOf } from "#domain/text/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import type { DelegationRow, MeetingView } from "#server/store/meetings/meetings.ts";

export interface KeysPage {
  ok: true;
  meeting: MeetingView;
  /** The delegation whose keys this person may enrol and remove. */
  mine: string | null;
  /** Those that decide, in seat order. */
  delegations: { delegation: DelegationRow; keys: KeyView[] }[];
}

export interface KeyView {
  id: string;
  name: string;
  by: string;
  enrolledAt: string;
  removedAt: string | null;
  /** SHA-256 of the public key. */
  fingerprint: string;
}

export function signingKeys({ store }: QueryContext) {
  return async (actor: Actor | null, meeting: string): Promise<KeysPage | Refusal> => {
    const permission = may(actor, "read", { meeting });
    if (!permission.ok) return permission;
    const view = await store.meetings.byId(meeting);
    if (!view) return refuse("not-found");
    const [delegations, keys] = await Promise.all([
      store.meetings.delegations(meeting),
      store.signingKeys.ofMeeting(meeting),
    ]);
    const names = await store.meetings.namesOf(keys.map(({ person }) => person));
    const viewed = (delegation: string) =>
      keys
        .filter((key) => key.delegation === delegation)
        .map(({ id, name, person, enrolledAt, removedAt, spki }) => ({
          ...{ id, name, by: names.get(person) ?? "", fingerprint: hashOf(spki) },
          ...{ enrolledAt: enrolledAt.toISOString(), removedAt: removedAt?.toISOString() ?? null },
        }));
    return {
      ok: true,
      meeting: view,
      mine: may(actor, "enrol-key", { meeting }).ok ? permission.seat.delegation : null,
      delegations: delegations
        .filter(({ kind }) => kind === "member")
        .map((delegation) => ({ delegation, keys: viewed(delegation.id) })),
    };
  };
}
