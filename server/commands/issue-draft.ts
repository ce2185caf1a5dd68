/** The chair issues the text as it stands: immutable, hashed, named (Zero draft, Rev.1 ...) unless the chair names it. */
import type { Actor } from "#domain/rights/index.ts";
import { type Done, perform } from "#server/commands/deed.ts";
import { frozenText } from "#server/commands/frozen-text.ts";
import type { Kit } from "#server/commands/kit.ts";

export interface IssueDraft {
  text: string;
  name: string;
  note: string;
}

export function issueDraft(kit: Kit) {
  return (actor: Actor | null, { text, name, note }: IssueDraft): Promise<Done> =>
    perform(kit, actor, "issue-draft", text, async (opened, _seat, tables) => {
      const frozen = await frozenText(tables, opened);
      if ("ok" in frozen) return frozen;
      const { canonical, n, hash, clauses } = frozen;
      const command = { type: "issue-draft" as const, name: name.trim(), note: note.trim(), hash, clauses };
      return { command, issued: { canonical, n } };
    });
}
