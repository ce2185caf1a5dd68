/**
 * What may be done with a discussion, by whom and until when. Everybody who sees it may answer. It is resolved by
 * members and the chair's side, and a guest's own by the guest. Only its author may widen its audience, and only while
 * nobody of another delegation has written in confidence. A comment is corrected or taken back by its author alone.
 */
import {
  type Audience,
  audiencesFor,
  isOf,
  isWider,
  sees,
  type ThreadAudience,
} from "#domain/comments/audience.ts";
import type { PhaseName } from "#domain/life/record.ts";
import type { PositionViewer } from "#domain/positions/position.ts";
import type { Reason } from "#domain/refusals.ts";

/** Why a discussion was closed. */
export const RESOLUTIONS = ["taken-up", "answered", "not-pursued", "overtaken"] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** A sentence or two beside the reason. */
export const LONGEST_CLOSING = 1_000;
/** A page and a half. Longer is a paper, not a comment. */
export const LONGEST_COMMENT = 5_000;

export interface Discussion extends ThreadAudience {
  /** The person who began it. */
  begunBy: string | null;
  resolved: boolean;
  /** Delegations that have spoken in it; null for the chair's side. */
  spoken: readonly (string | null)[];
}

export interface Asker extends PositionViewer {
  person: string;
}

export type ThreadCommand = "reply" | "resolve" | "reopen" | "widen";

/** A comment as its rules see it. */
export interface Spoken {
  /** Who said it, and for which delegation; null for the chair's side. */
  person: string;
  delegation: string | null;
  takenBack: boolean;
}

/**
 * Why this cannot be done, or null. A person who does not see a discussion gets the same answer as for one that does
 * not exist.
 */
export function threadError(
  command: ThreadCommand,
  thread: Discussion,
  asker: Asker,
  phase: PhaseName,
): Reason | null {
  if (!sees(thread, asker)) return "not-found";
  const settles = command === "resolve" || command === "reopen";
  if (settles && asker.side === "guest" && !isOf(thread.delegation, asker)) return "not-your-role";
  if (commentsClosed(phase)) return "text-closed";
  if (command === "reply") return thread.resolved ? "thread-resolved" : null;
  if (command === "widen") return wideningError(thread, asker);
  return thread.resolved === (command === "resolve") ? "already-done" : null;
}

/** Nothing is said any more of a text that is adopted or withdrawn; what was said stays with those who saw it. */
export function commentsClosed(phase: PhaseName): boolean {
  return phase === "adopted" || phase === "withdrawn";
}

/** Correcting and taking back have one rule: the author, while comments are possible there. */
export function commentError(
  thread: Discussion,
  comment: Spoken,
  asker: Asker,
  phase: PhaseName,
): Reason | null {
  if (!sees(thread, asker)) return "not-found";
  if (comment.person !== asker.person || comment.delegation !== asker.delegation) return "not-your-words";
  if (commentsClosed(phase)) return "text-closed";
  if (thread.resolved) return "thread-resolved";
  return comment.takenBack ? "already-done" : null;
}

function wideningError(thread: Discussion, asker: Asker): Reason | null {
  if (thread.begunBy !== asker.person || !isOf(thread.delegation, asker)) return "not-your-comment";
  if (thread.audience === "table") return "not-wider";
  return thread.spoken.every((delegation) => delegation === thread.delegation) ? null : "others-spoke";
}

/** To which audiences its author may widen it now. */
export function widerAudiences(thread: Discussion, asker: Asker, phase: PhaseName): Audience[] {
  if (threadError("widen", thread, asker, phase)) return [];
  return audiencesFor(asker).filter((audience) => isWider(audience, thread.audience));
}
