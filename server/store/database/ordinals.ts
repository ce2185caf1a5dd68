/**
 * Numbers that the database counts with: of drafts, of changes in a log. Addresses and forms may contain any number.
 */

const LARGEST = 2 ** 31 - 1;

/** Whether a row can have this number. PostgreSQL refuses the query itself where it cannot. */
export function isOrdinal(n: number): boolean {
  return Number.isInteger(n) && n >= 0 && n <= LARGEST;
}
