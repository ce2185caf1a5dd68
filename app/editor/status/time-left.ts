/** The time left until a moment, by the server's clock: in days, hours or minutes. */
export type Left =
  | { name: "days"; days: number; hours: number }
  | { name: "hours"; hours: number; minutes: number }
  | { name: "minutes"; minutes: number }
  | { name: "seconds" };

/** In: two ISO instants, and the milliseconds since the second of them. Out: null when it is over. */
export function leftOf(at: string, now: string, passed: number): Left | null {
  const left = Date.parse(at) - Date.parse(now) - passed;
  if (left <= 0) return null;
  const minutes = Math.floor(left / 60_000);
  if (minutes < 1) return { name: "seconds" };
  if (minutes < 60) return { name: "minutes", minutes };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { name: "hours", hours, minutes: minutes % 60 };
  return { name: "days", days: Math.floor(hours / 24), hours: hours % 24 };
}
