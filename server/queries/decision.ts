/** The board: where every country stands on the frozen text, and what this person may do about it. */
import type { IssuedDraft, Phase } from "#domain/life/index.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Actor, Deed } from "#domain/rights/index.ts";
import { type BoardRow, board, missing } from "#domain/signoff/index.ts";
import type { FrozenText } from "#domain/text/index.ts";
import { readableText } from "#server/queries/readable-text.ts";
import type { Shelf } from "#server/queries/shelf.ts";

export interface DecisionPage {
  ok: true;
  text: { id: string; title: string; zone: string; phase: Phase };
  may: Record<Deed, boolean>;
  /** The delegation this person may sign for and its row, if it is asked. */
  mine: BoardRow | null;
  rows: BoardRow[];
  missing: number;
  /** Open brackets in the text. */
  brackets: number;
  /** The newest issued draft. */
  draft: IssuedDraft | null;
  /** The words that are being signed, while they are. */
  words: FrozenText | null;
}

export function decision(shelf: Shelf) {
  return async (actor: Actor | null, id: string): Promise<DecisionPage | Refusal> => {
    const found = await readableText(shelf, actor, id);
    if (!found.ok) return found;
    const { text, meeting, seat, may } = found;
    const { record } = text;
    const rows = board(record);
    return {
      ok: true,
      text: { id, title: text.title, zone: meeting.zone, phase: record.phase },
      may,
      mine: rows.find((row) => row.party.delegation === seat.delegation) ?? null,
      rows,
      missing: missing(record).length,
      brackets: text.brackets,
      draft: record.drafts.at(-1) ?? null,
      words: await wordsOnTable(shelf, id, record.phase),
    };
  };
}

async function wordsOnTable({ store }: Shelf, text: string, phase: Phase): Promise<FrozenText | null> {
  if (phase.name !== "signing" && phase.name !== "adopted") return null;
  const draft = await store.texts.draft(text, phase.draft);
  return draft && JSON.parse(draft.canonical);
}
