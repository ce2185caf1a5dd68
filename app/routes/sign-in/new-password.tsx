/** The link of the e-mail: a new password, once. All sessions end with the old one, so that one signs in afterwards. */
import { data, Link, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { services } from "#app/context.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import type { Reason } from "#domain/refusals.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/new-password";

export async function loader({ params, context }: Route.LoaderArgs) {
  const open = await context.get(services).accounts.reset.isOpen(params.token);
  return data({ token: params.token, open }, { status: open ? 200 : 410 });
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const password = String((await request.formData()).get("password") ?? "");
  const done = await context.get(services).accounts.reset.answer(params.token, password);
  if (done.ok) return redirect("/sign-in?changed=1");
  return data({ reason: done.reason as Reason }, { status: statusOf(done.reason) });
}

export default function NewPassword({ loaderData: { token, open }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow door">
      <title>{t("shell.pageTitle", { title: t("signingIn.newPassword") })}</title>
      <section className="card">
        <h1>{t("signingIn.newPassword")}</h1>
        {open && !actionData ? null : (
          <Notice tone="bad" live>
            <p>{t(`refusals.${actionData?.reason ?? "link-spent"}`)}</p>
          </Notice>
        )}
        {open ? (
          <form method="post" action={`/sign-in/reset/${token}`}>
            <Field
              label={t("signingIn.newPassword")}
              hint={t("invitation.passwordHint")}
              name="password"
              type="password"
              autoComplete="new-password"
              minLength={10}
              required
            />
            <p className="muted">{t("signingIn.newPasswordHint")}</p>
            <Button>{t("signingIn.setPassword")}</Button>
          </form>
        ) : (
          <p>
            <Link to="/sign-in/forgotten">{t("signingIn.forgotten")}</Link>
          </p>
        )}
      </section>
    </div>
  );
}
