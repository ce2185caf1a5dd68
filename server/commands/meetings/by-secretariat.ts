/**
 * The shape of every command of a meeting's secretariat: lock (the meeting's row), `may`, act, write into the meeting's
 * record; one transaction, and a nudge after it. What a command returns beside its act goes to the page.
 */
import type { MeetingAct, Named } from "#domain/meeting/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor, Permission, Seat } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { mayNow } from "#server/commands/seat-now.ts";
import type { DelegationRow, MeetingView } from "#server/store/meetings/meetings.ts";
import type { Notice } from "#server/store/notifications/socket-notices.ts";
import type { Tables } from "#server/store/open.ts";

export interface SetUpCommand {
  tables: Tables;
  meeting: MeetingView;
  seat: Seat;
  now: Date;
}

/** `act` is null where nothing had to be changed. */
export type SetUpOutcome<Options> = { act: MeetingAct | null; options: Options; notify?: Notice } | Refusal;

export async function bySecretariat<Options extends object>(
  context: CommandContext,
  actor: Actor | null,
  deed: Extract<Permission, "set-up" | "invite">,
  meeting: string,
  work: (at: SetUpCommand) => Promise<SetUpOutcome<Options>>,
): Promise<({ ok: true } & Options) | Refusal> {
  const done = await context.store.transaction(
    async (tables): Promise<({ ok: true } & Options) | Refusal> => {
      await tables.settingUp.lock(meeting);
      const view = await tables.meetings.byId(meeting);
      if (!view) return actor ? refuse("not-found") : refuse("not-signed-in");
      const now = context.now();
      const permission = await mayNow(tables, actor, deed, { meeting }, now);
      if (!permission.ok) return permission;
      const outcome = await work({ tables, meeting: view, seat: permission.seat, now });
      if ("ok" in outcome) return outcome;
      const { act, options, notify } = outcome;
      if (act) await tables.settingUp.record(meeting, actor?.person ?? null, act, now);
      if (notify) await tables.outbox.put(notify);
      return { ok: true, ...options };
    },
  );
  if (done.ok) context.wake();
  return done;
}

/** The delegation of this meeting with this id. */
export async function delegationAt(
  { tables, meeting }: SetUpCommand,
  id: string | null,
): Promise<DelegationRow | null> {
  const found = id ? await tables.meetings.delegations(meeting.id) : [];
  return found.find((one) => one.id === id) ?? null;
}

export function named(delegation: DelegationRow): Named;
export function named(delegation: DelegationRow | null): Named | null;
export function named(delegation: DelegationRow | null): Named | null {
  if (!delegation) return null;
  const { id, country, name } = delegation;
  return { id, country, name };
}
