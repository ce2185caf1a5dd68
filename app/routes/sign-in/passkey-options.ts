/** What the browser is asked to come in with: a challenge that is answered once. Asked by script alone. */
import { services } from "#app/context.ts";
import { siteOf } from "#app/routes/public/site.ts";
import type { Route } from "./+types/passkey-options";

export async function action({ request, context }: Route.ActionArgs) {
  const options = await context.get(services).accounts.passkeys.beginEntry(siteOf(request));
  return Response.json(options, { headers: { "cache-control": "no-store" } });
}
