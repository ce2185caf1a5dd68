/**
 * Discussions as pages show them: plain values, with dates and names in the reader's language, and the permitted
 * commands.
 */

import type { Anchor, Audience, Filter, Footing, Resolution } from "#domain/comments/index.ts";
import type { Reason } from "#domain/refusals.ts";
import type { DelegationView } from "./delegation-view.ts";

export interface CommentView {
  id: string;
  author: string;
  /** Id of a delegation; null for the chair's side. */
  by: string | null;
  own: boolean;
  pieces: { text: string; named: boolean }[];
  at: string;
  when: string;
  /** Its earlier wordings, as far as this reader may know them; the oldest first. */
  edited: { when: string; former: { body: string; when: string }[] } | null;
  /** When its author took it back: no words of it are left. */
  takenBack: string | null;
  may: { edit: boolean; takeBack: boolean };
}

export interface ThreadView {
  id: string;
  clause: string;
  /** The present label of the clause, or its last one. */
  place: string;
  anchor: Anchor | null;
  /** As the server found it; a page that has the text open checks this itself. */
  footing: Footing;
  wordsNow: string | null;
  /** The language of the version in which its words are, if this page shows another one. */
  elsewhere: string | null;
  audience: Audience;
  /** Id of the delegation that began it; null for the chair's side. */
  delegation: string | null;
  resolved: { by: string; when: string; resolution: Resolution | null; closing: string } | null;
  widened: { when: string; from: Audience } | null;
  mine: boolean;
  mentionsMe: boolean;
  comments: CommentView[];
  may: { reply: boolean; resolve: boolean; reopen: boolean; widen: Audience[]; propose: boolean };
  amendments: string[];
}

/** What the forms of a discussion need. */
export interface Saying {
  text: { id: string; language: string };
  delegations: DelegationView[];
  may: { comment: boolean };
  audiences: Audience[];
}

/** One comment, and the page to which a form that is sent without a script leads back. */
export interface OneComment {
  saying: Saying;
  thread: ThreadView;
  comment: CommentView;
  back?: "clause" | "comments" | undefined;
}

export interface CommentsView extends Saying {
  text: { id: string; title: string; language: string };
  sheet: string;
  /** Id of this reader's delegation. */
  own: string | null;
  asked: Filter;
  threads: ThreadView[];
  counts: { open: number; resolved: number };
}

export interface MentionableView {
  people: { id: string; name: string; of: string }[];
  delegations: { id: string; name: string }[];
}

/** What the action of the comments answers. */
export type CommentResult =
  | { ok: true; thread: string }
  | { ok: false; reason: Reason; thread: string | null; comment: string | null; body: string };
