/**
 * The part of an address after `#`, decoded. In: as `location.hash` has it, with or without `#`. Out: the id that it
 * names, "" for none. An address that somebody typed may have an invalid encoding: then it names nothing, and the page
 * stays.
 */
export function fragmentOf(hash: string): string {
  try {
    return decodeURIComponent(hash.replace(/^#/, ""));
  } catch {
    return "";
  }
}
