/** How the number of open brackets went from draft to draft: asked for by the list of brackets in the editor. */
import { actor, services } from "../context.ts";
import type { BracketTrend } from "../editor/page.ts";
import type { Route } from "./+types/brackets";
import { throwRefusal } from "./refusals.ts";

export async function loader({ params, request, context }: Route.LoaderArgs): Promise<BracketTrend> {
  const found = await context.get(services).queries.bracketTrend(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  return { drafts: found.drafts };
}
