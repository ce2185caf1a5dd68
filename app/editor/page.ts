/**
 * What the page of a text and the panel of a clause are made of: plain values, formatted by the loaders, so that no
 * date and no country name is written in the browser and no component computes a right.
 */

import type { Phase } from "#domain/life/record.ts";
import type { Reason } from "#domain/refusals.ts";
import type { Kind, TextKind } from "#domain/text/clause.ts";
import type { Part } from "#domain/text/difference.ts";
import type { Cause } from "#domain/text/versions.ts";
import type { Presence, Voice } from "./carets.ts";

/** Why a text can be read but not written. */
export type Closed = "preparing" | "pen" | "seat" | "signing" | "adopted" | "withdrawn";

export interface TextPage {
  id: string;
  title: string;
  kind: TextKind;
  language: string;
  sheet: string;
  phase: Phase;
  /** Null where this person may write. */
  closed: Closed | null;
  /** The newest issued draft. */
  draft: { number: number; name: string } | null;
  meeting: { id: string; name: string };
  me: Presence;
  /** In seat order. */
  voices: Voice[];
  /** Open threads by clause. */
  threads: Record<string, number>;
}

export interface VersionShown {
  number: number;
  cause: Cause;
  /** Ids of voices; "chair" for the chair's side. */
  by: string[];
  people: string[];
  /** ISO instant, and the same in words. */
  at: string;
  when: string;
  kind: Kind;
  redline: Part[];
}

export interface CommentShown {
  id: string;
  author: string;
  /** Id of a voice; null for the chair's side. */
  by: string | null;
  body: string;
  at: string;
  when: string;
}

export interface ThreadShown {
  id: string;
  resolved: { by: string; when: string } | null;
  comments: CommentShown[];
}

export interface ClausePage {
  text: { id: string; title: string; language: string };
  clause: string;
  may: { comment: boolean; resolve: boolean };
  voices: Voice[];
  /** Newest first. */
  versions: VersionShown[];
  /** Open ones first, each in the order of its comments. */
  threads: ThreadShown[];
}

/** Initials of an organisation: its capitals, or the first two letters of a single word. */
export function initialsOf(name: string): string {
  const capitals = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  return capitals.length > 1
    ? capitals
        .map((word) => word[0])
        .join("")
        .slice(0, 3)
    : name.slice(0, 2).toUpperCase();
}

/** Why the page of a clause could not be had. */
export interface Unavailable {
  unavailable: Reason;
}
