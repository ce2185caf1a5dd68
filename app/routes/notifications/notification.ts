/** One notification: following it marks it as seen and leads to what it is about. */
import { redirect } from "react-router";
import type { Services } from "#app/context.ts";
import { actor, services } from "#app/context.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import type { Route } from "./+types/notification";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const who = context.get(actor);
  const { queries, commands } = context.get(services);
  const found = await queries.notice(who, params.id);
  if (!found.ok) throwRefusal(found, request);
  await commands.seeNotices(who, { notice: params.id });
  return redirect(placeOf(found.notice));
}

type Notice = Extract<Awaited<ReturnType<Services["queries"]["notice"]>>, { ok: true }>["notice"];

function placeOf({ text, meeting, matter, facts }: Notice): string {
  if (!text) return matter === "seat-closed" ? "/dashboard" : `/meetings/${meeting.id}`;
  const { thread, clause, amendment, number, before, language } = facts;
  if (matter === "clauses-deleted")
    return `/texts/${text}/restore?as-of=n-${before}${language ? `&language=${language}` : ""}`;
  if (thread) return `/texts/${text}/comments?state=all#${thread}`;
  if (clause) return `/texts/${text}#${clause.id}`;
  if (amendment) return `/texts/${text}/amendments/${amendment}`;
  if (matter === "draft-issued") return `/texts/${text}/drafts/${number}`;
  return `/texts/${text}${CHOICES[matter] ?? "/decision"}`;
}

/** Added to the address of the text; the board shows everything about the decision. */
const CHOICES: Partial<Record<string, string>> = {
  "rules-set": "/rules",
  "reading-opened": "",
  "amendments-close-set": "/amendments",
  "amendments-close-reminder": "/amendments",
};
