/** A day of the calendar, as a date field sends it. Date alone would take 30 February for the 2nd of March. */
export function isDay(words: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(words)) return false;
  const day = new Date(`${words}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(words);
}
