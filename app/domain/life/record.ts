/**
 * The record of a text: what its events add up to. A phase holds only the fields that exist in it. It is stored with
 * the text and can be rebuilt from its trail (`replay` in evolve.ts), which a test compares. It holds nothing that a
 * delegation may not see, except answers, which state their audience.
 */
import type { Amendment } from "#domain/life/amendment.ts";
import type {
  Assertion,
  Capacity,
  ClauseWords,
  CreatedEvent,
  LanguageHash,
  NamedDelegation,
  Occasion,
  Override,
  Pen,
  SigningKey,
  StatementKind,
} from "#domain/life/events.ts";
import type { ObjectionAudience, ProcessRules, Step } from "#domain/life/rules-of-process.ts";
import type { TextKind } from "#domain/text/clause.ts";

/** The frozen draft; `languages` are the authentic ones beside the negotiating language. */
export interface Frozen {
  draft: number;
  hash: string;
  languages?: LanguageHash[];
}

export type Phase =
  | { name: "preparing" }
  | { name: "drafting"; pen: Pen; reading: number }
  | ({
      name: "silence";
      openedAt: string;
      expires: string;
      asked: NamedDelegation[];
      extended: Extension[];
    } & Frozen)
  | ({ name: "meeting"; openedAt: string; present: NamedDelegation[] } & Frozen)
  /** A step was taken and the text waits, frozen, for the next one or for its adoption. */
  | ({ name: "agreed"; by: Step; at: string } & Frozen)
  /** `keys`: those with which it can be signed, if any were announced. */
  | ({ name: "signing"; openedAt: string; keys?: SigningKey[] } & Frozen)
  /** The first edition; later ones stand in the record's `editions`. */
  | ({ name: "adopted"; slug: string; date: string; at: string } & Frozen)
  | { name: "withdrawn"; reason: string; at: string };

export type PhaseName = Phase["name"];
export const PHASES = [
  "preparing",
  "drafting",
  "silence",
  "meeting",
  "agreed",
  "signing",
  "adopted",
  "withdrawn",
] as const satisfies readonly PhaseName[];

export interface IssuedDraft {
  number: number;
  name: string;
  hash: string;
  at: string;
  languages?: LanguageHash[];
}

/** The expiry that was, and until when it was put off, when and why. */
export interface Extension {
  previous: string;
  expires: string;
  at: string;
  reason: string;
}

/** A step that this text, as it is frozen now, has behind it. */
export interface StepTaken {
  step: Step;
  draft: number;
  hash: string;
  at: string;
  announced: { meeting: string; date: string } | null;
}

/** A silence procedure that is over. What the delegations may not know is null. */
export interface PastSilence {
  draft: number;
  hash: string;
  openedAt: string;
  expires: string;
  ended: "kept" | "broken" | "reopened";
  at: string;
  party: NamedDelegation | null;
  reason: string | null;
  amendment: string | null;
}

/** A positive answer to the silence procedure under way. */
export interface Answer {
  party: NamedDelegation;
  at: string;
  to: ObjectionAudience;
}

export interface Signature {
  decision: "signed";
  party: NamedDelegation;
  language: string;
  hash: string;
  signatory: string;
  title: string;
  capacity: Capacity;
  /** Null where it was not given ad referendum. */
  adReferendum: { confirmed: { at: string; by: string } | null } | null;
  place: string;
  date: string;
  assertion: Assertion | null;
  at: string;
}

export interface RefusedSignature {
  decision: "refused";
  party: NamedDelegation;
  hash: string;
  reason: string;
  at: string;
}

export type SignOff = Signature | RefusedSignature;

export interface Statement {
  number: number;
  kind: StatementKind;
  /** Who filed it, then who joined. */
  parties: NamedDelegation[];
  clauses: string[];
  hash: string;
  language: string;
  words: string;
  at: string;
}

export interface EditionMade extends Frozen {
  number: number;
  /** Since when it holds. */
  at: string;
  /** Why the one before was corrected; empty for the first. */
  reason: string;
}

/** A correction that is proposed and falls due. */
export interface OpenCorrection extends Frozen {
  edition: number;
  reason: string;
  openedAt: string;
  expires: string;
  asked: NamedDelegation[];
  override?: Override;
}

export interface Accession extends Signature {
  edition: number;
}

/** The status of a clause; of one that is simply open, nothing. */
export type ClauseState =
  /** Its pen is with the chair. */
  | { status: "held"; at: string }
  /** `parties`: the delegations whose capitals are still asked. */
  | ({ status: "agreed-ad-ref"; parties: NamedDelegation[] } & Agreement)
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
  signatories: NamedDelegation[];
  demonstration: string | null;
  phase: Phase;
  /** Null where none were set: `rulesOf` says what then holds. */
  rules: ProcessRules | null;
  /** Who accepted the rules that hold now. */
  acceptances: { party: NamedDelegation; at: string }[];
  /** How often drafting was opened: readings are counted from one. */
  reading: number;
  /** ISO instant: until then amendments may be released. Null: as long as drafting is open. */
  amendmentsClose: string | null;
  drafts: IssuedDraft[];
  decided: StepTaken[];
  silences: PastSilence[];
  answers: Answer[];
  /** Only those that count now; a reopening voids them, and the trail remembers. */
  signOffs: SignOff[];
  /** All that were released, in that order. */
  amendments: Amendment[];
  /** False where the chair has the delegations' names left out; the record keeps them. */
  attribution: boolean;
  /** By clause id. */
  statuses: Readonly<Record<string, ClauseState>>;
  /** On the text as it is frozen now. */
  statements: Statement[];
  /** How many were ever filed: a number is not given twice. */
  filed: number;
  editions: EditionMade[];
  correction: OpenCorrection | null;
  accessions: Accession[];
}

/** What a record begins with beside the facts of its creation; every event adds to this. */
export const NEW: Omit<TextRecord, keyof CreatedEvent> = {
  phase: { name: "preparing" },
  rules: null,
  acceptances: [],
  reading: 0,
  amendmentsClose: null,
  drafts: [],
  decided: [],
  silences: [],
  answers: [],
  signOffs: [],
  amendments: [],
  attribution: true,
  statuses: {},
  statements: [],
  filed: 0,
  editions: [],
  correction: null,
  accessions: [],
};

/** A stored record as this version knows it: one that was kept before a field was thought of has its beginning. */
export function recordOf(stored: unknown): TextRecord {
  const record = { ...NEW, ...(stored as TextRecord) };
  const signOffs = record.signOffs?.map((signOff) => signOffOf(signOff, record.language));
  return { ...record, signOffs, editions: editionsOf(record) };
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

/** The frozen text in each authentic language, the negotiating one first; none while it is not frozen. */
export function frozenIn(record: Pick<TextRecord, "phase" | "language">): LanguageHash[] {
  const { phase, language } = record;
  return "hash" in phase ? hashesOf(phase, language) : [];
}

export function hashesOf({ hash, languages = [] }: Frozen, language: string): LanguageHash[] {
  return [{ language, hash }, ...languages];
}

/** The first signatures were kept without what was not asked then. */
function signOffOf(signOff: SignOff, language: string): SignOff {
  return signOff.decision === "signed" ? { ...UNASKED, ...{ language }, ...signOff } : signOff;
}

export const UNASKED: Pick<Signature, "capacity" | "adReferendum" | "place" | "date" | "assertion"> = {
  capacity: { kind: "own" },
  adReferendum: null,
  place: "",
  date: "",
  assertion: null,
};

function editionsOf({ phase, editions }: TextRecord): EditionMade[] {
  if (phase.name !== "adopted" || editions.length) return editions;
  return [{ number: 1, draft: phase.draft, hash: phase.hash, at: phase.at, reason: "" }];
}
