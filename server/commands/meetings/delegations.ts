/** The delegations of a meeting, and their order. */
import { colourFor, type DelegationDetails } from "#domain/meeting/index.ts";
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { bySecretariat, delegationAt, named } from "#server/commands/meetings/by-secretariat.ts";

export function addDelegation(context: CommandContext) {
  return (actor: Actor | null, { meeting, details }: { meeting: string; details: DelegationDetails }) =>
    bySecretariat(context, actor, "set-up", meeting, async ({ tables }) => {
      const seated = await tables.meetings.delegations(meeting);
      if (
        details.country &&
        seated.some((one) => one.country === details.country && one.kind === details.kind)
      )
        return refuse("already-done");
      const id = context.newId();
      const last = Math.max(0, ...seated.map((one) => one.seatOrder));
      await tables.meetings.addDelegation(meeting, id, last + 1, {
        ...details,
        colour: colourFor(seated.length),
      });
      const { country, name } = details;
      return {
        act: { type: "delegation-added", delegation: { id, country, name } },
        options: { delegation: id },
      };
    });
}

interface Change {
  meeting: string;
  delegation: string;
  details: DelegationDetails;
}

export function changeDelegation(context: CommandContext) {
  return (actor: Actor | null, { meeting, delegation, details }: Change) =>
    bySecretariat(context, actor, "set-up", meeting, async (at) => {
      const found = await delegationAt(at, delegation);
      if (!found) return refuse("not-found");
      await at.tables.settingUp.changeDelegation(delegation, details);
      return {
        act: { type: "delegation-changed", delegation: { ...named(found), ...nameOf(details) } },
        options: {},
      };
    });
}

/** A delegation with people cannot be removed: their seats are closed first, and the record still names them. */
export function removeDelegation(context: CommandContext) {
  return (actor: Actor | null, { meeting, delegation }: Omit<Change, "details">) =>
    bySecretariat(context, actor, "set-up", meeting, async (at) => {
      const found = await delegationAt(at, delegation);
      if (!found) return refuse("not-found");
      if (!(await at.tables.settingUp.removeDelegation(delegation))) return refuse("delegation-seated");
      return { act: { type: "delegation-removed", delegation: named(found) }, options: {} };
    });
}

/** `order` names every delegation of the meeting once; anything else was made from an older page. */
export function orderSeats(context: CommandContext) {
  return (actor: Actor | null, { meeting, order }: { meeting: string; order: string[] }) =>
    bySecretariat(context, actor, "set-up", meeting, async ({ tables }) => {
      const seated = new Map((await tables.meetings.delegations(meeting)).map((one) => [one.id, one]));
      const delegations = order.flatMap((id) => seated.get(id) ?? []);
      if (new Set(order).size !== order.length || delegations.length !== order.length)
        return refuse("changed-meanwhile");
      if (order.length !== seated.size) return refuse("changed-meanwhile");
      if ([...seated.keys()].join() === order.join()) return { act: null, options: {} };
      await tables.settingUp.orderSeats(meeting, order);
      return {
        act: { type: "seats-ordered", delegations: delegations.map((one) => named(one)) },
        options: {},
      };
    });
}

function nameOf({ country, name }: DelegationDetails) {
  return { country, name };
}
