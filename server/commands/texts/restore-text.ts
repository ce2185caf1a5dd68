/**
 * The chair's side restores the text of an earlier moment, in one step: an ordinary change of the log, made by the
 * server under the sheet's lock, on the record. Clauses are restored under their ids, with their discussions; what
 * others wrote since stays, unless it is in the chosen clauses.
 */
import { accepts } from "#domain/life/index.ts";
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import {
  calledIn,
  clausesAfter,
  groundOfRestoration,
  isStructural,
  type Restorable,
  restorable,
  restoration,
} from "#domain/text/index.ts";
import { letFollow } from "#server/commands/comments/let-follow.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform, type Ruling } from "#server/commands/perform.ts";
import { updateOf } from "#server/store/log/sheet-edits.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";

export interface RestoreText {
  text: string;
  /** For a language version. */
  language?: string | undefined;
  /** The last change of the log that the earlier text contains. */
  n: number;
  /** Ids of the clauses that are to be as they were. */
  chosen: readonly string[];
  /** The digest of those clauses on the page (`groundOfRestoration`). */
  seen: string;
}

export function restoreText(context: CommandContext) {
  return (actor: Actor | null, input: RestoreText): Promise<Done> =>
    perform(context, actor, "restore-text", input.text, (opened, _seat, tables) =>
      restored(tables, opened, input, actor?.person ?? null),
    );
}

async function restored(
  tables: Tables,
  opened: OpenRecord,
  { language, n, chosen, seen }: RestoreText,
  person: string | null,
): Promise<Ruling> {
  const nothing = { back: [], changed: [], removed: [], ...(language && { language }) };
  // The phase is checked before the log is read.
  if (accepts(opened.record.phase) === "nobody")
    return { command: { type: "restore-text", n, at: "", ...nothing } };
  const sheet = language ? opened.languages.find((one) => one.language === language)?.sheet : opened.sheet;
  const earlier = sheet && (await tables.sheets.at(sheet, n));
  if (!sheet || !earlier) return refuse("not-found");
  const frozen = await tables.sheets.frozen(sheet);
  const inLanguage = language ?? opened.record.language;
  const all = restorable(earlier.clauses, frozen.clauses, inLanguage);
  const wanted = all.filter(({ id }) => chosen.includes(id));
  if (wanted.length < new Set(chosen).size || groundOfRestoration(wanted) !== seen)
    return refuse("changed-meanwhile");
  const edits = restoration(earlier.clauses, frozen.clauses, wanted);
  if (!clausesAfter(frozen.clauses, edits).length) return refuse("text-empty");
  const names = new Map([...calledIn(earlier.clauses), ...calledIn(frozen.clauses)]);
  return {
    command: {
      ...{ type: "restore-text", n, at: earlier.at.toISOString() },
      ...nothing,
      ...sorted(wanted, names),
    },
    also: async () => {
      const bytes = updateOf(frozen.state, edits, inLanguage);
      if (!bytes) return;
      const by = { delegation: null, amendment: null, person };
      await tables.sheets.write(sheet, frozen, { bytes, ...by, structural: edits.some(isStructural) });
      await tables.outbox.put({ type: "changes", text: opened.text, sheet });
      const back = wanted.flatMap(({ now, result }) => (!now && result ? [result] : []));
      const passing = { before: back, after: back, language: inLanguage };
      await letFollow(tables, opened.text, { sheet, state: frozen.state, bytes, ...passing });
    },
  };
}

type Names = ReturnType<typeof calledIn>;

function sorted(wanted: readonly Restorable[], names: Names) {
  const named = (which: (one: Restorable) => boolean) =>
    wanted.filter(which).flatMap(({ id }) => names.get(id) ?? []);
  return {
    back: named(({ now }) => now === null),
    changed: named(({ now, result }) => now !== null && result !== null),
    removed: named(({ result }) => result === null),
  };
}
