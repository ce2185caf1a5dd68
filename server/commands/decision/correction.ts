/**
 * A corrigendum: the chair proposes other words for clauses of the newest edition, with a time limit. If a delegation
 * objects, the proposal fails; if nobody objects, it becomes a further edition.
 */
import { isBlank } from "#domain/names/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type Clause, type FrozenText, reworded, wordsOf } from "#domain/text/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { frozenClauses } from "#server/commands/decision/frozen-text.ts";
import { issuedFrom } from "#server/commands/decision/issue-draft.ts";
import { type Done, perform } from "#server/commands/perform.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";
import type { DraftRow } from "#server/store/texts/texts.ts";

export interface ProposeCorrection {
  text: string;
  /** Hash of the newest edition on the chair's page. */
  seen: string;
  /** By clause id; with a language where it is not the negotiating one. */
  changes: { clause: string; language?: string | undefined; words: string }[];
  /** ISO instant. */
  expires: string;
  reason: string;
  override?: string | undefined;
}

export function proposeCorrection(context: CommandContext) {
  return (actor: Actor | null, { text, changes, ...input }: ProposeCorrection): Promise<Done> =>
    perform(context, actor, "propose-correction", text, async (opened, _seat, tables) => {
      const draft = await newestEdition(tables, opened);
      if (!draft) return refuse("not-in-this-phase");
      const frozen = unfit(draft, opened, changes) ?? corrected(opened, draft, changes);
      if ("ok" in frozen) return frozen;
      const { hash, clauses, obstacles } = frozen;
      const languages = frozen.languages.map(({ canonical: _, ...digests }) => digests);
      const command = { type: "propose-correction" as const, ...input, hash, clauses, languages, obstacles };
      return { command, issued: issuedFrom(frozen) };
    });
}

export function objectToCorrection(context: CommandContext) {
  return (
    actor: Actor | null,
    { text, seen, reason }: { text: string; seen: string; reason: string },
  ): Promise<Done> =>
    perform(context, actor, "object-to-correction", text, (_opened, { delegation }) =>
      delegation
        ? { command: { type: "object-to-correction", delegation, seen, reason } }
        : refuse("not-your-delegation"),
    );
}

export function withdrawCorrection(context: CommandContext) {
  return (actor: Actor | null, { text, reason }: { text: string; reason: string }): Promise<Done> =>
    perform(context, actor, "propose-correction", text, () => ({
      command: { type: "withdraw-correction", reason },
    }));
}

async function newestEdition(tables: Tables, { text, record }: OpenRecord): Promise<DraftRow | null> {
  const newest = record.editions.at(-1);
  return newest ? tables.texts.draft(text, newest.draft) : null;
}

type Changes = ProposeCorrection["changes"];

/** A clause is corrected once in each language, and only in a language in which the text exists. */
function unfit(draft: DraftRow, { record }: OpenRecord, changes: Changes): Refusal | null {
  const known = [record.language, ...draft.languages.map((one) => one.language)];
  const named = changes.map(({ clause, language = record.language }) => ({ clause, language }));
  if (named.some((one) => !known.includes(one.language))) return refuse("unknown-clause");
  const apart = new Set(named.map(({ clause, language }) => `${language} ${clause}`));
  return apart.size < named.length ? refuse("clause-twice") : null;
}

function corrected({ record }: OpenRecord, draft: DraftRow, changes: Changes) {
  const own = changes.filter((one) => !one.language || one.language === record.language);
  const main = inWords(draft.canonical, own);
  if ("ok" in main) return main;
  const languages = [];
  for (const { language, canonical } of draft.languages) {
    const words = inWords(
      canonical,
      changes.filter((one) => one.language === language),
    );
    if ("ok" in words) return words;
    languages.push({ language, ...words });
  }
  return { ...main, n: draft.n, languages };
}

function inWords(canonical: string, changes: Changes): ReturnType<typeof frozenClauses> | Refusal {
  const text = JSON.parse(canonical) as FrozenText;
  const known = new Map(text.clauses.map((clause) => [clause.id, clause]));
  if (changes.some((one) => !known.has(one.clause))) return refuse("unknown-clause");
  if (changes.some((one) => isBlank(one.words))) return refuse("empty");
  const words = new Map(changes.map((one) => [one.clause, one.words.trim()]));
  return frozenClauses(text.clauses.map(changed), text);

  function changed(clause: Clause): Clause {
    const other = words.get(clause.id);
    return other === undefined || other === wordsOf(clause) ? clause : reworded(clause, other);
  }
}
