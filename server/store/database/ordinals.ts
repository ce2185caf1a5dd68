/** Numbers that the database counts with: of drafts, of changes in a log. Addresses and forms may name any number. */

const LARGEST = 2 ** 31 - 1;

/** Can a row have this number? PostgreSQL refuses the question itself where it cannot. */
export function isOrdinal(n: number): boolean {
  return Number.isInteger(n) && n >= 0 && n <= LARGEST;
}
