/**
 * How an adopted text is cached: an edition never changes, so its hashes name the answer. People who are not signed in
 * get a public copy that is revalidated each time; a signed-in person's page carries a name and is private.
 */
/** For an address that names the very bytes by their hash, or a day that is over. */
export const FOR_EVER = "public, max-age=31536000, immutable";

export function publicHeaders(tag: string): Headers {
  return new Headers({
    etag: `"${tag}"`,
    "cache-control": "public, max-age=0, must-revalidate",
    vary: "Accept-Language, Cookie",
  });
}

export function privateHeaders(): Headers {
  return new Headers({ "cache-control": "private, no-cache", vary: "Accept-Language, Cookie" });
}

/** Does the reader hold this very answer? A proxy that packs may have weakened the tag, which changes nothing. */
export function holds(request: Request, tag: string): boolean {
  const held = request.headers.get("if-none-match") ?? "";
  if (held.trim() === "*") return true;
  return held.split(",").some((one) => one.trim().replace(/^W\//, "") === `"${tag}"`);
}
