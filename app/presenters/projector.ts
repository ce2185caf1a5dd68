/** What the remote of the projector shows: the present clause, and the clauses that it can be turned to. */

import type { RoomView } from "#domain/meeting/projector.ts";
import type { StatusName } from "./negotiation.ts";

export interface RemoteView {
  text: { id: string; title: string; language: string };
  /** May this reader turn the projector? */
  mayPoint: boolean;
  view: RoomView;
  /** Index of the clause shown. */
  at: number;
  /** The clause that was shown is no longer in the text. */
  gone: boolean;
  clauses: RemoteClause[];
}

export interface RemoteClause {
  id: string;
  /** "OP2 (a)", or "Title". */
  name: string;
  /** Its first words. */
  words: string;
  status: StatusName;
  /** Open brackets, and amendments that wait. */
  brackets: number;
  amendments: { id: string }[];
}
