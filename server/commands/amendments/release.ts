/**
 * The head of a delegation makes an amendment known. Its words are those of its sheet at this moment and are fixed from
 * now on; a guest's suggestion from which it began is taken up by it.
 */
import { decideDraft, type NamedDelegation } from "#domain/life/index.ts";
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { clausesOf, revise, revisionOf } from "#domain/text/index.ts";
import { fixedWords } from "#server/commands/amendments/draft.ts";
import type { WithReason } from "#server/commands/amendments/inputs.ts";
import {
  type HeldAmendment,
  namedDelegationOf,
  onAmendment,
} from "#server/commands/amendments/on-amendment.ts";
import type { CommandContext } from "#server/commands/context.ts";
import type { Ruling } from "#server/commands/perform.ts";
import type { AmendmentRow } from "#server/store/amendments/amendments.ts";
import type { Tables } from "#server/store/open.ts";

export function releaseAmendment(context: CommandContext) {
  return (actor: Actor | null, { amendment, reason }: WithReason) =>
    onAmendment(context, actor, "release-amendment", amendment, async (held): Promise<Ruling> => {
      const { row, tables, seat } = held;
      const decided = decideDraft(row, "release", seat);
      if (!decided.ok) return decided;
      const proposed = await fixedWords(tables, row);
      if (proposed.some((clause) => !clause.id)) return refuse("changed-meanwhile");
      const wrong = await wrongNow(context, held, proposed);
      if (wrong) return refuse(wrong);
      const origin = row.origin ? await tables.amendments.byId(row.origin) : null;
      const party = await namedDelegationOf(tables, row.delegation);
      const suggestedBy = await suggesterOf(tables, origin);
      const { proposal, base } = row;
      return {
        command: {
          type: "release-amendment",
          amendment,
          proposal,
          party,
          suggestedBy,
          base,
          proposed,
          reason,
        },
        also: async () => {
          const outcome = { proposed, reason: reason.trim(), notifiedAt: held.opened.at };
          await tables.amendments.change(row.id, { stage: decided.stage, ...outcome });
          if (origin?.stage === "suggested") await tables.amendments.change(origin.id, { stage: "taken-up" });
          if (row.sheet) await tables.sheets.accept(row.sheet, "nobody");
          if (row.sheet) await tables.outbox.put({ type: "sheet", text: row.text, sheet: row.sheet });
        },
      };
    });
}

/** Nothing can be proposed for a clause that is deleted, and nothing that the text already says. */
async function wrongNow(
  context: CommandContext,
  { row, opened, tables }: HeldAmendment,
  proposed: AmendmentRow["base"],
) {
  if (opened.record.phase.name !== "drafting") return "not-in-this-phase";
  const now = await tables.sheets.clauses(opened.sheet);
  if (clausesOf(row.proposal).some((id) => !now.some((clause) => clause.id === id))) return "unknown-clause";
  const revision = revisionOf(row.proposal, { base: row.base, proposed }, row.order);
  const { kind } = revise(revision, { now, language: opened.record.language, newId: context.newId });
  return kind === "same" ? "says-the-same" : null;
}

async function suggesterOf(tables: Tables, origin: AmendmentRow | null): Promise<NamedDelegation | null> {
  if (!origin || (origin.stage !== "suggested" && origin.stage !== "taken-up")) return null;
  return namedDelegationOf(tables, origin.delegation);
}
