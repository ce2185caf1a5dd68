/** What the browser is asked to make a key of one's own with. Asked by script alone. */
import { actor, services } from "../../context.ts";
import { statusOf } from "../refusals.ts";
import { siteOf } from "../site.ts";
import type { Route } from "./+types/passkey-begin";

export async function action({ request, context }: Route.ActionArgs) {
  const begun = await context.get(services).accounts.passkeys.begin(context.get(actor), siteOf(request));
  if (!begun.ok) return Response.json({ reason: begun.reason }, { status: statusOf(begun.reason) });
  return Response.json(begun.options, { headers: { "cache-control": "no-store" } });
}
