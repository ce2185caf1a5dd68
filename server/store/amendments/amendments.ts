/**
 * Amendments beside the record: what only a delegation knows until it releases one, the words of each, what a decision
 * did to the text, and what the chair's side proposed to the submitter. Every writer holds the lock of the text's row.
 */
import type { Stage } from "#domain/life/index.ts";
import type { Clause, Proposal, RevisionDone } from "#domain/text/index.ts";
import type { Db } from "#server/store/database/db.ts";
import type { Amendment as Row } from "#server/store/generated/client.ts";
import { Prisma } from "#server/store/generated/client.ts";
import { type Ask, stateFromLadder } from "#server/store/log/snapshots.ts";
import { clausesIn, seedState } from "#server/store/log/text-at.ts";

export interface AmendmentRow {
  id: string;
  text: string;
  delegation: string;
  stage: Stage;
  proposal: Proposal;
  /** The clauses that it is about, as they were when it was drafted, and the order of the whole text. */
  base: Clause[];
  order: string[];
  /** Fixed when it is released; in its sheet until then. */
  proposed: Clause[] | null;
  sheet: string | null;
  origin: string | null;
  /** The discussion that it was drafted from. */
  thread: string | null;
  reason: string;
  draftedBy: string;
  draftedAt: Date;
  notifiedAt: Date | null;
  /** What its acceptance did. */
  applied: RevisionDone | null;
  outcome: StoredOutcome | null;
}

export interface StoredOutcome {
  outcome: "accept" | "modify" | "merge" | "reject";
  into: string | null;
  words: Clause[] | null;
  comment: string;
  at: string;
  answer: { agrees: boolean; comment: string; at: string } | null;
}

export interface WaitingAmendment {
  drafts: number;
  outcomes: number;
}

const NOTHING: WaitingAmendment = { drafts: 0, outcomes: 0 };

export interface NewAmendment
  extends Pick<
    AmendmentRow,
    | "id"
    | "text"
    | "delegation"
    | "proposal"
    | "base"
    | "order"
    | "origin"
    | "thread"
    | "reason"
    | "draftedBy"
    | "draftedAt"
  > {
  /** The words with which its own sheet begins, where it has words. */
  sheet: { id: string; seed: readonly Clause[] } | null;
}

export type AmendmentChange = Partial<
  Pick<AmendmentRow, "stage" | "proposed" | "reason" | "notifiedAt" | "applied" | "outcome">
>;

export function amendmentsIn(db: Db) {
  return {
    async create({ sheet, ...amendment }: NewAmendment): Promise<void> {
      if (sheet) await createSheet(db, amendment.text, sheet);
      const { id, text, delegation, origin, thread, reason, draftedBy, draftedAt, order } = amendment;
      await db.amendment.create({
        data: {
          ...{ id, origin, reason, threadId: thread, draftedBy, draftedAt },
          ...{ stage: "drafted", sheetId: sheet?.id ?? null },
          ...{ textId: text, delegationId: delegation, baseOrder: order },
          proposal: json(amendment.proposal),
          base: json(amendment.base),
        },
      });
    },

    async byId(id: string): Promise<AmendmentRow | null> {
      const row = await db.amendment.findUnique({ where: { id } });
      return row && rowOf(row);
    },

    /** In the order in which they were begun. */
    async ofText(textId: string): Promise<AmendmentRow[]> {
      const rows = await db.amendment.findMany({
        where: { textId },
        orderBy: [{ draftedAt: "asc" }, { id: "asc" }],
      });
      return rows.map(rowOf);
    },

    /** By text: how many drafts this delegation has, and how many outcomes that were proposed to it wait for its answer. */
    async waiting(texts: readonly string[], delegation: string): Promise<Map<string, WaitingAmendment>> {
      const rows = await db.amendment.findMany({
        where: {
          textId: { in: [...texts] },
          delegationId: delegation,
          stage: { in: ["drafted", "released"] },
        },
        select: { textId: true, stage: true, outcome: true },
      });
      const waiting = new Map<string, WaitingAmendment>();
      for (const { textId, stage, outcome } of rows) {
        const { drafts, outcomes } = waiting.get(textId) ?? NOTHING;
        const asked =
          stage === "released" && outcome !== null && !(outcome as unknown as StoredOutcome).answer;
        const draft = stage === "drafted";
        waiting.set(textId, { drafts: drafts + Number(draft), outcomes: outcomes + Number(asked) });
      }
      return waiting;
    },

    async change(id: string, { proposed, applied, outcome, ...rest }: AmendmentChange): Promise<void> {
      const data = {
        ...rest,
        ...(proposed !== undefined && { proposed: json(proposed) }),
        ...(applied !== undefined && { applied: json(applied) }),
        ...(outcome !== undefined && { outcome: json(outcome) }),
      };
      await db.amendment.update({ where: { id }, data });
    },

    /** Its words at this moment, wherever they are stored. */
    async words({ proposed, sheet }: Pick<AmendmentRow, "proposed" | "sheet">): Promise<Clause[]> {
      if (proposed || !sheet) return proposed ?? [];
      const ask: Ask = (sql, ...values) => db.$queryRawUnsafe(sql, ...values);
      return clausesIn((await stateFromLadder(ask, sheet, null)).state);
    },
  };
}

async function createSheet(
  db: Db,
  textId: string,
  { id, seed }: { id: string; seed: readonly Clause[] },
): Promise<void> {
  const change = { n: 1, bytes: Buffer.from(seedState(seed)) };
  const sheet = { id, textId, kind: "amendment", accepts: "members", head: 1, folded: 0 };
  await db.sheet.create({ data: { ...sheet, changes: { create: change } } });
}

function json(value: unknown) {
  return value === null ? Prisma.DbNull : JSON.parse(JSON.stringify(value));
}

function rowOf(row: Row): AmendmentRow {
  const { id, origin, reason, draftedBy, draftedAt, notifiedAt } = row;
  return {
    ...{
      id,
      origin,
      reason,
      draftedBy,
      draftedAt,
      notifiedAt,
      text: row.textId,
      delegation: row.delegationId,
    },
    ...{ stage: row.stage as Stage, sheet: row.sheetId, order: row.baseOrder, thread: row.threadId },
    proposal: row.proposal as Proposal,
    base: row.base as unknown as Clause[],
    proposed: row.proposed as unknown as Clause[] | null,
    applied: row.applied as unknown as RevisionDone | null,
    outcome: row.outcome as unknown as StoredOutcome | null,
  };
}
