/** After the password: the one-time code, for accounts that have one. A recovery code works as well. */
import { data, Link, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { services } from "#app/context.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import type { Reason } from "#domain/refusals.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/code";
import { enterWith } from "./enter.ts";
import { localPath } from "./local-path.ts";

export async function loader({ request, context }: Route.LoaderArgs) {
  const next = localPath(new URL(request.url).searchParams.get("next"), "/dashboard");
  const asked = await context.get(services).accounts.secondFactor.isAsked(request.headers);
  if (!asked) throw redirect(`/sign-in?${new URLSearchParams({ next })}`);
  return { next };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const next = localPath(form.get("next"), "/dashboard");
  const code = String(form.get("code") ?? "");
  const entered = await context.get(services).accounts.secondFactor.enter(code, request.headers);
  if (entered.ok) return enterWith(entered, next);
  return data({ reason: entered.reason as Reason }, { status: statusOf(entered.reason) });
}

export default function Code({ loaderData: { next }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow door">
      <title>{t("shell.pageTitle", { title: t("signingIn.codeTitle") })}</title>
      <section className="card">
        <h1>{t("signingIn.codeTitle")}</h1>
        <p className="muted">{t("signingIn.codeLede")}</p>
        {actionData ? (
          <Notice tone="bad" live>
            <p>{t(`refusals.${actionData.reason}`)}</p>
          </Notice>
        ) : null}
        <form method="post" action="/sign-in/code">
          <input type="hidden" name="next" value={next} />
          <Field
            label={t("signingIn.code")}
            hint={t("signingIn.codeHint")}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={30}
            required
          />
          <Button>{t("signIn.submit")}</Button>
        </form>
        <p>
          <Link to="/sign-in">{t("signingIn.fromTheStart")}</Link>
        </p>
      </section>
    </div>
  );
}
