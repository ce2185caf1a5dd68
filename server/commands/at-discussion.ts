/**
 * The shape of every deed on a discussion: load (under the row's lock), may, do, tell its circle; one transaction. Who
 * does not see a discussion is answered as if it did not exist.
 */
import {
  type Asker,
  type Circle,
  commentFault,
  sees,
  type ThreadDeed,
  threadFault,
} from "#domain/comments/index.ts";
import type { PhaseName } from "#domain/life/record.ts";
import { type Reason, type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may, type Seat, sideOf } from "#domain/rights/index.ts";
import type { Kit } from "#server/commands/kit.ts";
import { mayNow } from "#server/commands/seat-now.ts";
import type { SeatedPerson } from "#server/store/meetings.ts";
import type { Tables } from "#server/store/open.ts";
import type { TextRow } from "#server/store/texts.ts";
import type { KeptComment, WholeThread } from "#server/store/threads.ts";

export type Told = { ok: true; thread: string } | Refusal;

/** Who asks, at which text, and who sits there. */
export interface Table {
  kit: Kit;
  tables: Tables;
  asker: Asker;
  row: TextRow;
  people: (Asker & SeatedPerson)[];
}

/** Load, may, do, tell: in one transaction. Only the circle is told. */
export async function atTable(
  kit: Kit,
  actor: Actor | null,
  text: string,
  work: (table: Table) => Promise<{ thread: string; circle: Circle } | Refusal>,
): Promise<Told> {
  if (!actor) return refuse("not-signed-in");
  const told = await kit.store.transaction(async (tables): Promise<Told> => {
    const row = await tables.texts.byId(text);
    if (!row) return refuse("not-found");
    const permission = await mayNow(tables, actor, "comment", { meeting: row.meetingId }, kit.now());
    if (!permission.ok) return permission;
    const asker = { person: actor.person, ...viewerAt(permission.seat) };
    const people = (await tables.meetings.people(row.meetingId)).map((one) => ({ ...one, ...viewerAt(one) }));
    const done = await work({ kit, tables, asker, row, people });
    if ("ok" in done) return done;
    await tables.outbox.put({ type: "comments", text, ...done.circle });
    return { ok: true, thread: done.thread };
  });
  if (told.ok) kit.wake();
  return told;
}

export async function onThread(
  kit: Kit,
  actor: Actor | null,
  deed: ThreadDeed,
  id: string,
  work: (table: Table, thread: WholeThread) => Promise<Reason | null>,
): Promise<Told> {
  return onSeen(kit, actor, id, async (table, thread) => {
    const fault = threadFault(deed, discussionOf(thread), table.asker, phaseAt(table));
    return fault ?? work(table, thread);
  });
}

/** As above, for a deed on one of its comments: its author's alone. */
export async function onComment(
  kit: Kit,
  actor: Actor | null,
  on: { thread: string; comment: string },
  work: (table: Table, comment: KeptComment, thread: WholeThread) => Promise<Reason | null>,
): Promise<Told> {
  return onSeen(kit, actor, on.thread, async (table, thread) => {
    const comment = thread.comments.find(({ id }) => id === on.comment);
    if (!comment) return "not-found";
    const fault = commentFault(discussionOf(thread), spokenOf(comment), table.asker, phaseAt(table));
    return fault ?? work(table, comment, thread);
  });
}

async function onSeen(
  kit: Kit,
  actor: Actor | null,
  id: string,
  work: (table: Table, thread: WholeThread) => Promise<Reason | null>,
): Promise<Told> {
  if (!actor) return refuse("not-signed-in");
  const found = await kit.store.threads.byId(id);
  const at = found && (await kit.store.texts.byId(found.textId));
  const read = at && may(actor, "read", { meeting: at.meetingId });
  // Whoever may not see it learns nothing of its text either.
  if (!found || !read?.ok || !sees(circleOf(found), viewerAt(read.seat))) return refuse("not-found");
  return atTable(kit, actor, found.textId, async (table) => {
    const thread = await table.tables.threads.open(id);
    if (!thread) return refuse("not-found");
    const fault = await work(table, thread);
    return fault ? refuse(fault) : { thread: thread.id, circle: circleOf(thread) };
  });
}

function phaseAt({ row }: Table): PhaseName {
  return row.record.phase.name;
}

function viewerAt({ role, delegation }: Pick<Seat, "role" | "delegation">) {
  return { side: sideOf(role), delegation };
}

export function circleOf({ delegationId, audience }: Pick<WholeThread, "delegationId" | "audience">): Circle {
  return { delegation: delegationId, audience };
}

/** A discussion as its rules see it. */
export function discussionOf(thread: WholeThread) {
  const { personId, resolvedAt, comments } = thread;
  const spoken = comments.map(({ delegationId }) => delegationId);
  return { ...circleOf(thread), begunBy: personId, resolved: resolvedAt !== null, spoken };
}

/** A comment as its rules see it. */
function spokenOf({ personId, delegationId, takenBackAt }: KeptComment) {
  return { person: personId, delegation: delegationId, takenBack: takenBackAt !== null };
}
