/**
 * The positions at which a verification fails, in words. The domain names them in a form that needs no language ("entry
 * 4 (content)", "ru OP3: Decide ...", "KZ", "silence"); what is not recognised is shown as it is.
 */
import type { TFunction } from "i18next";
import { STEPS, type Step } from "#domain/life/index.ts";
import { REASONS, type Reason } from "#domain/refusals.ts";
import { KINDS, type Kind } from "#domain/text/index.ts";
import { nameIn } from "#words/dates.ts";

type NamedDelegations = Record<string, string>;

/** `parties` has the reader's name of a country code or of a delegation's id. */
export function labelInWords(where: string, parties: NamedDelegations, t: TFunction): string {
  const entry = /^entry (\d+) \((number|content|previous|hash)\)$/.exec(where);
  if (entry) return t(`verify.where.${entry[2] as "number"}`, { n: entry[1] });
  const inLanguage = /^([a-z]{2,3}(?:-\w+)*) ((?:\w[^:]*: .*)|text)$/s.exec(where);
  if (inLanguage?.[1] && inLanguage[2])
    return t("verify.where.language", {
      language: languageName(inLanguage[1], t),
      place: labelInWords(inLanguage[2], parties, t),
    });
  return clauseInWords(where, t) ?? delegationInWords(where, parties, t) ?? ruleInWords(where, t) ?? where;
}

function clauseInWords(where: string, t: TFunction): string | null {
  const clause = /^(\w+): (.+)$/s.exec(where);
  if (clause && KINDS.includes(clause[1] as Kind))
    return t("verify.where.clause", { clause: t(`kind.${clause[1] as Kind}`), words: clause[2] });
  return where === "text" ? t("verify.where.whole") : null;
}

function delegationInWords(where: string, parties: NamedDelegations, t: TFunction): string | null {
  if (parties[where]) return parties[where];
  const [party = "", reason = ""] = where.split(": ", 2);
  if (!REASONS.includes(reason as Reason)) return null;
  return t("verify.where.passkey", {
    party: parties[party] ?? party,
    reason: t(`refusals.${reason as Reason}`),
  });
}

const ENDS = {
  adopted: "adopted",
  corrected: "corrected",
  replaces: "replaces",
  "correction-proposed": "correctionProposed",
  seal: "seal",
} as const;

function ruleInWords(where: string, t: TFunction): string | null {
  if (STEPS.includes(where as Step)) return t(`verify.where.step.${where as Step}`);
  if (Object.hasOwn(ENDS, where)) return t(`verify.where.${ENDS[where as keyof typeof ENDS]}`);
  const key = /^key ([0-9a-f]{64})$/.exec(where);
  return key ? t("verify.where.key", { key: key[1] }) : null;
}

/** In the reader's language, as far as the browser knows it. */
function languageName(tag: string, t: TFunction): string {
  const reader = t("shell.language", { returnDetails: true }).usedLng;
  return nameIn(new Intl.DisplayNames([reader, "en"], { type: "language" }), tag);
}
