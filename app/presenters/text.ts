/**
 * The data for the page of a text and the panel of a clause: plain values, formatted by the loaders, so that no date
 * and no country name is formatted in the browser and no component decides about rights.
 */

import type { Source } from "#app/presenters/original.ts";
import type { Audience } from "#domain/comments/index.ts";
import type { Phase } from "#domain/life/record.ts";
import type { Reason } from "#domain/refusals.ts";
import type { Clause, TextKind } from "#domain/text/clause.ts";
import type { Cause } from "#domain/text/versions.ts";
import type { AmendmentsInText } from "./amendment.ts";
import type { ChangeOfText } from "./change.ts";
import type { ThreadView } from "./comment.ts";
import type { DelegationView, Presence } from "./delegation-view.ts";
import type { NegotiationView } from "./negotiation.ts";
import type { PositionView } from "./position.ts";

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
  /** This person has not taken the tour yet. */
  newcomer?: boolean;
  /** In seat order. */
  delegations: DelegationView[];
  /** Open threads by clause. */
  threads: Record<string, number>;
  proposals?: AmendmentsInText;
  negotiation: NegotiationView;
  /** How much of the sheet could not be read. */
  leftOut?: number;
  /** For a language version: the source that it renders. */
  source?: Source;
  /** What others changed since this person's last visit; null if nothing changed, absent if nobody asked. */
  since?: SinceView | null;
  /** Not dismissed yet. */
  deletions?: DeletionView[];
}

/** A large deletion, as the chair's side is notified of it in the text. */
export interface DeletionView {
  /** Of the notice. */
  id: string;
  sentence: string;
  /** Addresses; null where the changes cannot be compared. */
  changes: string | null;
  restoring: string;
}

export interface SinceView {
  /** When the last visit was. */
  when: string;
  /** The last change that is included. */
  n: number;
  /** Names of the delegations, as a list in the reader's language. */
  names: string;
  clauses: SinceClause[];
}

export interface SinceClause {
  id: string;
  name: string;
  /** New, removed, moved; nothing for one that was reworded. */
  what: string[];
  gone: boolean;
  by: string;
  change: ChangeOfText;
}

/** Why a version was made; "born" is the first version of a new clause. */
export type CauseView = Cause | "restored" | "born";

export interface VersionView {
  number: number;
  cause: CauseView;
  /** Of a restoration: the version whose words were restored. */
  restored: number | null;
  /** Ids of delegations; "chair" for the chair's side. */
  by: string[];
  people: string[];
  /** ISO instant, and the same in words. */
  at: string;
  when: string;
  /** The former label of the clause, if it has another one now. */
  calledThen: string | null;
  /** The clause to which words were given, or from which they were taken. */
  other: { id: string; name: string } | null;
  change: ChangeOfText;
  /** The clause at the end of this version; for a deletion, its last words. */
  clause: Clause;
}

export interface ClausePage {
  text: { id: string; title: string; language: string };
  clause: string;
  /** Its label: the present one or, if it was deleted, the last one. */
  name: string;
  deleted: boolean;
  /** The change before its deletion, for people who may restore the text. */
  beforeDeletion: number | null;
  /** Where a deleted clause is put back: after the first of these that is in the text. */
  stoodAfter: string[];
  may: { comment: boolean; position: boolean };
  /** The decisions about it, in their order. */
  story: { at: string; sentence: string; by: string; when: string }[];
  /** In seat order, those that this person may see; null where that is none. */
  positions: PositionView[] | null;
  /** Id of this person's delegation. */
  own: string | null;
  delegations: DelegationView[];
  /** Newest first. */
  versions: VersionView[];
  /** Two versions that the address asks for. */
  compared: { version: number; against: number; change: ChangeOfText } | null;
  /** Changes that are in no version yet. */
  unfolded: number;
  /** Discussions that this person sees, and the audiences with which a new one may begin. */
  threads: ThreadView[];
  audiences: Audience[];
  /** Where the address asks for it. */
  writers: WritersView | null;
}

/** Why the page of a clause is not available. */
export interface Unavailable {
  unavailable: Reason;
}

/** Open brackets in each issued draft, oldest first. */
export interface BracketTrend {
  drafts: { number: number; name: string; open: number }[];
}

/** Who wrote the present words of a clause, in reading order. */
export interface WritersView {
  clause: string;
  written: WrittenView[];
}

export interface WrittenView {
  text: string;
  /**
   * Nobody: as the text was prepared. More than one: one of these. `delegation` is "chair" for the chair's side.
   */
  by: { delegation: string | null; person: string }[];
  /** False: too new to be on record. */
  known: boolean;
}
