/** The password is forgotten: a letter is asked for. The answer is the same whether the address is known or not. */
import { data, Link } from "react-router";
import type { Reason } from "#domain/refusals.ts";
import { z } from "#domain/zod.ts";
import { Button } from "../../components/Button.tsx";
import { Field } from "../../components/Field.tsx";
import { Notice } from "../../components/Notice.tsx";
import { services } from "../../context.ts";
import { useTranslation } from "../../words/use-translation.ts";
import { statusOf } from "../refusals.ts";
import type { Route } from "./+types/forgotten";

interface Came {
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
  const came = { email, asked: false, wrong: false, reason: null };
  if (!z.email().safeParse(email).success) return data<Came>({ ...came, wrong: true }, { status: 422 });
  const done = await context.get(services).accounts.reset.ask(email, request.headers);
  if (done.ok) return data<Came>({ ...came, asked: true });
  return data<Came>({ ...came, reason: done.reason }, { status: statusOf(done.reason) });
}

export default function Forgotten({ loaderData: { sends }, actionData: came }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow door">
      <title>{t("shell.pageTitle", { title: t("door.forgotten") })}</title>
      <section className="card">
        <h1>{t("door.forgotten")}</h1>
        {sends ? null : (
          <Notice tone="warn">
            <p>{t("door.noMail")}</p>
          </Notice>
        )}
        {came?.asked ? (
          <Notice tone="good" live>
            <p>{t("door.letterSent", { email: came.email })}</p>
          </Notice>
        ) : (
          <p className="muted">{t("door.forgottenLede")}</p>
        )}
        {came?.reason ? (
          <Notice tone="bad" live>
            <p>{t(`refusals.${came.reason}`)}</p>
          </Notice>
        ) : null}
        <form method="post" action="/sign-in/forgotten" noValidate>
          <Field
            label={t("signIn.email")}
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={came?.email}
            error={came?.wrong ? t("signIn.emailWrong") : undefined}
          />
          <Button>{t("door.sendLetter")}</Button>
        </form>
        <p>
          <Link to="/sign-in">{t("door.fromTheStart")}</Link>
        </p>
      </section>
    </div>
  );
}
