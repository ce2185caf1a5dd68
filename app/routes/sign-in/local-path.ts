/**
 * Where to go after a form: only ever an address of this site. Whatever a browser could read as another site
 * ("//host", "/\host", "https:") becomes the fallback.
 */
export function localPath(values: unknown, fallback: string): string {
  if (typeof values !== "string" || !values.startsWith("/")) return fallback;
  try {
    const home = "http://plenary.invalid";
    const url = new URL(values, home);
    return url.origin === home ? url.pathname + url.search + url.hash : fallback;
  } catch {
    return fallback;
  }
}
