/**
 * Which addresses are saved on a device: pages that are useful offline, and on which nobody decides or signs by
 * mistake. All other addresses pass as if there were no worker.
 */
const ID = "[^/.]+";
const OWN = new RegExp(`^/(dashboard|texts/${ID}|texts/${ID}/projector|texts/${ID}/languages/${ID})$`);
const PUBLIC = new RegExp(`^/editions/${ID}(/[1-9]\\d{0,5})?$`);
const FILES = /^\/(assets|flags)\/[^/]+$|^\/favicon\.svg$/;
const DATA = ".data";
const SIGN_IN = "/sign-in";

type Address = Pick<URL, "pathname" | "search">;

/** The name under which a page is kept, or null: what follows the question mark chooses only the language of an edition. */
export function savedUnder({ pathname, search }: Address): string | null {
  if (OWN.test(pathname)) return pathname;
  if (PUBLIC.test(pathname) && /^(\?lang=[a-z]{2,3})?$/.test(search)) return pathname + search;
  return null;
}

/** Drawn for one person, and nobody else's. */
export function isOwn(path: string): boolean {
  return OWN.test(path);
}

/** A file that pages are made of. */
export function isFile({ pathname }: Address): boolean {
  return FILES.test(pathname);
}

/** Might be a page: downloads have a dot in their last part. */
export function isPage({ pathname }: Address): boolean {
  return !/\.[^/]*$/.test(pathname);
}

/**
 * The page whose data is asked for: one to save that was reached by a link, without its document; or the sign-in page,
 * at which nobody is signed in.
 */
export function pageOfData({ pathname }: Address): string | null {
  if (!pathname.endsWith(DATA)) return null;
  const page = pathname.slice(0, -DATA.length);
  return isOwn(page) || page === SIGN_IN ? page : null;
}

const PROJECTOR = /\/projector$/;
const PROJECTOR_REST_MS = 15_000;
const HOUR_MS = 3_600_000;

/**
 * How old a saved page may be before it is requested again beside its data: a projector shows its words, a text only
 * frames them.
 */
export function restOf(path: string): number {
  return PROJECTOR.test(path) ? PROJECTOR_REST_MS : HOUR_MS;
}
