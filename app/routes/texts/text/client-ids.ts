/**
 * A block of Yjs client ids for a signed-in person, to write with at this sheet. The gate of the sheet checks the rest.
 */
import { actor, services } from "#app/context.ts";
import type { Route } from "./+types/client-ids";

export async function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  const who = context.get(actor);
  if (!who) return Response.json(null, { status: 401 });
  const pass = context.get(services).clientIds.issue(params.sheet, who.person);
  return Response.json(pass, { headers: { "cache-control": "no-store" } });
}
