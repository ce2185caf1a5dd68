/** Comments on a clause: begin a thread, reply, resolve, reopen. Everybody at the table may comment. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, type Deed, may, type Seat } from "#domain/rights/index.ts";
import type { Kit } from "#server/commands/kit.ts";
import type { Tables } from "#server/store/open.ts";
import type { ThreadRow } from "#server/store/threads.ts";

/** Longest comment: a page and a half. Longer is a paper, not a comment. */
const LONGEST_COMMENT = 5_000;

export type Told = { ok: true; thread: string } | Refusal;

export function comment(kit: Kit) {
  return (actor: Actor | null, input: { text: string; clause: string; body: string }): Promise<Told> =>
    speak(kit, actor, "comment", input.text, async (tables, seat) => {
      const wrong = unfit(input.body);
      if (wrong) return wrong;
      const { sheet } = (await tables.texts.byId(input.text)) ?? { sheet: "" };
      if (!(await tables.sheets.hasClause(sheet, input.clause))) return refuse("unknown-clause");
      const thread = { id: kit.newId(), textId: input.text, clauseId: input.clause, createdAt: kit.now() };
      await tables.threads.begin(thread, said(kit, actor as Actor, seat, input.body));
      return { ...thread, resolvedAt: null, resolvedBy: null };
    });
}

export function reply(kit: Kit) {
  return (actor: Actor | null, input: { thread: string; body: string }): Promise<Told> =>
    onThread(kit, actor, "comment", input.thread, async (tables, thread, seat) => {
      const wrong = unfit(input.body);
      if (wrong) return wrong;
      if (thread.resolvedAt) return refuse("thread-resolved");
      await tables.threads.add(thread.id, said(kit, actor as Actor, seat, input.body));
      return thread;
    });
}

export function resolveThread(kit: Kit) {
  return (actor: Actor | null, { thread }: { thread: string }): Promise<Told> =>
    onThread(kit, actor, "resolve-comment", thread, async (tables, found) => {
      const by = { at: kit.now(), by: (actor as Actor).person };
      return (await tables.threads.settle(found.id, by)) ? found : refuse("already-done");
    });
}

export function reopenThread(kit: Kit) {
  return (actor: Actor | null, { thread }: { thread: string }): Promise<Told> =>
    onThread(kit, actor, "resolve-comment", thread, async (tables, found) =>
      (await tables.threads.settle(found.id, null)) ? found : refuse("already-done"),
    );
}

type Deedful = (tables: Tables, seat: Seat) => Promise<ThreadRow | Refusal>;

/** Load, may, do, tell: in one transaction. */
async function speak(kit: Kit, actor: Actor | null, deed: Deed, text: string, work: Deedful): Promise<Told> {
  if (!actor) return refuse("not-signed-in");
  const told = await kit.store.transaction(async (tables): Promise<Told> => {
    const row = await tables.texts.byId(text);
    if (!row) return refuse("not-found");
    const permission = may(actor, deed, { meeting: row.meetingId, phase: row.record.phase });
    if (!permission.ok) return permission;
    const thread = await work(tables, permission.seat);
    if ("ok" in thread) return thread;
    await tables.outbox.put({ type: "comments", text, clause: thread.clauseId });
    return { ok: true, thread: thread.id };
  });
  if (told.ok) kit.wake();
  return told;
}

async function onThread(
  kit: Kit,
  actor: Actor | null,
  deed: Deed,
  id: string,
  work: (tables: Tables, thread: ThreadRow, seat: Seat) => Promise<ThreadRow | Refusal>,
): Promise<Told> {
  const thread = await kit.store.threads.byId(id);
  if (!thread) return refuse(actor ? "not-found" : "not-signed-in");
  return speak(kit, actor, deed, thread.textId, (tables, seat) => work(tables, thread, seat));
}

function said(kit: Kit, actor: Actor, seat: Seat, body: string) {
  return {
    id: kit.newId(),
    personId: actor.person,
    delegationId: seat.delegation,
    body: body.trim(),
    at: kit.now(),
  };
}

function unfit(body: string): Refusal | null {
  if (!body.trim()) return refuse("empty");
  return body.length > LONGEST_COMMENT ? refuse("too-long") : null;
}
