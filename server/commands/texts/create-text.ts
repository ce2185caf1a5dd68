/**
 * A text begins: its sheet is seeded by the server, and the first entry of its trail names those who are asked to sign.
 */
import type { NamedDelegation } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { Clause, TextKind } from "#domain/text/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import type { Done } from "#server/commands/perform.ts";
import { onRecord } from "#server/commands/perform.ts";
import { mayNow } from "#server/commands/seat-now.ts";
import { type DelegationRow, occasionOf } from "#server/store/meetings/meetings.ts";

export interface CreateText {
  meeting: string;
  title: string;
  kind: TextKind;
  language: string;
  position: number;
  clauses: readonly Clause[];
  /** What the text was made from, where its record is a demonstration. */
  demonstration: string | null;
}

export function createText(context: CommandContext) {
  return async (actor: Actor | null, input: CreateText): Promise<{ ok: true; text: string } | Refusal> => {
    const { meeting, clauses, title, kind, language, position, demonstration } = input;
    const [id, sheet] = [context.newId(), context.newId()];
    const done = await context.store.transaction(async (tables): Promise<Done> => {
      const permission = await mayNow(tables, actor, "open-drafting", { meeting }, context.now());
      if (!permission.ok) return permission;
      if (!clauses.length) return refuse("text-empty");
      const view = await tables.meetings.byId(meeting);
      if (!view) throw new Error(`There is no meeting ${meeting}.`);
      const signatories = (await tables.meetings.delegations(meeting))
        .filter((one) => one.kind === "member")
        .map(namedDelegationOf);
      await tables.texts.create({ id, sheet, meetingId: meeting, kind, title, language, position, clauses });
      const facts = {
        text: id,
        title,
        kind,
        language,
        occasion: occasionOf(view),
        signatories,
        demonstration,
      };
      const by = onRecord(permission.seat, actor as Actor);
      await tables.records.begin(id, { type: "text-created", ...facts }, { at: context.now(), actor: by });
      return { ok: true };
    });
    if (!done.ok) return done;
    context.wake();
    return { ok: true, text: id };
  };
}

export function namedDelegationOf({ id, country, name, institution }: DelegationRow): NamedDelegation {
  return { delegation: id, country, name, institution };
}
