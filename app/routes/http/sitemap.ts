/** Every public page, for programs that look for them. */
import { services } from "#app/context.ts";
import type { Route } from "./+types/sitemap";
import { openly, xml } from "./xml.ts";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { origin } = new URL(request.url);
  const texts = await context.get(services).queries.published();
  const pages = new Map<string, string | null>([["/", texts[0]?.at ?? null]]);
  for (const { occasion, slug, at } of texts) {
    const newest = (address: string) => pages.has(address) || pages.set(address, at);
    newest(`/forums/${occasion.forumSlug}`);
    newest(`/forums/${occasion.forumSlug}/${occasion.meetingSlug}`);
    newest(`/editions/${slug}`);
  }
  pages.set("/checkpoints", null);
  const urls = [...pages].map(([address, at]) => {
    const since = at ? `<lastmod>${at.slice(0, 10)}</lastmod>` : "";
    return `<url><loc>${xml(origin + address)}</loc>${since}</url>`;
  });
  const set = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>`;
  return openly(`<?xml version="1.0" encoding="UTF-8"?>\n${set}\n`, "application/xml");
}
