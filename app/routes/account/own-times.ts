/**
 * Instants where the reader is: only the browser knows the zone, so until it is awake, and without JavaScript, they are
 * said with the zone that they are in.
 */
import { useSyncExternalStore } from "react";
import { dateIn } from "#words/dates.ts";
import { useTranslation } from "#words/use-translation.ts";

export interface Instant {
  iso: string;
  /** With its zone. */
  words: string;
}

export function useOwnTimes(): (at: Instant) => string {
  const { i18n } = useTranslation();
  const awake = useSyncExternalStore(never, yes, no);
  if (!awake) return ({ words }) => words;
  const locale = i18n.language === "en" ? "en-GB" : i18n.language;
  const format = new Intl.DateTimeFormat(locale, {
    ...{ year: "numeric", month: "short", day: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  });
  return ({ iso }) => dateIn(format, iso);
}

const never = () => () => undefined;
const yes = () => true;
const no = () => false;
