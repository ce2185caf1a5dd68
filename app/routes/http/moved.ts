/** Addresses that pages had before. Mails, bookmarks and other sites still name them. */
const MOVED: readonly (readonly [RegExp, string])[] = [
  [/^\/desk$/, "/dashboard"],
  [/^\/desk\/notices$/, "/notifications"],
  [/^\/desk\/outbox$/, "/notifications/outbox"],
  [/^\/notices\/([^/]+)$/, "/notifications/$1"],
  [/^\/texts\/([^/]+)\/room(\/remote)?$/, "/texts/$1/projector$2"],
  [/^\/texts\/([^/]+)\/wall$/, "/texts/$1/decision/projector"],
];

/** In: the path that was asked for. Out: the path of the same page today, or null where no page has moved from there. */
export function movedTo(path: string): string | null {
  const found = MOVED.find(([before]) => before.test(path));
  return found ? path.replace(...found) : null;
}
