/** One meeting for its participants: delegations in seat order with their people, and the texts. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may, type Permission, type Role } from "#domain/rights/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type NextSteps, nextSteps } from "#server/queries/meetings/next-steps.ts";
import { type ListedText, listed } from "#server/queries/texts/texts-of.ts";
import type { DelegationRow, MeetingView } from "#server/store/meetings/meetings.ts";

interface Named {
  name: string;
  role: Role;
}

export interface MeetingPage {
  ok: true;
  meeting: MeetingView;
  role: Role;
  may: { setUp: boolean; invite: boolean; beginText: boolean };
  mine: DelegationRow | null;
  /** The chair's side: people who sit at the meeting itself. */
  bureau: Named[];
  delegations: (DelegationRow & { people: Named[] })[];
  texts: ListedText[];
  /** What is still to be set up; for its secretariat. */
  steps: NextSteps | null;
}

export function meeting(context: QueryContext) {
  const { store, now } = context;
  return async (actor: Actor | null, id: string): Promise<MeetingPage | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const view = await store.meetings.byId(id);
    if (!view) return refuse("not-found");
    const permission = may(actor, "read", { meeting: id });
    if (!permission.ok) return permission;
    const { role, delegation } = permission.seat;
    const [delegations, people, texts] = await Promise.all([
      store.meetings.delegations(id),
      store.meetings.people(id),
      store.texts.ofMeetings([id]),
    ]);
    const can = (command: Permission) => may(actor, command, { meeting: id }).ok;
    const seatedIn = (at: string | null) =>
      people.filter((one) => one.delegation === at).map(({ name, role }) => ({ name, role }));
    const own = texts.map((text) => listed(text, delegation, now()));
    return {
      ok: true,
      meeting: view,
      role,
      may: { setUp: can("set-up"), invite: can("invite"), beginText: can("open-drafting") },
      mine: delegations.find((one) => one.id === delegation) ?? null,
      bureau: seatedIn(null),
      delegations: delegations.map((one) => ({ ...one, people: seatedIn(one.id) })),
      texts: own,
      steps: await nextSteps(context, actor, id, own),
    };
  };
}
