/** How the number of open brackets went from draft to draft: asked for by the list of brackets in the editor. */
import { actor, services } from "../context.ts";
import type { BracketTrend, Unavailable } from "../editor/page.ts";
import type { Route } from "./+types/brackets";
import { reasonFor } from "./line.ts";
import { throwRefusal } from "./refusals.ts";

export async function loader({ params, request, context }: Route.LoaderArgs): Promise<BracketTrend> {
  const found = await context.get(services).queries.bracketTrend(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  return { drafts: found.drafts };
}

/** What cannot be had must not take the editor away. */
export async function clientLoader({
  serverLoader,
}: Route.ClientLoaderArgs): Promise<BracketTrend | Unavailable> {
  return serverLoader().catch((error: unknown) => ({ unavailable: reasonFor(error) }));
}
