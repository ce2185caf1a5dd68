/** The addresses in `app/routes.ts` that have a page: a check that runs over this list cannot forget a page. */
import type { RouteConfigEntry } from "@react-router/dev/routes";
import routes from "#app/routes.ts";

/** A page is drawn, so its file is JSX; all other routes return data or redirect. */
export function pageRoutes(): string[] {
  const all = routes as RouteConfigEntry[];
  return all.filter(({ file }) => file.endsWith(".tsx")).map(({ path, index }) => (index ? "/" : `/${path}`));
}
