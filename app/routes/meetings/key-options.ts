/** What the head's browser is asked to make a key with: a challenge that can be answered once, within minutes. */
import { actor, services } from "#app/context.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import { siteOf } from "#app/routes/public/site.ts";
import type { Route } from "./+types/key-options";

export async function action({ params, request, context }: Route.ActionArgs) {
  const input = { meeting: params.id, site: siteOf(request) };
  const begun = await context.get(services).commands.beginKey(context.get(actor), input);
  if (!begun.ok) return Response.json({ reason: begun.reason }, { status: statusOf(begun.reason) });
  return Response.json(begun.options);
}
