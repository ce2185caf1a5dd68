/**
 * The process rules of a text: how it is decided, by whom, and who learns what. They are set before drafting opens and
 * shown to every delegation. A text without rules is decided by the signature of all.
 */

/** The steps by which a text can be decided; the rules name a sequence of them. */
export const STEPS = ["silence", "meeting", "signature"] as const;
export type Step = (typeof STEPS)[number];

/** What ends a silence procedure: an objection in writing, or a proposed amendment as well (OSCE). */
export const BREAKS = ["objection", "objection-or-amendment"] as const;
export type Breaks = (typeof BREAKS)[number];

/** Who learns what a delegation did: everybody in the meeting, or the chair's side and the delegation. */
export const AUDIENCES = ["all", "chair"] as const;
export type ObjectionAudience = (typeof AUDIENCES)[number];

export interface ProcessRules {
  /** In this order; none comes twice. */
  steps: Step[];
  /** The shortest time for which a text may be put under silence. */
  silenceHours: number;
  breaks: Breaks;
  /** The chair says at which meeting it was agreed to use the silence procedure (OSCE, Annex 1(A)). */
  confirmMeeting: boolean;
  /** Who learns which delegation broke silence. */
  namesBreaker: ObjectionAudience;
  /** Who sees the positive answers to a silence procedure. */
  answers: ObjectionAudience;
  /** Ids of the delegations whose signature is needed; null: of all that take part. */
  mustSign: string[] | null;
  /** Until when statements can be filed (ISO instant); null: until the text is adopted. */
  statementsUntil: string | null;
  /** The authentic languages (BCP 47), the negotiating language first. */
  languages: string[];
}

/** UN practice of 2020 (dec. 74/544): at least 72 hours. */
export const SILENCE_HOURS = 72;

/** A text that nobody set rules for. */
export function customaryRules(language: string): ProcessRules {
  return {
    steps: ["signature"],
    silenceHours: SILENCE_HOURS,
    breaks: "objection",
    confirmMeeting: false,
    namesBreaker: "all",
    answers: "all",
    mustSign: null,
    statementsUntil: null,
    languages: [language],
  };
}

export function rulesOf(record: { rules: ProcessRules | null; language: string }): ProcessRules {
  return record.rules ?? customaryRules(record.language);
}
