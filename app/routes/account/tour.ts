/** The tour of the editor was taken or declined. Without JavaScript the form leads to the dashboard. */
import { data, redirect } from "react-router";
import { actor, services } from "#app/context.ts";
import { notDone } from "#app/routes/http/offline-error.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import type { Route } from "./+types/tour";

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const done = await context.get(services).commands.seeTour(context.get(actor));
  const plain = form.has("then");
  if (!done.ok && plain) throwRefusal(done, request);
  if (!done.ok) return data({ ok: false }, { status: statusOf(done.reason) });
  return plain ? redirect("/dashboard") : { ok: true };
}

/** The page stays as it is: nothing on it depends on the tour but the tour itself. */
export function loader() {
  return redirect("/dashboard");
}

/** While offline the page stays; the tour is offered again another time. */
export async function clientAction({ serverAction }: Route.ClientActionArgs) {
  return serverAction().catch(notDone);
}
