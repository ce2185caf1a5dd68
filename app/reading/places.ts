/**
 * The places where a verification fails, put into words. The domain names them in a form that needs no language
 * ("entry 4 (content)", "OP3: Decide ...", "kz"); what is not recognised is shown as it is.
 */
import type { TFunction } from "i18next";
import { KINDS, type Kind } from "#domain/text/index.ts";

/** `parties` has the reader's name of a country code or of a delegation's id. */
export function placeInWords(where: string, parties: Record<string, string>, t: TFunction): string {
  const entry = /^entry (\d+) \((number|content|previous|hash)\)$/.exec(where);
  if (entry) return t(`verify.where.${entry[2] as "number"}`, { n: entry[1] });
  const clause = /^(\w+): (.+)$/s.exec(where);
  if (clause && KINDS.includes(clause[1] as Kind))
    return t("verify.where.clause", { clause: t(`kind.${clause[1] as Kind}`), words: clause[2] });
  if (where === "text") return t("verify.where.whole");
  return parties[where] ?? where;
}
