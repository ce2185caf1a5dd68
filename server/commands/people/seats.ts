/**
 * Seats in use: another role, the days of an alternate, closed at once (open sockets are cut) and opened again. The
 * last secretary of a meeting keeps the seat: nobody could set up a meeting without one.
 */
import { isDay } from "#domain/day.ts";
import { refuse } from "#domain/refusals.ts";
import { type Actor, invitable, type Role } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import {
  bySecretariat,
  delegationAt,
  named,
  type SetUpCommand,
} from "#server/commands/meetings/by-secretariat.ts";
import type { SeatMatter } from "#server/store/notifications/notifications.ts";

export interface ChangeSeat {
  meeting: string;
  seat: string;
  role: Role;
  /** ISO days, both included; for an alternate only. */
  from: string | null;
  until: string | null;
}

export function changeSeat(context: CommandContext) {
  return (actor: Actor | null, { meeting, seat, role, from, until }: ChangeSeat) =>
    bySecretariat(context, actor, "set-up", meeting, async (at) => {
      const found = await seatAt(at, seat);
      if (!found || found.closed) return refuse("not-found");
      if (!invitable(at.seat, await delegationAt(at, found.delegation)).includes(role))
        return refuse("not-your-role");
      if ([from, until].some((day) => day !== null && !isDay(day))) return refuse("not-a-moment");
      if (from && until && from > until) return refuse("not-a-moment");
      if (role !== "secretariat" && (await isLastSecretary(at, seat))) return refuse("last-secretary");
      const days = role === "alternate" ? { from, until } : { from: null, until: null };
      await at.tables.settingUp.changeSeat(seat, role, days.from, days.until);
      await notify(at, found.person, "seat-changed", { role });
      return {
        act: { type: "seat-changed", person: found.name, role, ...days },
        options: {},
        notify: { type: "seat", person: found.person },
      };
    });
}

interface OneSeat {
  meeting: string;
  seat: string;
}

export function closeSeat(context: CommandContext) {
  return (actor: Actor | null, { meeting, seat }: OneSeat) =>
    bySecretariat(context, actor, "set-up", meeting, async (at) => {
      const found = await seatAt(at, seat);
      if (!found) return refuse("not-found");
      if (found.closed) return refuse("already-done");
      if (await isLastSecretary(at, seat)) return refuse("last-secretary");
      await at.tables.settingUp.closeSeat(seat, at.now);
      await notify(at, found.person, "seat-closed");
      const { name: person, role } = found;
      const delegation = named(await delegationAt(at, found.delegation));
      return {
        act: { type: "seat-closed", person, role, delegation },
        options: {},
        notify: { type: "seat", person: found.person },
      };
    });
}

export function openSeat(context: CommandContext) {
  return (actor: Actor | null, { meeting, seat }: OneSeat) =>
    bySecretariat(context, actor, "set-up", meeting, async (at) => {
      const found = await seatAt(at, seat);
      if (!found) return refuse("not-found");
      if (!found.closed) return refuse("already-done");
      await at.tables.settingUp.closeSeat(seat, null);
      await notify(at, found.person, "seat-opened");
      const { name: person, role } = found;
      const delegation = named(await delegationAt(at, found.delegation));
      return { act: { type: "seat-opened", person, role, delegation }, options: {} };
    });
}

/** To its owner, on the dashboard and by mail. */
async function notify(
  at: SetUpCommand,
  person: string,
  matter: SeatMatter,
  facts: { role?: Role } = {},
): Promise<void> {
  await at.tables.notifications.notifyOfSeat(person, at.meeting.id, matter, facts, at.now);
}

async function seatAt({ tables, meeting }: SetUpCommand, id: string) {
  const seat = await tables.settingUp.seatById(id);
  return seat?.meeting === meeting.id ? seat : null;
}

async function isLastSecretary({ tables, meeting }: SetUpCommand, seat: string): Promise<boolean> {
  const secretaries = (await tables.settingUp.seats(meeting.id)).filter(
    (one) => one.role === "secretariat" && !one.closed,
  );
  return secretaries.length === 1 && secretaries[0]?.id === seat;
}
