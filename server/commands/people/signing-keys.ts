/**
 * The head of a delegation enrols the keys with which it signs, and removes them; both are in the meeting's record, and
 * everybody in the meeting sees the keys before signing is opened.
 */
import { readName } from "#domain/names/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may } from "#domain/rights/index.ts";
import type { CommandContext, Site } from "#server/commands/context.ts";
import { named } from "#server/commands/meetings/by-secretariat.ts";
import { actorNow } from "#server/commands/seat-now.ts";
import type { Tables } from "#server/store/open.ts";

/** Time to find the key and touch it. */
const ANSWER_WITHIN_MS = 5 * 60_000;
const LONGEST_NAME = 100;

export interface BeginKey {
  meeting: string;
  site: Site;
}

/** The options with which the browser makes a key. */
export function beginKey(context: CommandContext) {
  return async (
    actor: Actor | null,
    { meeting, site }: BeginKey,
  ): Promise<{ ok: true; options: object } | Refusal> => {
    const head = headOf(actor, meeting);
    if (!head.ok) return head;
    const { person, name, delegation } = head;
    const known = await context.store.signingKeys.ofMeeting(meeting);
    const exclude = known
      .filter((key) => key.delegation === delegation && !key.removedAt)
      .map(({ id }) => id);
    const { challenge, options } = await context.ceremonies.options({
      site,
      userId: delegation,
      userName: name,
      exclude,
    });
    const now = context.now();
    await context.store.signingKeys.ask(challenge, person, now, new Date(now.getTime() + ANSWER_WITHIN_MS));
    return { ok: true, options };
  };
}

export interface EnrolKey extends BeginKey {
  /** The name that the head gives it. */
  name: string;
  /** The browser's RegistrationResponseJSON. */
  response: unknown;
}

export function enrolKey(context: CommandContext) {
  return async (
    actor: Actor | null,
    { meeting, site, name, response }: EnrolKey,
  ): Promise<{ ok: true } | Refusal> => {
    const head = headOf(actor, meeting);
    if (!head.ok) return head;
    const called = readName(name, { longest: LONGEST_NAME });
    if (!called.ok) return called;
    const { person } = head;
    const spend = (challenge: string) =>
      context.store.signingKeys.spendChallenge(challenge, person, context.now());
    const made = await context.ceremonies.made(response, { site, spend });
    if (!made) return refuse("key-not-made");
    return context.store.transaction(async (tables) => {
      const head = await headNow(context, tables, actor, meeting);
      if (!head.ok) return head;
      const { delegation } = head;
      const key = { ...made, name: called.name, person, delegation, enrolledAt: context.now() };
      if (!(await tables.signingKeys.enrol(key))) return refuse("already-done");
      await put(tables, context, { meeting, head, type: "key-enrolled", key: key.name });
      return { ok: true };
    });
  };
}

export function removeKey(context: CommandContext) {
  return async (
    actor: Actor | null,
    { meeting, key: id }: { meeting: string; key: string },
  ): Promise<{ ok: true } | Refusal> => {
    return context.store.transaction(async (tables) => {
      const head = await headNow(context, tables, actor, meeting);
      if (!head.ok) return head;
      const key = await tables.signingKeys.byId(id);
      if (key?.delegation !== head.delegation) return refuse("not-found");
      if (!(await tables.signingKeys.remove(id, context.now()))) return refuse("already-done");
      await put(tables, context, { meeting, head, type: "key-removed", key: key.name });
      return { ok: true };
    });
  };
}

type Head = { ok: true; person: string; name: string; delegation: string };

/** Under the lock of the meeting's row, because the result goes into its record. */
async function headNow(context: CommandContext, tables: Tables, actor: Actor | null, meeting: string) {
  await tables.settingUp.lock(meeting);
  return headOf(actor && (await actorNow(tables, actor, meeting, context.now())), meeting);
}

function headOf(actor: Actor | null, meeting: string): Head | Refusal {
  const permission = may(actor, "enrol-key", { meeting });
  if (!permission.ok) return permission;
  const { delegation } = permission.seat;
  if (!actor || !delegation) return refuse("not-your-delegation");
  return { ok: true, person: actor.person, name: actor.name, delegation };
}

async function put(
  tables: Tables,
  context: CommandContext,
  {
    meeting,
    head,
    type,
    key,
  }: { meeting: string; head: Head; type: "key-enrolled" | "key-removed"; key: string },
): Promise<void> {
  const delegation = named(await tables.meetings.delegation(head.delegation));
  const act = { type, person: head.name, delegation, key };
  await tables.settingUp.record(meeting, head.person, act, context.now());
}
