/** To a ministry's own sign-in. A link and no form: our policy lets no form end on another site. */
import { redirect } from "react-router";
import { services } from "#app/context.ts";
import { spend } from "#app/limits.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import type { Route } from "./+types/provider-leave";
import { localPath } from "./local-path.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  await spend("knock", request, context);
  const { origin, searchParams } = new URL(request.url);
  const left = await context.get(services).accounts.providers.leave(params.provider, {
    back: `${origin}/sign-in/with/${params.provider}/back`,
    next: localPath(searchParams.get("next"), "/dashboard"),
    invitation: searchParams.get("invitation") ?? "",
  });
  if (!left.ok) throwRefusal(left, request);
  return redirect(left.address, { headers: { "set-cookie": left.cookie, "cache-control": "no-store" } });
}
