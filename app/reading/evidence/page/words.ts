/** The words of the offline page: its part of the catalogue, in the language of the reader's browser. */

import { createInstance, type TFunction } from "i18next";
import {
  country as enCountry,
  evidence as enEvidence,
  kind as enKind,
  refusals as enRefusals,
  shell as enShell,
  verify as enVerify,
} from "#words/en.json";
import { INTERPOLATION } from "#words/interpolation.ts";
import {
  country as ruCountry,
  evidence as ruEvidence,
  kind as ruKind,
  refusals as ruRefusals,
  shell as ruShell,
  verify as ruVerify,
} from "#words/ru.json";

export const PAGE_LANGUAGES = ["en", "ru"] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

const resources = {
  en: {
    translation: {
      country: enCountry,
      evidence: enEvidence,
      kind: enKind,
      refusals: enRefusals,
      shell: enShell,
      verify: enVerify,
    },
  },
  ru: {
    translation: {
      country: ruCountry,
      evidence: ruEvidence,
      kind: ruKind,
      refusals: ruRefusals,
      shell: ruShell,
      verify: ruVerify,
    },
  },
};

export function wordsIn(language: PageLanguage): TFunction {
  const words = createInstance();
  void words.init({
    lng: language,
    fallbackLng: "en",
    resources,
    interpolation: INTERPOLATION,
    initAsync: false,
  });
  return words.t;
}

export function readersLanguage(wanted: readonly string[]): PageLanguage {
  const tags = wanted.map((tag) => tag.slice(0, 2).toLowerCase());
  return (
    tags.map((tag) => PAGE_LANGUAGES.find((one) => one === tag)).find((one) => one !== undefined) ?? "en"
  );
}
