/** The addresses of `app/routes.ts` that have a page, as they stand there: what is asked for every one of them cannot forget one. */
import type { RouteConfigEntry } from "@react-router/dev/routes";
import routes from "#app/routes.ts";

/** A page is drawn, so its file is JSX; everything else answers with data or leads on. */
export function pageRoutes(): string[] {
  const all = routes as RouteConfigEntry[];
  return all.filter(({ file }) => file.endsWith(".tsx")).map(({ path, index }) => (index ? "/" : `/${path}`));
}
