/** What the bell shows: how many notices are unread, and the newest with what, where and when. */
import { actor, services } from "../../context.ts";
import { languageOf, wordsOf } from "../../language.ts";
import { formatsFor } from "../../words/format.ts";
import { notificationViews } from "../desk-news.tsx";
import { statusOf } from "../refusals.ts";
import type { Route } from "./+types/bell";

export async function loader({ context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.bell(context.get(actor));
  if (!found.ok) return Response.json({ unseen: 0, notices: [] }, { status: statusOf(found.reason) });
  const notices = notificationViews(found.notices, formatsFor(languageOf(context)), wordsOf(context).t);
  return Response.json({ unseen: found.unseen, notices }, { headers: { "cache-control": "no-store" } });
}
