/**
 * What the server asks for a page: the entry of Vite's build for the server, where routes, router and context key
 * are one graph. server/http hands in the request and the services, and knows nothing of React Router.
 */

import * as build from "virtual:react-router/server-build";
import { createRequestHandler, RouterContextProvider } from "react-router";
import { buildId, type Services, services } from "./context.ts";
import { keptPages } from "./kept-pages.ts";

const handle = createRequestHandler(build, import.meta.env.MODE);

const kept = keptPages();

export default async function respond(request: Request, given: Services): Promise<Response> {
  const again = await kept.answer(request, given.queries.editionState);
  if (again) return again;
  const context = new RouterContextProvider();
  context.set(services, given);
  context.set(buildId, build.assets.version);
  return kept.keep(request, await handle(request, context));
}
