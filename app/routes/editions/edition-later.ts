/** What followed the newest edition of a text, sealed as it stands now. */
import { services } from "#app/context.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import type { Route } from "./+types/edition-later";
import { holds, publicHeaders } from "./validators.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.evidence(params.slug);
  if (!found.ok) return Response.json({ reason: found.reason }, { status: statusOf(found.reason) });
  const headers = publicHeaders(found.state);
  headers.delete("vary");
  if (holds(request, found.state)) return new Response(null, { status: 304, headers });
  headers.set("content-type", "application/json; charset=utf-8");
  return new Response(found.evidence.later, { headers });
}
