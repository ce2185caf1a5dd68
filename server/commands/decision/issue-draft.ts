/** The chair issues the present text: immutable, hashed, named (Zero draft, Rev.1 ...) unless the chair names it. */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type FrozenWords, frozenText } from "#server/commands/decision/frozen-text.ts";
import { type Done, perform } from "#server/commands/perform.ts";
import type { IssuedText } from "#server/store/texts/records.ts";

export interface IssueDraft {
  text: string;
  name: string;
  note: string;
}

export function issueDraft(context: CommandContext) {
  return (actor: Actor | null, { text, name, note }: IssueDraft): Promise<Done> =>
    perform(context, actor, "issue-draft", text, async (opened, _seat, tables) => {
      const frozen = await frozenText(tables, opened);
      if ("ok" in frozen) return frozen;
      const { hash, clauses } = frozen;
      const languages = frozen.languages.map(({ canonical: _, ...digests }) => digests);
      const command = { type: "issue-draft" as const, name, note: note.trim() };
      return { command: { ...command, hash, clauses, languages }, issued: issuedFrom(frozen) };
    });
}

/** What the store keeps of a draft beside its event. */
export function issuedFrom({ canonical, n, languages }: Omit<FrozenWords, "obstacles">): IssuedText {
  const others = languages.map(({ language, hash, canonical: words }) => ({
    language,
    hash,
    canonical: words,
  }));
  return { canonical, n, languages: others };
}
