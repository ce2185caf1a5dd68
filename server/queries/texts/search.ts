/** Search in what this reader may see: adopted texts for everybody, the rest by the seats that the reader has. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may } from "#domain/rights/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { viewerAt } from "#server/queries/positions/position-view.ts";
import { type Hit, MARK_FROM, MARK_TO } from "#server/store/texts/search.ts";

export interface Found extends Omit<Hit, "excerpt"> {
  /** The words around a match; the match is marked. */
  excerpt: { words: string; found: boolean }[];
}

export interface SearchPage {
  ok: true;
  editions: Found[];
  clauses: Found[];
  comments: Found[];
}

/** The length of a sentence; a longer query finds nothing that a shorter one would not. */
const LONGEST_QUESTION = 300;

export function search({ store }: QueryContext) {
  return async (actor: Actor | null, question: string): Promise<SearchPage | Refusal> => {
    const words = question.replaceAll("\u0000", "").trim();
    if (!words) return refuse("empty");
    if (words.length > LONGEST_QUESTION) return refuse("too-long");
    const seats = (actor?.seats ?? []).filter(({ meeting }) => may(actor, "read", { meeting }).ok);
    const meetings = seats.map((seat) => seat.meeting);
    const readers = seats.map((seat) => ({ meeting: seat.meeting, ...viewerAt(seat) }));
    const [editions, clauses, comments] = await Promise.all([
      store.search.editions(words),
      meetings.length ? store.search.clauses(words, meetings) : [],
      meetings.length ? store.search.comments(words, readers) : [],
    ]);
    return {
      ok: true,
      editions: editions.map(view),
      clauses: clauses.map(view),
      comments: comments.map(view),
    };
  };
}

function view({ excerpt, ...hit }: Hit): Found {
  return { ...hit, excerpt: piecesOf(excerpt) };
}

function piecesOf(excerpt: string): Found["excerpt"] {
  return excerpt.split(MARK_FROM).flatMap((piece, at) => {
    if (at === 0) return piece ? [{ words: piece, found: false }] : [];
    const [found = "", rest = ""] = piece.split(MARK_TO);
    return [{ words: found, found: true }, ...(rest ? [{ words: rest, found: false }] : [])];
  });
}
