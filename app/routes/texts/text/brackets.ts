/** How the number of open brackets went from draft to draft: asked for by the list of brackets in the editor. */
import { actor, services } from "#app/context.ts";
import type { BracketTrend, Unavailable } from "#app/presenters/text.ts";
import { reasonFor } from "#app/routes/http/offline-error.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import type { Route } from "./+types/brackets";

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
