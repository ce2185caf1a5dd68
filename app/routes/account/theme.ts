/** The switch of the look: keeps one choice in the cookie beside the other, then back to the page. */
import { redirect } from "react-router";
import { isTheme } from "#app/components/theme.ts";
import { localPath } from "#app/routes/sign-in/local-path.ts";
import { themeCookie, themeOf } from "#app/theme.ts";
import type { Route } from "./+types/theme";

export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData();
  const back = localPath(form.get("next"), "/");
  const chosen = { ...(await themeOf(request)) };
  const [theme, contrast] = [form.get("theme"), form.get("contrast")];
  if (isTheme(theme)) chosen.theme = theme;
  if (contrast === "on" || contrast === "off") chosen.contrast = contrast === "on";
  return redirect(back, { headers: { "set-cookie": await themeCookie.serialize(chosen) } });
}

/** This address by GET. */
export function loader() {
  return redirect("/");
}
