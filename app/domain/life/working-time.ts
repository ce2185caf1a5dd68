/**
 * How much working time a period for an answer has in each country that is asked: 72 hours over Nowruz and a weekend
 * may have none. Only a warning: the chair decides.
 */
import { dayOff, ZONES } from "#domain/life/days-off.ts";

/** Two working days: with less, an answer cannot go up to the head of an institution and come back. */
export const FEW_HOURS = 16;
const [OPENS, CLOSES] = [9, 17];
const HOUR = 3_600_000;

export interface ScarceTime {
  country: string;
  /** Whole working hours in the period. */
  hours: number;
  /** Public holidays in it (ISO days), of those that the table knows. */
  holidays: string[];
}

/** In: ISO 3166-1 codes, two ISO instants, and the zone for countries of which no own is known. */
export function scarceTime(
  countries: readonly string[],
  from: string,
  until: string,
  zone: string,
): ScarceTime[] {
  return [...new Set(countries)]
    .map((country) => workingTime(country, from, until, zone))
    .filter((one) => one.hours < FEW_HOURS);
}

function workingTime(country: string, from: string, until: string, zone: string): ScarceTime {
  const clock = clockIn(ZONES[country] ?? zone);
  const holidays = new Set<string>();
  let hours = 0;
  // A year has 2,000 working hours; counting ends as soon as there are enough.
  for (let at = Date.parse(from); at < Date.parse(until) && hours < FEW_HOURS; at += HOUR) {
    const { day, weekday, hour } = clock(at);
    const off = dayOff(country, day, weekday);
    if (off === "holiday") holidays.add(day);
    if (!off && hour >= OPENS && hour < CLOSES) hours += 1;
  }
  return { country, hours, holidays: [...holidays] };
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function clockIn(timeZone: string) {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, hourCycle: "h23", weekday: "short" },
    ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit" },
  });
  return (at: number) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const day = `${parts.year}-${parts.month}-${parts.day}`;
    return { day, weekday: WEEKDAYS.indexOf(parts.weekday ?? "") + 1, hour: Number(parts.hour) };
  };
}
