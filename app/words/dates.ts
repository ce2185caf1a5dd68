/**
 * The one way to put a date, a country or a language into words. Intl throws on what is no date and on a code that
 * nobody has; a page must not fail for one odd value, so such a value is written as it is.
 */

/** In: an ISO day or instant. */
export function dateIn(format: Intl.DateTimeFormat, iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : format.format(date);
}

export function datesIn(format: Intl.DateTimeFormat, first: string, last: string): string {
  const [from, to] = [new Date(first), new Date(last)];
  const odd = Number.isNaN(from.getTime()) || Number.isNaN(to.getTime());
  return odd ? `${dateIn(format, first)} – ${dateIn(format, last)}` : format.formatRange(from, to);
}

/** Of a country or a language. */
export function nameIn(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A zone that this machine knows; another one is read as UTC, which the words then say. */
export function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
