/**
 * Of what kind a notification is, and how a person gets it by mail: at once, in a digest, or not at all. The loss of a
 * seat is always notified.
 */

export const NOTICE_KINDS = ["mention", "decision", "deadline", "drafting", "comments", "seat"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const PREFERENCES = ["once", "digest", "none"] as const;
export type Preference = (typeof PREFERENCES)[number];

export const DIGESTS = ["hourly", "daily", "none"] as const;
export type Digest = (typeof DIGESTS)[number];

/** A person's preferences; a kind that is missing in `kinds` has the default. */
export interface Preferences {
  digest: Digest;
  kinds: Partial<Record<NoticeKind, Preference>>;
}

export const USUAL: Preferences = { digest: "daily", kinds: {} };

/** The first is the default. A deadline that is notified the next morning may be over. */
export const CHOICES: Record<NoticeKind, readonly [Preference, ...Preference[]]> = {
  mention: ["once", "digest", "none"],
  decision: ["once", "digest", "none"],
  deadline: ["once", "none"],
  drafting: ["digest", "once", "none"],
  comments: ["digest", "once", "none"],
  seat: ["once"],
};

export function preferenceFor(kind: NoticeKind, { kinds }: Preferences): Preference {
  const preference = kinds[kind];
  return preference && CHOICES[kind].includes(preference) ? preference : CHOICES[kind][0];
}

const BY_MATTER: Partial<Record<string, NoticeKind>> = {
  mention: "mention",
  comment: "comments",
  "seat-changed": "seat",
  "seat-closed": "seat",
  "seat-opened": "seat",
  "amendments-close-set": "deadline",
  "amendments-close-reminder": "deadline",
  "statements-reminder": "deadline",
  "silence-reminder": "deadline",
  "correction-reminder": "deadline",
  "words-held-back": "mention",
  "clause-reopened": "drafting",
  "reading-opened": "drafting",
  "draft-issued": "drafting",
  "amendment-released": "drafting",
  "amendment-decided": "drafting",
};

/** What is not of another kind was decided. */
export function kindOf(matter: string): NoticeKind {
  return BY_MATTER[matter] ?? "decision";
}
