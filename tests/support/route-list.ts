/** Every address of the pages, read from app/routes.ts, with a value for each parameter. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import routes from "#app/routes.ts";

export interface RouteListed {
  address: string;
  file: string;
  /** True if it has an action, which takes what is sent to it. */
  acts: boolean;
}

export async function routeList(): Promise<RouteListed[]> {
  const entries = (await routes) as RouteConfigEntry[];
  return entries.map(({ path: pattern = "", file }) => ({
    address: `/${pattern.replace(/:\w+/g, "some").replace("*", "anywhere/else")}`,
    file,
    acts: /export (async )?(function|const) action\b/.test(readFileSync(path.join("app", file), "utf8")),
  }));
}
