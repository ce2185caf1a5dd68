/** What the bell shows: how many notices are unread, and the newest with what, where and when. */
import { actor, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import { formatsFor } from "#words/format.ts";
import type { Route } from "./+types/bell";
import { notificationViews } from "./Newest.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.bell(context.get(actor));
  if (!found.ok) return Response.json({ unseen: 0, notices: [] }, { status: statusOf(found.reason) });
  const notices = notificationViews(found.notices, formatsFor(languageOf(context)), wordsOf(context).t);
  return Response.json({ unseen: found.unseen, notices }, { headers: { "cache-control": "no-store" } });
}
