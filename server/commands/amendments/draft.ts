/**
 * An amendment begins inside a delegation: on its own sheet, which the server seeds with the present clause, and which
 * nobody else can see. It can be discarded there; a guest's can be suggested, and taken back.
 */
import { sees } from "#domain/comments/index.ts";
import {
  amendmentsOpen,
  clauseStatus,
  decideDraft,
  LONGEST_REASON,
  type TextRecord,
} from "#domain/life/index.ts";
import { type Reason, type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, type Permission, type Seat, sideOf } from "#domain/rights/index.ts";
import { type Clause, clausesOf, hasWords, type Proposal, wordingError } from "#domain/text/index.ts";
import { firstWords } from "#server/commands/amendments/first-words.ts";
import type { DraftAmendment, Drafted, OnAmendment, WithReason } from "#server/commands/amendments/inputs.ts";
import {
  besideAmendment,
  besideRecord,
  type HeldAmendment,
} from "#server/commands/amendments/on-amendment.ts";
import type { CommandContext } from "#server/commands/context.ts";
import type { Done } from "#server/commands/perform.ts";
import type { AmendmentRow } from "#server/store/amendments/amendments.ts";
import type { Tables } from "#server/store/open.ts";

/** Members draft amendments, guests draft what may become a suggestion: each inside the own delegation. */
const DRAFTERS: readonly Permission[] = ["draft-amendment", "suggest-amendment"];

export function draftAmendment(context: CommandContext) {
  return (actor: Actor | null, input: DraftAmendment): Promise<Drafted> =>
    besideRecord<Drafted>(
      context,
      actor,
      DRAFTERS,
      input.text,
      async ({ record, sheet, at }, seat, tables) => {
        const { delegation } = seat;
        if (!delegation) return refuse("not-your-delegation");
        if (record.phase.name !== "drafting") return refuse("not-in-this-phase");
        const origin = input.from ? await originOf(tables, input.from, input.text, seat) : null;
        if (origin && "ok" in origin) return origin;
        const thread = input.thread ? await seenThread(tables, input.thread, input.text, seat) : null;
        if (input.thread && !thread) return refuse("not-found");
        const clauses = await tables.sheets.clauses(sheet);
        const proposal = origin?.proposal ?? proposalOf(input);
        const error = proposal ? errorOf(proposal, clauses, record) : "not-fitting";
        if (!proposal || error) return refuse(error ?? "not-fitting");
        const base = clauses.filter(({ id }) => clausesOf(proposal).includes(id));
        const ground = { now: clauses, language: record.language, newId: context.newId };
        const own = hasWords(proposal)
          ? { id: context.newId(), seed: firstWords(proposal, base, { ...ground, like: input.like }, origin) }
          : null;
        const id = context.newId();
        await tables.amendments.create({
          ...{ id, text: input.text, delegation, proposal, base, sheet: own, origin: origin?.id ?? null },
          order: clauses.map((clause) => clause.id),
          thread: thread?.id ?? null,
          // Everybody will read the reason: what was written in confidence is not copied into it.
          reason:
            thread?.audience === "table" ? (thread.comments[0]?.body.slice(0, LONGEST_REASON) ?? "") : "",
          draftedBy: (actor as Actor).person,
          draftedAt: at,
        });
        await tables.outbox.put({ type: "amendments", text: input.text, to: [delegation] });
        return { ok: true, amendment: id, sheet: own?.id ?? null };
      },
    );
}

export function discardAmendment(context: CommandContext) {
  return (actor: Actor | null, { amendment }: OnAmendment) =>
    besideAmendment(context, actor, DRAFTERS, amendment, async (held) => {
      const { row, tables } = held;
      const decided = decideDraft(row, "discard", held.seat);
      if (!decided.ok) return decided;
      await tables.amendments.change(row.id, { stage: decided.stage });
      if (row.sheet) await tables.sheets.accept(row.sheet, "nobody");
      return outcome(held, row.stage === "suggested");
    });
}

/** From now on the members and the chair's side read it, and its words are fixed. */
export function suggestAmendment(context: CommandContext) {
  return (actor: Actor | null, { amendment, reason }: WithReason) =>
    besideAmendment(context, actor, DRAFTERS, amendment, async (held) => {
      const { row, tables, opened } = held;
      const decided = decideDraft(row, "suggest", held.seat);
      if (!decided.ok) return decided;
      if (!amendmentsOpen(opened.record, opened.at.toISOString()))
        return refuse(opened.record.phase.name === "drafting" ? "amendments-closed" : "not-in-this-phase");
      if (reason.length > LONGEST_REASON) return refuse("too-long");
      const proposed = await fixedWords(tables, row);
      if (proposed.some((clause) => !clause.id)) return refuse("changed-meanwhile");
      const error = wordingError(row.proposal, { base: row.base, proposed });
      if (error) return refuse(error);
      const notifiedAt = opened.at;
      await tables.amendments.change(row.id, {
        stage: decided.stage,
        proposed,
        reason: reason.trim(),
        notifiedAt,
      });
      if (row.sheet) await tables.sheets.accept(row.sheet, "nobody");
      return outcome(held, true);
    });
}

export function takeBackSuggestion(context: CommandContext) {
  return (actor: Actor | null, { amendment }: OnAmendment) =>
    besideAmendment(context, actor, DRAFTERS, amendment, async (held) => {
      const { row, tables } = held;
      const decided = decideDraft(row, "take-back", held.seat);
      if (!decided.ok) return decided;
      await tables.amendments.change(row.id, { stage: decided.stage, proposed: null, notifiedAt: null });
      if (row.sheet) await tables.sheets.accept(row.sheet, "members");
      return outcome(held, true);
    });
}

/** The words of its sheet, under the sheet's lock. */
export async function fixedWords(tables: Tables, { sheet }: AmendmentRow): Promise<Clause[]> {
  return sheet ? (await tables.sheets.frozen(sheet)).clauses : [];
}

/** A discussion of this text that this seat sees; for others it does not exist. */
async function seenThread(tables: Tables, id: string, text: string, { role, delegation }: Seat) {
  const thread = await tables.threads.byId(id);
  const threadAudience = thread && { delegation: thread.delegationId, audience: thread.audience };
  const seen = threadAudience && sees(threadAudience, { side: sideOf(role), delegation });
  return thread?.textId === text && seen ? thread : null;
}

/** A suggestion that a member takes up, or an amendment of the own delegation that is drafted again. */
async function originOf(
  tables: Tables,
  id: string,
  text: string,
  seat: Seat,
): Promise<AmendmentRow | Refusal> {
  const row = await tables.amendments.byId(id);
  if (row?.text !== text) return refuse("not-found");
  if (row.stage === "released")
    return row.delegation === seat.delegation ? row : refuse("not-your-delegation");
  const decided = decideDraft(row, "take-up", seat);
  return decided.ok ? row : decided;
}

function proposalOf({ deed, clause, after = null, with: second }: DraftAmendment): Proposal | null {
  if (deed === "insert") return { deed, after };
  if (!clause) return null;
  if (deed === "move") return clause === after ? null : { deed, clause, after };
  if (deed === "merge") return second && second !== clause ? { deed, clause, with: second } : null;
  return { deed, clause };
}

function errorOf(proposal: Proposal, clauses: readonly Clause[], record: TextRecord): Reason | null {
  const state = new Set(clauses.map((clause) => clause.id));
  const named = clausesOf(proposal);
  const places = "after" in proposal && proposal.after ? [proposal.after] : [];
  if ([...named, ...places].some((id) => !state.has(id))) return "unknown-clause";
  return named.some((id) => clauseStatus(record, id).startsWith("agreed")) ? "clause-closed" : null;
}

/** A draft is broadcast to its own delegation; a suggestion to the members and the chair's side. */
async function outcome({ row, tables, opened }: HeldAmendment, widely: boolean): Promise<Done> {
  const members = widely ? await membersOf(tables, opened.meeting) : [];
  const to = [...new Set([row.delegation, ...members, ...(widely ? ["chair"] : [])])];
  await tables.outbox.put({ type: "amendments", text: row.text, to });
  if (row.sheet) await tables.outbox.put({ type: "sheet", text: row.text, sheet: row.sheet });
  return { ok: true };
}

async function membersOf(tables: Tables, meeting: string): Promise<string[]> {
  return (await tables.meetings.delegations(meeting))
    .filter((one) => one.kind === "member")
    .map((one) => one.id);
}
