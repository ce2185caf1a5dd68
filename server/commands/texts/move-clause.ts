/**
 * A clause of the main sheet is moved, with its sub-paragraphs and wordings, by a person who may write in it. The
 * server does it, under the lock of the sheet: Yjs cannot move, so each is inserted anew under its old id. A change
 * that is on its way into it from a copy that does not know is judged again, and given back to its author where it no
 * longer fits.
 */
import { clauseClosedTo } from "#domain/life/index.ts";
import { refuse } from "#domain/refusals.ts";
import { type Actor, sideOf } from "#domain/rights/index.ts";
import { movesTo } from "#domain/text/index.ts";
import { letFollow } from "#server/commands/comments/let-follow.ts";
import type { CommandContext } from "#server/commands/context.ts";
import type { Done } from "#server/commands/perform.ts";
import { mayNow } from "#server/commands/seat-now.ts";
import { updateOf } from "#server/store/log/sheet-edits.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";

export interface MoveClause {
  text: string;
  clause: string;
  /** The clause that it will follow; nothing means the very top. */
  after: string | null;
}

export function moveClause(context: CommandContext) {
  return async (actor: Actor | null, input: MoveClause): Promise<Done> => {
    const done = await context.store.transaction((tables) => move(tables, actor, input));
    context.wake();
    return done;
  };
}

async function move(tables: Tables, actor: Actor | null, { text, clause, after }: MoveClause): Promise<Done> {
  const opened = await tables.records.open(text);
  if (!opened) return actor ? refuse("not-found") : refuse("not-signed-in");
  const { meeting, record, sheet, at } = opened;
  const permission = await mayNow(tables, actor, "edit", { meeting, phase: record.phase }, at);
  if (!permission.ok) return permission;
  const { role, delegation } = permission.seat;
  const frozen = await tables.sheets.frozen(sheet);
  const { clauses, state } = frozen;
  if (!clauses.some(({ id }) => id === clause)) return refuse("unknown-clause");
  const edits = movesTo(clauses, clause, after);
  if (!edits) return refuse("no-place-there");
  const going = clauses.filter(({ id }) => edits.some((edit) => edit.type === "move" && edit.clause === id));
  const closed = closedAmong(opened, role, going);
  if (closed) return refuse(closed);
  const bytes = updateOf(state, edits, record.language);
  if (!bytes) return refuse("already-done");
  await tables.sheets.write(sheet, frozen, { bytes, delegation, amendment: null, structural: true });
  await tables.outbox.put({ type: "changes", text, sheet });
  await letFollow(tables, text, {
    sheet,
    state,
    bytes,
    before: going,
    after: going,
    language: record.language,
  });
  return { ok: true };
}

type Role = Parameters<typeof sideOf>[0];

function closedAmong({ record }: OpenRecord, role: Role, going: readonly { id: string }[]) {
  const side = sideOf(role) === "chair" ? "chair" : "member";
  return going.map(({ id }) => clauseClosedTo(side, record, id)).find((reason) => reason !== null) ?? null;
}
