/** The record of one edition at an address that names its very bytes: it never changes, so it may be kept for ever. */
import { services } from "#app/context.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import type { Route } from "./+types/edition-record";
import { FOR_EVER } from "./validators.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const number = Number(params.number);
  const { queries } = context.get(services);
  const found = Number.isInteger(number) ? await queries.edition(params.slug, number) : null;
  if (!found?.ok || found.digest !== params.digest)
    return Response.json({ reason: "not-found" }, { status: statusOf("not-found") });
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": FOR_EVER,
    etag: `"${found.digest}"`,
    "access-control-allow-origin": "*",
  };
  return new Response(found.document, { headers });
}
