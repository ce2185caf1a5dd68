/**
 * Every reason for which something is not done, as plain values. The words a person reads for a reason stand in the
 * catalogues under `refusals.<reason>`; a test compares the two lists.
 */
export const REASONS = [
  // whom and where
  "not-signed-in",
  "no-seat",
  "not-found",
  "not-your-role",
  "not-your-delegation",
  // the life of a text
  "not-in-this-phase",
  "already-done",
  "changed-meanwhile",
  "not-a-moment",
  "no-draft",
  "draft-behind-text",
  "text-empty",
  "hash-differs",
  "signatures-missing",
  "reason-missing",
  "name-missing",
  "name-invisible",
  "name-direction",
  "no-signatories",
  "slug-taken",
  // a signature with a passkey
  "key-not-made",
  "key-removed",
  "key-not-announced",
  "assertion-of-other-words",
  "assertion-replayed",
  "assertion-from-elsewhere",
  "assertion-unverified",
  "assertion-false",
  // the secretariat of a meeting
  "delegation-seated",
  "already-seated",
  "last-secretary",
  "malformed-moment",
  "moment-passed",
  "amendments-closed",
  // clauses
  "clause-not-agreed",
  "not-ad-ref",
  "brackets-open",
  "correction-open",
  // how it is decided
  "rules-unfit",
  "rules-not-accepted",
  "unsettled",
  "not-this-step",
  "too-short",
  "not-later",
  "meeting-missing",
  "nobody-present",
  "silence-over",
  "text-adopted",
  "authority-missing",
  "not-ad-referendum",
  "nothing-given",
  "statements-closed",
  "unknown-statement",
  "corrigendum-open",
  "no-corrigendum",
  "clause-twice",
  // words
  "empty",
  "too-long",
  "unknown-clause",
  "no-place-there",
  "unknown-version",
  "thread-resolved",
  // discussions
  "not-your-comment",
  "not-your-words",
  "same-words",
  "not-wider",
  "others-spoke",
  "words-not-found",
  "not-in-circle",
  // amendments
  "says-the-same",
  "not-fitting",
  "not-a-draft",
  "amendment-closed",
  "not-decided",
  "conflict",
  "own-amendment",
  "merged-in-circle",
  // the wire
  "text-closed",
  "pen-with-chair",
  "clause-closed",
  "clause-held",
  "client-of-another",
  "malformed",
  "address-unreadable",
  "characters-not-storable",
  "not-a-form",
  "time-twice",
  "time-skipped",
  "zone-unknown",
  "missing-dependencies",
  "unreachable",
  // signing in
  "wrong-password",
  "too-many-attempts",
  "too-often",
  "link-spent",
  "code-wrong",
  "key-unknown",
  "demo-account",
  "provider-failed",
  "not-invited",
  "weak-password",
  "email-taken",
  "email-malformed",
  // pictures
  "picture-missing",
  "picture-not-png",
  "picture-too-large",
  "picture-too-wide",
  "picture-damaged",
] as const;

export type Reason = (typeof REASONS)[number];

/** What stands in the way of freezing or adopting a text, and where. */
export const OBSTACLES = [
  "bracket",
  "placeholder",
  "variant",
  "amendment",
  "language",
  "translation",
  "acceptance",
  "signature",
] as const;

export interface Obstacle {
  what: (typeof OBSTACLES)[number];
  /** References of clauses ("OP3"), countries (ISO 3166-1) or ids of delegations, tags of languages. */
  where: string[];
}

export interface Refusal {
  ok: false;
  reason: Reason;
  /** Where several things are in the way: which. */
  which?: Obstacle[];
}

export function refuse(reason: Reason, which?: Obstacle[]): Refusal {
  return which ? { ok: false, reason, which } : { ok: false, reason };
}
