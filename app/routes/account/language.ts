/** The language switch: keeps the choice in the account, if there is one, and in a cookie; then back to the page. */
import { redirect } from "react-router";
import { actor, services } from "#app/context.ts";
import { languageCookie } from "#app/language.ts";
import { localPath } from "#app/routes/sign-in/local-path.ts";
import { isLanguage } from "#words/words.ts";
import type { Route } from "./+types/language";

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const back = localPath(form.get("next"), "/");
  const language = form.get("language");
  if (!isLanguage(language)) return redirect(back);
  const who = context.get(actor);
  if (who) await context.get(services).accounts.setLanguage(who, language);
  return redirect(back, { headers: { "set-cookie": await languageCookie.serialize(language) } });
}

/** This address by GET. */
export function loader() {
  return redirect("/");
}
