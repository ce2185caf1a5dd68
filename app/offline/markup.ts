/**
 * What the worker reads in a page and writes into it, as pure functions over the markup that the server draws
 * (components/WithoutLine.tsx, routes/no-line.tsx: a test draws them and holds both together). Titles are taken as they
 * stand in one document of the server and put into another, escaped as they are.
 */

/** Stands in the server's sentence where the time goes. */
export const WHEN = "[when]";

export interface Listed {
  path: string;
  title: string;
  at: number;
}

/** The built files that a document names. */
export function filesIn(html: string): string[] {
  return [...new Set(html.match(/\/assets\/[\w.-]+\.(?:js|css|woff2|svg)/g) ?? [])];
}

export function titleOf(html: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/.exec(html)?.[1] ?? "";
  return title.replace(/ · Plenary$/, "");
}

/** The page says itself that it was kept, and when: without script, too. */
export function marked(html: string, at: number): string {
  const when = momentIn(html, at);
  const facts = `data-kept-at="${new Date(at).toISOString()}" data-kept-when="${when}"`;
  return html
    .replace("<html ", `<html ${facts} `)
    .replace(
      /(<p class="kept-note") hidden="">([^<]*)/,
      (_, tag, words) => `${tag}>${words.replace(WHEN, when)}`,
    );
}

/** The page for any other address, with a way to everything that is kept here. */
export function listing(html: string, pages: readonly Listed[]): string {
  if (!pages.length) return html;
  const items = pages.map(({ path, title, at }) => {
    return `<li><a href="${path}">${title || path}</a> <span class="muted small">${momentIn(html, at)}</span></li>`;
  });
  return html
    .replace(/(<section class="kept-here[^"]*") hidden=""/, "$1")
    .replace(
      /(<ul class="plain-list kept-list">)(<\/ul>)/,
      (_, open, close) => open + items.join("") + close,
    );
}

function momentIn(html: string, at: number): string {
  const language = /<html[^>]* lang="([\w-]+)"/.exec(html)?.[1] ?? "en";
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    ...{ day: "numeric", month: "long" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  } as const);
  return format.format(at);
}
