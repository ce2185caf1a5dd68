/**
 * The record of a text: what its events add up to. A phase holds only the fields that exist in it. Stored with the
 * text and rebuildable from its trail (`replay` in evolve.ts), which a test compares.
 */
import type { Amendment } from "#domain/life/amendment.ts";
import type { ClauseWords, CreatedEvent, Occasion, Party, Pen } from "#domain/life/events.ts";
import type { TextKind } from "#domain/text/clause.ts";

export type Phase =
  | { name: "preparing" }
  | { name: "drafting"; pen: Pen; reading: number }
  | { name: "signing"; draft: number; hash: string; openedAt: string }
  | { name: "adopted"; draft: number; hash: string; slug: string; date: string; at: string }
  | { name: "withdrawn"; reason: string; at: string };

export type PhaseName = Phase["name"];

export interface IssuedDraft {
  number: number;
  name: string;
  hash: string;
  at: string;
}

export type SignOff =
  | { decision: "signed"; party: Party; hash: string; signatory: string; title: string; at: string }
  | { decision: "refused"; party: Party; hash: string; reason: string; at: string };

/** What was said of a clause; of one that is simply open, nothing. */
export type ClauseStanding =
  /** Its pen is with the chair. */
  | { status: "held"; at: string }
  /** `parties`: the delegations whose capitals are still asked. */
  | ({ status: "agreed-ad-ref"; parties: Party[] } & Agreement)
  | ({ status: "agreed" } & Agreement);

export interface Agreement {
  at: string;
  /** Of the clause as agreed. */
  digest: string;
  /** Open to the chair's side for an editorial correction. */
  correction: Correction | null;
}

export interface Correction {
  at: string;
  note: string;
  was: ClauseWords;
}

export interface TextRecord {
  text: string;
  title: string;
  kind: TextKind;
  language: string;
  occasion: Occasion;
  signatories: Party[];
  demonstration: string | null;
  phase: Phase;
  /** How often drafting was opened: readings are counted from one. */
  reading: number;
  /** ISO instant: until then amendments may be released. Null: as long as drafting is open. */
  amendmentsClose: string | null;
  drafts: IssuedDraft[];
  /** Only those that count now; a reopening voids them, and the trail remembers. */
  signOffs: SignOff[];
  /** All that were released, in that order. */
  amendments: Amendment[];
  /** False where the chair has the delegations' names left out; the record keeps them. */
  attribution: boolean;
  /** By clause id. */
  standings: Readonly<Record<string, ClauseStanding>>;
}

/** What a record begins with beside the facts of its creation; every event adds to this. */
export const NEW: Omit<TextRecord, keyof CreatedEvent> = {
  phase: { name: "preparing" },
  reading: 0,
  amendmentsClose: null,
  drafts: [],
  signOffs: [],
  amendments: [],
  attribution: true,
  standings: {},
};

/** A stored record as this version knows it: one that was kept before a field was thought of has its beginning. */
export function recordOf(stored: unknown): TextRecord {
  return { ...NEW, ...(stored as TextRecord) };
}

/** May amendments be released at this moment (ISO instant)? Computed from the clock whenever it is asked, by nobody's job. */
export function amendmentsOpen(
  { phase, amendmentsClose }: Pick<TextRecord, "phase" | "amendmentsClose">,
  now: string,
): boolean {
  return phase.name === "drafting" && (amendmentsClose === null || now < amendmentsClose);
}

/** Which side may change the main sheet now; what the sheet's row in the database says is this. */
export function accepts(phase: Phase): "members" | "chair" | "nobody" {
  if (phase.name === "preparing") return "chair";
  if (phase.name === "drafting") return phase.pen === "open" ? "members" : "chair";
  return "nobody";
}
