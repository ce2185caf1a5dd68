/** The small print under an action: who, with whom, by when, in the reader's language. */
import { useCallback } from "react";
import type { ClauseFacts } from "#app/editor/drawing/clause-view.ts";
import { FIELD_NAMES } from "#domain/text/schema.ts";
import { dateIn } from "#words/dates.ts";
import { useTranslation } from "#words/use-translation.ts";

export function useFacts(): ClauseFacts {
  const { t, i18n } = useTranslation();
  return useCallback(
    (fields) =>
      FIELD_NAMES.flatMap((name) => {
        const value = fields?.[name];
        if (!value) return [];
        const label = t(`actionField.${name}`);
        if (name === "scope") return [t(`actionScope.${fields.scope as "regional" | "national"}`)];
        return [
          t("editor.fact", {
            label,
            value: name === "starts" || name === "due" ? day(value, i18n.language) : value,
          }),
        ];
      }),
    [t, i18n.language],
  );
}

/**
 * Changes while the person types, so the browser must format it; where it has no data for a language, the ISO day is
 * clear.
 */
function day(iso: string, language: string): string {
  if (!Intl.DateTimeFormat.supportedLocalesOf(language).length) return iso;
  const locale = language === "en" ? "en-GB" : language;
  return dateIn(new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }), iso);
}
