/**
 * An object that is looked up by names which come from outside: ids of clauses, codes of delegations. A plain one has
 * an entry `constructor` that nobody made, and cannot have one `__proto__`; this one has what was put in and no more.
 * Where nothing leaves the function, a Map does the same.
 */
export function byName<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const found: Record<string, T> = Object.create(null);
  for (const [name, value] of entries) found[name] = value;
  return found;
}
