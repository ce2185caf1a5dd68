/** The checkpoint of one day, byte for byte as it was sealed. It never changes. */
import { services } from "#app/context.ts";
import { FOR_EVER } from "#app/routes/editions/validators.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import type { Route } from "./+types/checkpoint-json";

export async function loader({ params, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.checkpointOfDay(params.day);
  if (!found.ok) return Response.json({ reason: found.reason }, { status: statusOf(found.reason) });
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": FOR_EVER,
    etag: `"${found.digest}"`,
    "access-control-allow-origin": "*",
  };
  return new Response(found.document, { headers });
}
