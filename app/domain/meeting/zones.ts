/**
 * The time zone of a meeting, in which its deadlines are written. A host with one zone determines it; in a country with
 * several it has to be chosen, and nothing is guessed.
 */

/** Countries of the region whose zones differ in name alone: the one of the capital. */
const CAPITALS: Record<string, string> = { KZ: "Asia/Almaty", UZ: "Asia/Tashkent" };

/** An IANA time zone that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone })) && zone.includes("/");
  } catch {
    return false;
  }
}

export function zoneOf(country: string): string | null {
  const zones = new Intl.Locale(`und-${country}`).getTimeZones() ?? [];
  return CAPITALS[country] ?? (zones.length === 1 ? (zones[0] ?? null) : null);
}
