/** Draws a component as the server does, in a language of the catalogue. */
import { createInstance } from "i18next";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { INTERPOLATION } from "#words/interpolation.ts";
import { catalogue, type Language } from "#words/words.ts";

export function drawnIn(language: Language, element: ReactElement): string {
  const words = createInstance();
  void words.use(initReactI18next).init({
    lng: language,
    resources: catalogue,
    interpolation: INTERPOLATION,
    initAsync: false,
  });
  return renderToStaticMarkup(<I18nextProvider i18n={words}>{element}</I18nextProvider>);
}

/** What a reader sees of it, without tags. */
export function seen(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ([,;.:])/g, "$1")
    .trim();
}
