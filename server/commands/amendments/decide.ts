/**
 * The chair accepts an amendment, unchanged or in other words, or takes a decision back. Its words are written into the
 * text in the same transaction: automatically where nothing else changed there, as the chair settled them where
 * something did. When two people of the chair's side decide at once, they wait for each other, and the second one sees
 * what the first did.
 */
import { amendmentOf, isOpen } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { inverseOf, revisionOf } from "#domain/text/index.ts";
import {
  effectOf,
  effectOnOthers,
  sceneOf,
  type Table,
  worked,
  write,
} from "#server/commands/amendments/effect.ts";
import type { AcceptAmendment, Conflicted, UndoDecision } from "#server/commands/amendments/inputs.ts";
import { type HeldAmendment, onAmendment } from "#server/commands/amendments/on-amendment.ts";
import type { CommandContext } from "#server/commands/context.ts";
import type { Done, Ruling } from "#server/commands/perform.ts";

export type Decided = Done | Conflicted;

export function acceptAmendment(context: CommandContext) {
  return (actor: Actor | null, input: AcceptAmendment): Promise<Decided> =>
    onAmendment(context, actor, "decide-amendment", input.amendment, async (held): Promise<Ruling> => {
      const { amendment, reason, settled, modified = false } = input;
      const wrong = notOpen(held, modified) ?? (modified && !settled ? refuse("empty") : null);
      if (wrong) return wrong;
      const { row, tables, opened } = held;
      const table = await sceneOf(tables, opened, context.newId);
      const revision = revisionOf(row.proposal, { base: row.base, proposed: row.proposed ?? [] }, row.order);
      const fits = worked(table, revision, settled);
      if ("ok" in fits) return fits;
      const effect = await effectOf(table, fits, amendment);
      return {
        command: { type: "accept-amendment", amendment, modified, reason, effect },
        also: async () => {
          await write(table, fits, { amendment, delegation: row.delegation });
          const { before, after } = fits;
          const order = table.now.map((clause) => clause.id);
          await tables.amendments.change(amendment, { applied: { before, after, order } });
        },
      };
    });
}

export function undoDecision(context: CommandContext) {
  return (actor: Actor | null, input: UndoDecision): Promise<Decided> =>
    onAmendment(context, actor, "decide-amendment", input.amendment, async (held): Promise<Ruling> => {
      const { row, tables, opened } = held;
      if (opened.record.phase.name !== "drafting") return refuse("not-in-this-phase");
      const table = await sceneOf(tables, opened, context.newId);
      return row.applied ? takenBack(held, table, input) : withoutWords(table, input);
    });
}

/** The decision changed no words of the text, so there are none to take back. */
async function withoutWords(table: Table, { amendment, reason }: UndoDecision): Promise<Ruling> {
  const effect = await effectOnOthers(table, amendment);
  return { command: { type: "undo-decision", amendment, reason, effect } };
}

async function takenBack({ row, tables }: HeldAmendment, table: Table, input: UndoDecision): Promise<Ruling> {
  const { amendment, reason, settled } = input;
  if (!row.applied) return refuse("not-decided");
  const fits = worked(table, inverseOf(row.applied), settled);
  // Somebody brought the old words back by hand: the decision is taken back all the same.
  const same = "ok" in fits && fits.reason === "says-the-same" && !settled;
  if ("ok" in fits && !same) return fits;
  const effect =
    "ok" in fits ? await effectOnOthers(table, amendment) : await effectOf(table, fits, amendment);
  return {
    command: { type: "undo-decision", amendment, reason, effect },
    also: async () => {
      if (!("ok" in fits)) await write(table, fits, { amendment, delegation: null });
      await tables.amendments.change(amendment, { applied: null });
    },
  };
}

/**
 * Asked before its words are: the second decision is refused as already decided, not because the words are in the text.
 */
function notOpen({ opened, row }: HeldAmendment, modified: boolean): Refusal | null {
  if (opened.record.phase.name !== "drafting") return refuse("not-in-this-phase");
  const found = amendmentOf(opened.record, row.id);
  if (!found || isOpen(found)) return null;
  const accepted = found.state.name === "accepted" || found.state.name === "modified";
  return refuse(
    accepted && (found.state.name === "modified") === modified ? "already-done" : "amendment-closed",
  );
}
