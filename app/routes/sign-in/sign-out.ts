/** Ends the session. Clear-Site-Data has the browser forget local copies even where no JavaScript ran before. */
import { redirect } from "react-router";
import { services } from "#app/context.ts";
import type { Route } from "./+types/sign-out";

export async function action({ request, context }: Route.ActionArgs) {
  const { cookies } = await context.get(services).accounts.signOut(request.headers);
  const headers = new Headers({ "clear-site-data": '"storage"' });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return redirect("/", { headers });
}

/** This address by GET: signing out takes a form, so that no foreign link can do it. */
export function loader() {
  return redirect("/");
}
