/**
 * What the server asks for a page: the entry of Vite's build for the server, where routes, router and context key
 * are one graph. server/http hands in the request and the services, and knows nothing of React Router.
 */

import * as build from "virtual:react-router/server-build";
import { createRequestHandler, RouterContextProvider } from "react-router";
import { addressRefused, withForm } from "./characters.ts";
import { buildId, type Services, services } from "./context.ts";
import { editionPages } from "./edition-pages.ts";

const handle = createRequestHandler(build, import.meta.env.MODE);

const kept = editionPages();

export default async function respond(request: Request, options: Services): Promise<Response> {
  // Saved pages are looked up by what the address names, before any middleware.
  const savable = addressRefused(request.url) === null;
  const again = savable && (await kept.answer(request, options.queries.editionState));
  if (again) return again;
  const context = new RouterContextProvider();
  context.set(services, options);
  context.set(buildId, build.assets.version);
  const answer = await handle(withForm(request), context);
  return savable ? kept.keep(request, answer) : answer;
}
