/**
 * The unsubscribe link of a mail: a page with one button, since mail programs open links without a person; the button,
 * and a mail program that knows RFC 8058, send the form. Nobody has to sign in.
 */
import { Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { services } from "#app/context.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { refuse } from "#domain/refusals.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/unsubscribe";

export function loader({ params, request, context }: Route.LoaderArgs) {
  const found = context.get(services).unsubscribing.read(params.token);
  if (!found) throwRefusal(refuse("not-found"), request);
  return { kind: found.kind };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { unsubscribing, commands } = context.get(services);
  const found = unsubscribing.read(params.token);
  if (!found) throwRefusal(refuse("not-found"), request);
  const done = await commands.unsubscribe(found);
  if (!done.ok) throwRefusal(done, request);
  return { done: true };
}

export default function Unsubscribe({ loaderData: { kind }, actionData: result }: Route.ComponentProps) {
  const { t } = useTranslation();
  const what = t(`preferences.kind.${kind}`);
  return (
    <div className="page page-narrow">
      <title>{t("shell.pageTitle", { title: t("unsubscribe.title") })}</title>
      <meta name="robots" content="noindex" />
      <h1>{t("unsubscribe.title")}</h1>
      {result?.done ? (
        <Notice tone="good" live>
          <p>{t("unsubscribe.done", { what })}</p>
        </Notice>
      ) : (
        <form method="post" className="card stack">
          <p>{t("unsubscribe.ask", { what })}</p>
          <Button>{t("unsubscribe.press")}</Button>
        </form>
      )}
      <p>
        <Link to="/notifications">{t("preferences.title")}</Link>
      </p>
    </div>
  );
}
