/**
 * Which language a page is in: that of the account, then of the cookie that the switch sets, then the browser's,
 * then English. One i18next instance for each request.
 */

import { createInstance, type i18n, type TFunction } from "i18next";
import { initReactI18next } from "react-i18next";
import { createCookie, type RouterContextProvider } from "react-router";
import { createI18nextMiddleware } from "remix-i18next";
import { actor } from "./context.ts";
import { INTERPOLATION } from "./words/interpolation.ts";
import { catalogue, LANGUAGES, type Language } from "./words/words.ts";

const YEAR = 365 * 24 * 60 * 60;

export const languageCookie = createCookie("language", {
  path: "/",
  sameSite: "lax",
  httpOnly: true,
  maxAge: YEAR,
});

/** React escapes what it draws, so i18next must not do it a second time. */
const WORDS = { resources: catalogue, fallbackLng: "en", interpolation: INTERPOLATION };

/** Runs after the middleware that sets `actor`. */
export const [languageMiddleware, languageOf, wordsOf] = createI18nextMiddleware({
  detection: {
    supportedLanguages: [...LANGUAGES],
    fallbackLanguage: "en",
    order: ["custom", "cookie", "header"],
    cookie: languageCookie,
    findLocale: async ({ context }) => context.get(actor)?.language ?? null,
  },
  i18next: WORDS,
  plugins: [initReactI18next],
});

/** The words of a language, independent of the reader: for what is written in several at once. */
export function wordsIn(language: Language): TFunction {
  const words = createInstance();
  void words.init({ ...WORDS, lng: language, initAsync: false });
  return words.t;
}

/** The words of this request; in English where the request failed before its language was known. */
export function wordsOrEnglish(context: Readonly<RouterContextProvider>): i18n {
  try {
    return wordsOf(context);
  } catch {
    const english = createInstance();
    void english.use(initReactI18next).init({ ...WORDS, lng: "en", initAsync: false });
    return english;
  }
}
