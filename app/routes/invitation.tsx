/** A one-time link: whoever holds it makes the first account of the secretariat. */
import { useTranslation } from "react-i18next";
import { data, redirect } from "react-router";
import { Button } from "../components/Button.tsx";
import { Field } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import { services } from "../context.ts";
import type { Route } from "./+types/invitation";
import { statusOf } from "./refusals.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const good = await context.get(services).accounts.invited(params.token);
  if (!good) throw data({ reason: "link-spent" }, { status: 410 });
  return null;
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const field = (name: string) => String(form.get(name) ?? "");
  const person = { name: field("name"), email: field("email"), password: field("password") };
  const entered = await context.get(services).accounts.accept(params.token, person, request.headers);
  if (!entered.ok) {
    const { name, email } = person;
    return data({ reason: entered.reason, name, email }, { status: statusOf(entered.reason) });
  }
  const headers = new Headers();
  for (const cookie of entered.cookies) headers.append("set-cookie", cookie);
  return redirect("/desk", { headers });
}

export default function Invitation({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow">
      <title>{t("shell.pageTitle", { title: t("invitation.title") })}</title>
      <h1>{t("invitation.title")}</h1>
      <p className="lede">{t("invitation.hint")}</p>
      {actionData ? (
        <Notice tone="bad" live>
          <p>{t(`refusals.${actionData.reason}`)}</p>
        </Notice>
      ) : null}
      <form method="post" className="card">
        <Field
          label={t("invitation.name")}
          name="name"
          required
          autoComplete="name"
          defaultValue={actionData?.name}
        />
        <Field
          label={t("invitation.email")}
          name="email"
          type="email"
          required
          autoComplete="username"
          defaultValue={actionData?.email}
        />
        <Field
          label={t("invitation.password")}
          hint={t("invitation.passwordHint")}
          name="password"
          type="password"
          required
          minLength={10}
          autoComplete="new-password"
        />
        <Button>{t("invitation.make")}</Button>
      </form>
    </div>
  );
}
