/** Back from a ministry's own sign-in: signed in, or the reason why not. With an invitation it continues there. */
import { data, Link } from "react-router";
import { Notice } from "#app/components/Notice.tsx";
import { services } from "#app/context.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import type { Reason } from "#domain/refusals.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/provider-return";
import { enterWith } from "./enter.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const answer = new URL(request.url).searchParams;
  const result = await context
    .get(services)
    .accounts.providers.comeBack(params.provider, answer, request.headers);
  if (result.ok) throw enterWith(result, result.next || "/dashboard");
  return data({ reason: result.reason as Reason }, { status: statusOf(result.reason) });
}

export default function Back({ loaderData: { reason } }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow door">
      <title>{t("shell.pageTitle", { title: t("signIn.title") })}</title>
      <h1>{t("signIn.title")}</h1>
      <Notice tone="bad" live>
        <p>{t(`refusals.${reason}`)}</p>
      </Notice>
      <p>
        <Link to="/sign-in">{t("signingIn.fromTheStart")}</Link>
      </p>
    </div>
  );
}
