/**
 * Dates, country names and names in several languages, as the reader's language writes them. Called on the server
 * only (in loaders): Chromium has no data for Kyrgyz, Tajik and Turkmen, and a page must read alike everywhere.
 */
import type { Names } from "#domain/life/index.ts";
import { drawnName } from "#domain/names/index.ts";
import { dateIn, datesIn, knownZone, nameIn } from "./dates.ts";
import { catalogue, isLanguage } from "./words.ts";

export interface Formats {
  /** A calendar day: "16 November 2017". In: an ISO day, or an instant, of which the UTC day is taken. */
  day(isoDate: string): string;
  /** First and last day of a meeting: "16–18 November 2026". */
  days(first: string, last: string): string;
  /** The day that an instant falls on at the meeting's place: "16 November 2017". */
  dayAt(isoInstant: string, zone: string): string;
  /** An instant at the meeting's place, with its zone: "16 Nov 2017, 17:30 GMT+6". */
  moment(isoInstant: string, zone: string): string;
  /** The same without the year, where it is the year of `now`: "16 Nov, 17:30 GMT+6". */
  nearMoment(isoInstant: string, zone: string, now: string): string;
  /** ISO 3166-1 alpha-2, in any case. */
  country(code: string): string;
  /** A language by its BCP 47 tag: "Russian". */
  language(tag: string): string;
  /** The reader's language, then English, then whatever there is. */
  pick(names: Names): string;
  /** A country by its name, an organisation by its own. */
  party(party: { country: string | null; name: Names | null }): string;
  /** "Kazakhstan, Norway and Uzbekistan". */
  list(items: readonly string[]): string;
}

const made = new Map<string, Formats>();

/** Intl objects are dear to make (0.1 ms each), so there is one set for each language. */
export function formatsFor(language: string): Formats {
  const known = made.get(language);
  if (known) return known;
  const formats = make(language);
  made.set(language, formats);
  return formats;
}

function make(language: string): Formats {
  // British order (16 November 2017) is that of the UN and of the region's English texts.
  const locale = language === "en" ? "en-GB" : language;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const regions = new Intl.DisplayNames([locale, "en"], { type: "region", style: "short" });
  const tongues = new Intl.DisplayNames([locale, "en"], { type: "language" });
  const ownNames = new Map(
    Object.entries(catalogue[isLanguage(language) ? language : "en"].translation.country),
  );
  const country = (code: string) => ownNames.get(code.toLowerCase()) ?? nameIn(regions, code.toUpperCase());
  const pick = (names: Names) => drawnName(names[language] ?? names.en ?? Object.values(names)[0] ?? "");
  return {
    day: (isoDate) => dateIn(day, isoDate),
    days: (first, last) => datesIn(day, first, last).replace(/\s–\s(?=\d+\s)/u, "–"),
    dayAt: (isoInstant, zone) => dateIn(inZone(locale, zone).day, isoInstant),
    moment: (isoInstant, zone) => dateIn(inZone(locale, zone).moment, isoInstant),
    nearMoment: (isoInstant, zone, now) => {
      const { near, moment, year } = inZone(locale, zone);
      return dateIn(dateIn(year, isoInstant) === dateIn(year, now) ? near : moment, isoInstant);
    },
    country,
    language: (tag) => nameIn(tongues, tag),
    pick,
    party: (party) => (party.country ? country(party.country) : pick(party.name ?? {})),
    list: (items) => lists.format(items),
  };
}

interface Zoned {
  day: Intl.DateTimeFormat;
  moment: Intl.DateTimeFormat;
  near: Intl.DateTimeFormat;
  year: Intl.DateTimeFormat;
}

const zoned = new Map<string, Zoned>();

function inZone(locale: string, zone: string): Zoned {
  const key = `${locale} ${zone}`;
  const known = zoned.get(key);
  if (known) return known;
  const timeZone = knownZone(zone);
  const near: Intl.DateTimeFormatOptions = {
    ...{ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
    ...{ timeZoneName: "short", timeZone },
  };
  const formats: Zoned = {
    day: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }),
    moment: new Intl.DateTimeFormat(locale, { ...near, year: "numeric" }),
    near: new Intl.DateTimeFormat(locale, near),
    year: new Intl.DateTimeFormat(locale, { year: "numeric", timeZone }),
  };
  zoned.set(key, formats);
  return formats;
}
