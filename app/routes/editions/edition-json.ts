/** The record of an adopted text, byte for byte as it was kept: what a reader downloads and verifies. */

import { services } from "#app/context.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import type { Route } from "./+types/edition-json";
import { holds, publicHeaders } from "./validators.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.edition(params.slug);
  if (!found.ok) return Response.json({ reason: found.reason }, { status: statusOf(found.reason) });
  const tag = found.digest;
  const headers = publicHeaders(tag);
  // The same bytes for every reader.
  headers.delete("vary");
  if (holds(request, tag)) return new Response(null, { status: 304, headers });
  headers.set("content-type", "application/json; charset=utf-8");
  headers.set("content-disposition", `attachment; filename="${found.facts.slug}.json"`);
  return new Response(found.document, { headers });
}
