/** Lists to choose from, as the reader's language writes and sorts them. For loaders. */
import type { Names } from "#domain/life/index.ts";
import { COUNTRIES, MEETING_LANGUAGES } from "#domain/meeting/index.ts";
import { formatsFor } from "#words/format.ts";
import type { Option } from "./fields.tsx";
import type { StepsView } from "./Steps.tsx";

export function countriesIn(language: string): Option[] {
  const { country } = formatsFor(language);
  const named = COUNTRIES.map((code) => ({ code, name: country(code) }));
  return named.toSorted((a, b) => a.name.localeCompare(b.name, language));
}

/** Each by its own name, as its speakers look for it. */
export function languagesToChoose(): Option[] {
  return MEETING_LANGUAGES.map((code) => {
    const name = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
    return { code, name: name.charAt(0).toLocaleUpperCase(code) + name.slice(1) };
  });
}

export function zones(): string[] {
  return Intl.supportedValuesOf("timeZone");
}

interface Steps {
  delegations: number;
  uninvited: { country: string | null; name: Names | null }[];
  preparing: string | null;
}

export function stepsView(steps: Steps | null, language: string): StepsView | null {
  const { list, party } = formatsFor(language);
  return steps && { ...steps, uninvited: list(steps.uninvited.map(party)) };
}
