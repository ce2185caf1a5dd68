/**
 * The words of the interface in the reader's language. The keys are those of the English catalogue, checked by the
 * compiler: i18next's own types for this give up at some seven hundred keys.
 */
import type { i18n } from "i18next";
import { useTranslation as loosely } from "react-i18next";
import type en from "./en.json";

type Leaves<Branch> = {
  [Key in keyof Branch & string]: Branch[Key] extends string
    ? Singular<Key>
    : `${Key}.${Leaves<Branch[Key]>}`;
}[keyof Branch & string];

/** `count` chooses between the forms, so that no caller names one. */
type Singular<Key extends string> = Key extends `${infer Base}_${"one" | "other"}` ? Base : Key;

export type WordKey = Leaves<typeof en>;

/** In: a key, and what fills its gaps. Out: the words. */
export type Say = (key: WordKey, fill?: Record<string, unknown>) => string;

export function useTranslation(): { t: Say; i18n: i18n } {
  const { t, i18n } = loosely();
  return { t: t as Say, i18n };
}
