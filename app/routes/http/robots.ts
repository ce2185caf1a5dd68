/** Which pages are public: crawlers need not try the others. */
import type { Route } from "./+types/robots";
import { openly } from "./xml.ts";

const INSIDE = ["/dashboard", "/invitations/", "/meetings/", "/set-up", "/sign-in", "/texts/"];

export function loader({ request }: Route.LoaderArgs) {
  const { origin } = new URL(request.url);
  const lines = ["User-agent: *", ...INSIDE.map((address) => `Disallow: ${address}`)];
  return openly(`${lines.join("\n")}\n\nSitemap: ${origin}/sitemap.xml\n`, "text/plain");
}
