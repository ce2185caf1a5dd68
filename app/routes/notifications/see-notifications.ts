/** Marks notifications as seen: all, or those of one text. Without JavaScript the form leads to the dashboard. */
import { data, redirect } from "react-router";
import { actor, services } from "#app/context.ts";
import { notDone } from "#app/routes/http/offline-error.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import type { Route } from "./+types/see-notifications";

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = form.has("text") ? String(form.get("text")) : undefined;
  const notice = form.has("notice") ? String(form.get("notice")) : undefined;
  const done = await context.get(services).commands.seeNotices(context.get(actor), { text, notice });
  const toDashboard = form.get("then") === "desk";
  if (!done.ok && toDashboard) throwRefusal(done, request);
  if (!done.ok) return data({ ok: false }, { status: statusOf(done.reason) });
  return toDashboard ? redirect("/dashboard") : { ok: true };
}

export function loader() {
  return redirect("/dashboard");
}

/** While offline the page stays, and notifications stay unseen. */
export async function clientAction({ serverAction }: Route.ClientActionArgs) {
  return serverAction().catch(notDone);
}
