/**
 * Guesses the language of a text from letters that its neighbours do not have, and from its commonest words. Only for
 * imported texts that do not name their language.
 */

/** First match wins: each pattern is peculiar to its language among those of the region. */
const TELLTALES: [string, RegExp][] = [
  ["kk", /[әұі].*[әқғұі]/iu],
  ["tg", /[ҷӣӯ]/iu],
  ["uz", /[ўҳ]/iu],
  ["ky", /[ңөү]/iu],
  ["ru", /[а-яё]/iu],
  ["uz-Latn", /\b\w*[og][ʻʼ‘’`']\w|\b(?:va|huquq\w*|modda|uchun)\b.*\b(?:va|uchun|bilan)\b/iu],
  ["tk", /[ňžý]/iu],
];

/** Enough to see a language's letters, and no more than a moment's work on a long text. */
const SAMPLE = 4000;

export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE).replace(/\s+/gu, " ");
  if (/\b(?:the|of|and)\b/iu.test(sample) && !/[\u0400-\u04FF]{3}/u.test(sample)) return "en";
  return TELLTALES.find(([, pattern]) => pattern.test(sample))?.[0] ?? "en";
}
