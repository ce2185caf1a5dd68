/**
 * Invitations to a seat. The link is shown once to the inviting person and only its hash is stored; it is used once,
 * within a fortnight, and can be revoked. A head invites the own people, the secretariat everybody. With an e-mail
 * address the link is also mailed; the mail holds it until it is sent.
 */

import { isAddress } from "#domain/meeting/index.ts";
import { readName } from "#domain/names/index.ts";
import type { Fact } from "#domain/notifications/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, invitable, type Role } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import {
  bySecretariat,
  delegationAt,
  named,
  type SetUpCommand,
} from "#server/commands/meetings/by-secretariat.ts";
import { hashed, newToken } from "#server/store/database/one-time.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";
import type { NewMail } from "#server/store/notifications/mails.ts";

export interface Invite {
  meeting: string;
  delegation: string | null;
  role: Role;
  /** For whom: a name or an e-mail address. */
  who: string;
}

const FORTNIGHT_MS = 14 * 86_400_000;
const LONGEST_WHO = 200;

export function invite(context: CommandContext) {
  return (actor: Actor | null, { meeting, delegation, role, who }: Invite) =>
    bySecretariat<{ token: string; invitation: string; mailed: boolean }>(
      context,
      actor,
      "invite",
      meeting,
      async (at) => {
        const to = await delegationAt(at, delegation);
        if (delegation && !to) return refuse("not-found");
        if (!invitable(at.seat, to).includes(role)) return refuse("not-your-role");
        const read = readName(who, { longest: LONGEST_WHO });
        if (!read.ok) return read;
        const { name } = read;
        const [token, id] = [newToken(), context.newId()];
        const expiresAt = new Date(at.now.getTime() + FORTNIGHT_MS);
        await at.tables.settingUp.invite(
          hashed(token),
          { id, meeting, delegation, role, who: name, expiresAt },
          at.now,
        );
        const mailed = isAddress(name);
        if (mailed && actor)
          await at.tables.mails.queue(mailOf(at, actor, { id, role, to, name, token, expiresAt }));
        const act = { type: "invited" as const, who: name, role, delegation: named(to) };
        return { act, options: { token, invitation: id, mailed } };
      },
    );
}

interface Invited {
  id: string;
  role: Role;
  to: DelegationRow | null;
  /** The address. */
  name: string;
  token: string;
  expiresAt: Date;
}

/** In the language of the inviting person: the other's is unknown. */
function mailOf({ meeting, now }: SetUpCommand, actor: Actor, invited: Invited): NewMail {
  const { id, role, to, name, token, expiresAt } = invited;
  const seat: Fact = to ? { say: "mail.seatIn", with: { role: { role }, party: { party: to } } } : { role };
  return {
    ...{ key: keyOf(id), kind: "invitation", template: "invitation", meeting: meeting.id },
    to: { address: name, language: actor.language ?? "en" },
    facts: {
      ...{
        by: actor.name,
        meeting: { names: meeting.name },
        place: { names: meeting.place },
        role: seat,
      },
      ...{ starts: { day: meeting.starts }, until: { moment: expiresAt.toISOString(), zone: meeting.zone } },
    },
    ...{ path: "", secrets: { path: `/invitations/${token}` }, at: now, until: expiresAt },
  };
}

const keyOf = (invitation: string) => `invitation:${invitation}`;

export function revokeInvitation(context: CommandContext) {
  return (actor: Actor | null, { meeting, invitation }: { meeting: string; invitation: string }) =>
    bySecretariat(context, actor, "invite", meeting, async (at) => {
      const open = await at.tables.settingUp.openInvitations(meeting, at.now);
      const found = open.find((one) => one.id === invitation);
      if (!found) return refuse("link-spent");
      const to = await delegationAt(at, found.delegation);
      if (!invitable(at.seat, to).includes(found.role)) return refuse("not-your-role");
      if (!(await at.tables.settingUp.revoke(invitation))) return refuse("link-spent");
      await at.tables.mails.withdraw(keyOf(invitation), at.now);
      const { who, role } = found;
      return { act: { type: "invitation-revoked", who, role, delegation: named(to) }, options: {} };
    });
}

/** The person behind the link takes the seat. A person with an open seat at the meeting keeps that one. */
export function takeSeat(context: CommandContext) {
  return async (
    person: { id: string; name: string },
    { token }: { token: string },
  ): Promise<{ ok: true; meeting: string } | Refusal> => {
    return context.store.transaction(async (tables) => {
      const now = context.now();
      const found = await tables.settingUp.invitationFor(hashed(token), now);
      if (!found) return refuse("link-spent");
      const { meeting, role, delegation } = found;
      await tables.settingUp.lock(meeting);
      const seat = await tables.settingUp.seatAt(meeting, person.id);
      if (seat && !seat.closed) return refuse("already-seated");
      if (!(await tables.installation.spend(hashed(token), now))) return refuse("link-spent");
      await tables.settingUp.takeSeat(context.newId(), meeting, person.id, role, delegation);
      // A person whom the secretariat invited at this address may sign in by a provider that verified it (server/auth).
      const account = await tables.people.byId(person.id);
      if (account?.email === found.who.trim().toLowerCase()) await tables.people.verifyEmail(person.id);
      const to = delegation ? await tables.meetings.delegation(delegation) : null;
      const act = { type: "seat-taken" as const, person: person.name, role, delegation: named(to) };
      await tables.settingUp.record(meeting, person.id, act, now);
      return { ok: true, meeting };
    });
  };
}
