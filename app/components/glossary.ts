/**
 * The special terms that are explained, in the order in which a text uses them. The sentences: namespace `glossary`.
 */
export const TERMS = [
  "clause",
  "preambular",
  "operative",
  "chapeau",
  "pen",
  "reading",
  "bracket",
  "variant",
  "amendment",
  "cosponsor",
  "position",
  "gavel",
  "adReferendum",
  "draft",
  "authentic",
  "rules",
  "silence",
  "signature",
  "alternat",
  "reservation",
  "interpretation",
  "explanation",
  "disassociation",
  "edition",
  "corrigendum",
  "accession",
  "trail",
  "checkpoint",
] as const;
export type Term = (typeof TERMS)[number];
