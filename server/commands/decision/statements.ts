/** A head or alternate files a statement on the frozen text, joins one of another delegation, or takes it back. */
import type { StatementKind } from "#domain/life/index.ts";
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { FrozenText } from "#domain/text/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform } from "#server/commands/perform.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";

export interface FileStatement {
  text: string;
  kind: StatementKind;
  /** Ids of clauses; none for the text as a whole. */
  clauses: string[];
  language: string;
  words: string;
  seen: string;
}

export function fileStatement(context: CommandContext) {
  return (actor: Actor | null, { text, ...statement }: FileStatement): Promise<Done> =>
    perform(context, actor, "file-statement", text, async (opened, { delegation }, tables) => {
      if (!delegation) return refuse("not-your-delegation");
      if (await hasOthers(tables, opened, statement.clauses)) return refuse("unknown-clause");
      return { command: { type: "file-statement", delegation, ...statement } };
    });
}

export function joinStatement(context: CommandContext) {
  return (actor: Actor | null, { text, number }: { text: string; number: number }): Promise<Done> =>
    perform(context, actor, "file-statement", text, (_opened, { delegation }) =>
      delegation
        ? { command: { type: "join-statement", delegation, number } }
        : refuse("not-your-delegation"),
    );
}

export function withdrawStatement(context: CommandContext) {
  return (actor: Actor | null, { text, number }: { text: string; number: number }): Promise<Done> =>
    perform(context, actor, "file-statement", text, (_opened, { delegation }) =>
      delegation
        ? { command: { type: "withdraw-statement", delegation, number } }
        : refuse("not-your-delegation"),
    );
}

/** Whether one of the clauses is not in the frozen words. */
async function hasOthers(
  tables: Tables,
  { text, record }: OpenRecord,
  clauses: readonly string[],
): Promise<boolean> {
  const frozen = record.editions.at(-1) ?? record.phase;
  if (!clauses.length || !("draft" in frozen)) return false;
  const draft = await tables.texts.draft(text, frozen.draft);
  const state = draft ? (JSON.parse(draft.canonical) as FrozenText).clauses : [];
  const known = new Set(state.map((clause) => clause.id));
  return clauses.some((id) => !known.has(id));
}
