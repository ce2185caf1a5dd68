/**
 * The shape of every command on a discussion: load (under the row's lock), `may`, act, broadcast to its audience; one
 * transaction. A person who does not see a discussion is answered as if it did not exist.
 */
import {
  type Asker,
  commentError,
  sees,
  type ThreadAudience,
  type ThreadCommand,
  threadError,
} from "#domain/comments/index.ts";
import type { PhaseName } from "#domain/life/record.ts";
import { type Reason, type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may, type Seat, sideOf } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { mayNow } from "#server/commands/seat-now.ts";
import type { SavedComment, WholeThread } from "#server/store/comments/threads.ts";
import type { SeatedPerson } from "#server/store/meetings/meetings.ts";
import type { Tables } from "#server/store/open.ts";
import type { TextRow } from "#server/store/texts/texts.ts";

export type ThreadOutcome = { ok: true; thread: string } | Refusal;

/** Who asks, about which text, and which people are in the meeting. */
export interface ThreadScene {
  context: CommandContext;
  tables: Tables;
  asker: Asker;
  row: TextRow;
  people: (Asker & SeatedPerson)[];
}

/** Load, `may`, act, broadcast: in one transaction. Only the audience is notified. */
export async function inThreadScene(
  context: CommandContext,
  actor: Actor | null,
  text: string,
  work: (table: ThreadScene) => Promise<{ thread: string; threadAudience: ThreadAudience } | Refusal>,
): Promise<ThreadOutcome> {
  if (!actor) return refuse("not-signed-in");
  const outcome = await context.store.transaction(async (tables): Promise<ThreadOutcome> => {
    const row = await tables.texts.byId(text);
    if (!row) return refuse("not-found");
    const permission = await mayNow(tables, actor, "comment", { meeting: row.meetingId }, context.now());
    if (!permission.ok) return permission;
    const asker = { person: actor.person, ...viewerAt(permission.seat) };
    const people = (await tables.meetings.people(row.meetingId)).map((one) => ({ ...one, ...viewerAt(one) }));
    const done = await work({ context, tables, asker, row, people });
    if ("ok" in done) return done;
    await tables.outbox.put({ type: "comments", text, ...done.threadAudience });
    return { ok: true, thread: done.thread };
  });
  if (outcome.ok) context.wake();
  return outcome;
}

export async function onThread(
  context: CommandContext,
  actor: Actor | null,
  deed: ThreadCommand,
  id: string,
  work: (table: ThreadScene, thread: WholeThread) => Promise<Reason | null>,
): Promise<ThreadOutcome> {
  return onSeen(context, actor, id, async (table, thread) => {
    const error = threadError(deed, discussionOf(thread), table.asker, phaseAt(table));
    return error ?? work(table, thread);
  });
}

/** As above, for a command on one of its comments: its author's alone. */
export async function onComment(
  context: CommandContext,
  actor: Actor | null,
  on: { thread: string; comment: string },
  work: (table: ThreadScene, comment: SavedComment, thread: WholeThread) => Promise<Reason | null>,
): Promise<ThreadOutcome> {
  return onSeen(context, actor, on.thread, async (table, thread) => {
    const comment = thread.comments.find(({ id }) => id === on.comment);
    if (!comment) return "not-found";
    const error = commentError(discussionOf(thread), spokenOf(comment), table.asker, phaseAt(table));
    return error ?? work(table, comment, thread);
  });
}

async function onSeen(
  context: CommandContext,
  actor: Actor | null,
  id: string,
  work: (table: ThreadScene, thread: WholeThread) => Promise<Reason | null>,
): Promise<ThreadOutcome> {
  if (!actor) return refuse("not-signed-in");
  const found = await context.store.threads.byId(id);
  const at = found && (await context.store.texts.byId(found.textId));
  const read = at && may(actor, "read", { meeting: at.meetingId });
  // A person who may not see it learns nothing of its text either.
  if (!found || !read?.ok || !sees(audienceOf(found), viewerAt(read.seat))) return refuse("not-found");
  return inThreadScene(context, actor, found.textId, async (table) => {
    const thread = await table.tables.threads.open(id);
    if (!thread) return refuse("not-found");
    const error = await work(table, thread);
    return error ? refuse(error) : { thread: thread.id, threadAudience: audienceOf(thread) };
  });
}

function phaseAt({ row }: ThreadScene): PhaseName {
  return row.record.phase.name;
}

function viewerAt({ role, delegation }: Pick<Seat, "role" | "delegation">) {
  return { side: sideOf(role), delegation };
}

export function audienceOf({
  delegationId,
  audience,
}: Pick<WholeThread, "delegationId" | "audience">): ThreadAudience {
  return { delegation: delegationId, audience };
}

/** A discussion in the form that its rules use. */
export function discussionOf(thread: WholeThread) {
  const { personId, resolvedAt, comments } = thread;
  const spoken = comments.map(({ delegationId }) => delegationId);
  return { ...audienceOf(thread), begunBy: personId, resolved: resolvedAt !== null, spoken };
}

/** A comment in the form that its rules use. */
function spokenOf({ personId, delegationId, takenBackAt }: SavedComment) {
  return { person: personId, delegation: delegationId, takenBack: takenBackAt !== null };
}
