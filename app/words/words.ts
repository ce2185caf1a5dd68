/**
 * The catalogue: every word of the interface and of the mails, by language. English and Russian are complete
 * (tests/domain/words.test.ts); a further language is one JSON file and one line here.
 */
import en from "./en.json" with { type: "json" };
import ru from "./ru.json" with { type: "json" };

/** In the order in which the switch offers them. */
export const LANGUAGES = ["en", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];

/** How each language calls itself; the same in every language, so it is no part of a catalogue. */
export const OWN_NAMES: Record<Language, string> = { en: "English", ru: "Русский" };

export const catalogue = { en: { translation: en }, ru: { translation: ru } };

export function isLanguage(values: unknown): values is Language {
  return LANGUAGES.includes(values as Language);
}
