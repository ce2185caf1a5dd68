/**
 * A logo, at an address that names its bytes. Nothing may run in it or be loaded by it, and no browser may take it for
 * anything else than a PNG.
 */

import { services } from "#app/context.ts";
import { FOR_EVER } from "#app/routes/editions/validators.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import type { Route } from "./+types/picture";

export async function loader({ params, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.picture(params.hash);
  if (!found.ok) return new Response(null, { status: statusOf(found.reason) });
  const headers = {
    ...{ "content-type": "image/png", "cache-control": FOR_EVER, etag: `"${params.hash}"` },
    ...{ "content-security-policy": "default-src 'none'; sandbox", "x-content-type-options": "nosniff" },
  };
  return new Response(new Uint8Array(found.bytes), { headers });
}
