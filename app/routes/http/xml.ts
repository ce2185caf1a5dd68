/** Words in XML: what would be read as markup, and what XML cannot hold at all. */

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function xml(words: string): string {
  return words
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, "")
    .replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);
}

/** An answer for everybody; it may be a few minutes old. */
export function openly(body: string, type: string, vary?: string): Response {
  const headers = new Headers({
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "public, max-age=300",
  });
  if (vary) headers.set("vary", vary);
  // Other programs may read what is published, in a browser too.
  headers.set("access-control-allow-origin", "*");
  return new Response(body, { headers });
}
