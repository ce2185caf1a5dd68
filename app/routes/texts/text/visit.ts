/**
 * What changed since the last visit, and that it was seen. The page asks again when somebody comes back to it, and says
 * so when it is dismissed or left; without JavaScript the form leads back to the text.
 */
import { data, redirect } from "react-router";
import { actor, services } from "#app/context.ts";
import type { SinceView } from "#app/presenters/text.ts";
import { notDone } from "#app/routes/http/offline-error.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import type { Route } from "./+types/visit";
import { sinceVisit } from "./since-visit.ts";

export async function loader({ params, context }: Route.LoaderArgs): Promise<SinceView | null> {
  return sinceVisit(params.id, context);
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const n = form.has("n") ? Number(form.get("n")) : undefined;
  const done = await context.get(services).commands.recordVisit(context.get(actor), { text: params.id, n });
  if (!done.ok) {
    if (form.get("then") === "page") throwRefusal(done, request);
    return data({ ok: false }, { status: statusOf(done.reason) });
  }
  return form.get("then") === "page" ? redirect(`/texts/${params.id}`) : { ok: true };
}

/** While offline the page stays, and the changes are shown another time. */
export async function clientAction({ serverAction }: Route.ClientActionArgs) {
  return serverAction().catch(notDone);
}
