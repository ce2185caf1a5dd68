/** A forgotten password: an e-mail is requested. The answer is the same whether the address is known or not. */
import { data, Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { services } from "#app/context.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import type { Reason } from "#domain/refusals.ts";
import { z } from "#domain/zod.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/forgotten";

interface FormResult {
  email: string;
  asked: boolean;
  wrong: boolean;
  reason: Reason | null;
}

export function loader({ context }: Route.LoaderArgs) {
  return { sends: context.get(services).sendsMail };
}

export async function action({ request, context }: Route.ActionArgs) {
  const email = String((await request.formData()).get("email") ?? "").trim();
  const result = { email, asked: false, wrong: false, reason: null };
  if (!z.email().safeParse(email).success)
    return data<FormResult>({ ...result, wrong: true }, { status: 422 });
  const done = await context.get(services).accounts.reset.ask(email, request.headers);
  if (done.ok) return data<FormResult>({ ...result, asked: true });
  return data<FormResult>({ ...result, reason: done.reason }, { status: statusOf(done.reason) });
}

export default function Forgotten({ loaderData: { sends }, actionData: result }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow door">
      <title>{t("shell.pageTitle", { title: t("signingIn.forgotten") })}</title>
      <section className="card">
        <h1>{t("signingIn.forgotten")}</h1>
        {sends ? null : (
          <Notice tone="warn">
            <p>{t("signingIn.noMail")}</p>
          </Notice>
        )}
        {result?.asked ? (
          <Notice tone="good" live>
            <p>{t("signingIn.mailSent", { email: result.email })}</p>
          </Notice>
        ) : (
          <p className="muted">{t("signingIn.forgottenLede")}</p>
        )}
        {result?.reason ? (
          <Notice tone="bad" live>
            <p>{t(`refusals.${result.reason}`)}</p>
          </Notice>
        ) : null}
        <form method="post" action="/sign-in/forgotten" noValidate>
          <Field
            label={t("signIn.email")}
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={result?.email}
            error={result?.wrong ? t("signIn.emailWrong") : undefined}
          />
          <Button>{t("signingIn.sendMail")}</Button>
        </form>
        <p>
          <Link to="/sign-in">{t("signingIn.fromTheStart")}</Link>
        </p>
      </section>
    </div>
  );
}
