/**
 * What the chair's side would do with an amendment, proposed to its submitter alone, and the submitter's answer.
 * Neither is on the record, and nobody else sees them; the chair then decides freely.
 */
import { amendmentOf, isOpen, LONGEST_REASON } from "#domain/life/index.ts";
import { type Reason, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { AnswerOutcome, ProposeOutcome } from "#server/commands/amendments/inputs.ts";
import { besideAmendment, type HeldAmendment, isOwn } from "#server/commands/amendments/on-amendment.ts";
import { clauseOfSettled } from "#server/commands/amendments/settled.ts";
import type { CommandContext } from "#server/commands/context.ts";
import type { Done } from "#server/commands/perform.ts";
import type { StoredOutcome } from "#server/store/amendments/amendments.ts";

export function proposeOutcome(context: CommandContext) {
  return (actor: Actor | null, input: ProposeOutcome): Promise<Done> =>
    besideAmendment(context, actor, ["propose-outcome"], input.amendment, async (held) => {
      const wrong = closed(held) ?? tooLong(input.comment) ?? unfit(input, held);
      if (wrong) return refuse(wrong);
      const { outcome, into = null, words, comment } = input;
      return keep(held, {
        ...{ outcome, comment: comment.trim(), answer: null, at: held.opened.at.toISOString() },
        into: outcome === "merge" ? into : null,
        words: outcome === "modify" && words ? words.map(clauseOfSettled) : null,
      });
    });
}

export function answerOutcome(context: CommandContext) {
  return (actor: Actor | null, { amendment, agrees, comment }: AnswerOutcome): Promise<Done> =>
    besideAmendment(context, actor, ["answer-outcome"], amendment, async (held) => {
      if (!isOwn(held)) return refuse("not-your-delegation");
      const { outcome } = held.row;
      if (!outcome) return refuse("not-found");
      if (outcome.answer) return refuse("already-done");
      const wrong = closed(held) ?? tooLong(comment);
      if (wrong) return refuse(wrong);
      const answer = { agrees, comment: comment.trim(), at: held.opened.at.toISOString() };
      return keep(held, { ...outcome, answer });
    });
}

function closed({ opened, row }: HeldAmendment): Reason | null {
  const found = amendmentOf(opened.record, row.id);
  if (opened.record.phase.name !== "drafting") return "not-in-this-phase";
  return found && isOpen(found) ? null : "amendment-closed";
}

function tooLong(comment: string): Reason | null {
  return comment.length > LONGEST_REASON ? "too-long" : null;
}

function unfit(
  { outcome, into, words, amendment }: ProposeOutcome,
  { opened }: HeldAmendment,
): Reason | null {
  if (outcome === "modify") return words?.length ? null : "empty";
  if (outcome !== "merge") return null;
  if (into === amendment) return "merged-in-circle";
  return into && amendmentOf(opened.record, into) ? null : "not-found";
}

async function keep({ row, tables }: HeldAmendment, outcome: StoredOutcome): Promise<Done> {
  await tables.amendments.change(row.id, { outcome });
  await tables.outbox.put({ type: "amendments", text: row.text, to: [row.delegation, "chair"] });
  return { ok: true };
}
