/** What the browser is asked to make a key of one's own with. Asked by script alone. */
import { actor, services } from "#app/context.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import { siteOf } from "#app/routes/public/site.ts";
import type { Route } from "./+types/passkey-options";

export async function action({ request, context }: Route.ActionArgs) {
  const begun = await context.get(services).accounts.passkeys.begin(context.get(actor), siteOf(request));
  if (!begun.ok) return Response.json({ reason: begun.reason }, { status: statusOf(begun.reason) });
  return Response.json(begun.options, { headers: { "cache-control": "no-store" } });
}
