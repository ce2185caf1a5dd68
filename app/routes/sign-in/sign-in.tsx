/**
 * Sign-in: e-mail and password by a plain form, which works without JavaScript; in a demonstration also one click per
 * person. When it is refused, what was typed stays, with the reason.
 */

import { data, Link, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { DelegationName } from "#app/components/DelegationName.tsx";
import { Field } from "#app/components/Field.tsx";
import { Name } from "#app/components/Name.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import { siteOf } from "#app/routes/public/site.ts";
import type { Reason } from "#domain/refusals.ts";
import { z } from "#domain/zod.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/sign-in";
import { enterWith, parsed } from "./enter.ts";
import { localPath } from "./local-path.ts";
import { PasskeyEntry } from "./PasskeySignIn.tsx";

const DASHBOARD = "/dashboard";

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const next = localPath(asked.get("next"), DASHBOARD);
  if (context.get(actor)) throw redirect(next);
  const people = await context.get(services).accounts.demoPeople();
  const { party } = formatsFor(languageOf(context));
  const demo = people?.map(({ email, name, role, country, organisation }) => ({
    email,
    name,
    role,
    country,
    party: country || organisation ? party({ country, name: organisation }) : null,
  }));
  const { providers } = context.get(services).accounts;
  return {
    ...{ next, demo: demo ?? null, providers: providers.listed, changed: asked.has("changed") },
    nobody: await context.get(services).accounts.nobodyYet(),
  };
}

const passwordForm = z.object({
  email: z.string().trim().pipe(z.email()),
  password: z.string().min(1),
});

interface Refused {
  email: string;
  reason: Reason | null;
  wrong: { email: boolean; password: boolean };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = Object.fromEntries(await request.formData());
  const { accounts } = context.get(services);
  const next = localPath(form.next, DASHBOARD);
  if (typeof form.demo === "string")
    return enter(await accounts.enterDemo(form.demo, request.headers), next, "");
  if (typeof form.passkey === "string") {
    const answer = parsed(form.passkey);
    return enter(await accounts.passkeys.enter(siteOf(request), answer, request.headers), next, "");
  }
  const typed = passwordForm.safeParse(form);
  if (!typed.success)
    return shut({ email: String(form.email ?? ""), reason: null, wrong: errors(typed.error) }, 422);
  const { email, password } = typed.data;
  return enter(await accounts.signIn({ email, password, headers: request.headers }), next, email);
}

type Entered = { ok: true; cookies: string[]; asks?: "code" } | { ok: false; reason: Reason };

function enter(entered: Entered, next: string, email: string) {
  if (entered.ok) return enterWith(entered, next);
  const refused = { email, reason: entered.reason, wrong: { email: false, password: false } };
  return shut(refused, statusOf(entered.reason));
}

function shut(refused: Refused, status: number) {
  return data(refused, { status });
}

function errors(error: z.ZodError): Refused["wrong"] {
  const at = new Set(error.issues.map((issue) => issue.path[0]));
  return { email: at.has("email"), password: at.has("password") };
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { next, demo, providers, changed, nobody } = loaderData;
  const { t } = useTranslation();
  return (
    <div className={`page door ${demo ? "door-demo" : "page-narrow"}`}>
      <title>{t("shell.pageTitle", { title: t("signIn.title") })}</title>
      <section className="card">
        <h1>{t("signIn.title")}</h1>
        <p className="muted">{t("signIn.lede")}</p>
        {nobody ? (
          <Notice tone="info">
            <p>{t("signIn.nobody")}</p>
          </Notice>
        ) : null}
        {changed && !actionData ? (
          <Notice tone="good" live>
            <p>{t("signingIn.passwordSet")}</p>
          </Notice>
        ) : null}
        {actionData?.reason ? (
          <Notice tone="bad" live>
            <p>{t(`refusals.${actionData.reason}`)}</p>
          </Notice>
        ) : null}
        <PasswordForm next={next} refused={actionData} />
        <p className="door-forgotten">
          <Link to="/sign-in/forgotten">{t("signingIn.forgotten")}</Link>
        </p>
        <PasskeyEntry next={next} />
        {providers.map(({ id, name }) => (
          <p key={id}>
            <a className="button button-quiet" href={`/sign-in/with/${id}?${new URLSearchParams({ next })}`}>
              {t("signingIn.with", { provider: name })}
            </a>
          </p>
        ))}
      </section>
      {demo ? <DemoSignIn next={next} people={demo} /> : null}
    </div>
  );
}

function PasswordForm({ next, refused }: { next: string; refused: Refused | undefined }) {
  const { t } = useTranslation();
  const wrong = refused?.wrong;
  return (
    <form method="post" action="/sign-in" noValidate>
      <input type="hidden" name="next" value={next} />
      <Field
        label={t("signIn.email")}
        name="email"
        type="email"
        autoComplete="username webauthn"
        required
        defaultValue={refused?.email}
        error={wrong?.email ? t("signIn.emailWrong") : undefined}
      />
      <Field
        label={t("signIn.password")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={wrong?.password ? t("signIn.passwordMissing") : undefined}
      />
      <Button>{t("signIn.submit")}</Button>
    </form>
  );
}

type DemoPerson = NonNullable<Route.ComponentProps["loaderData"]["demo"]>[number];

function DemoSignIn({ next, people }: { next: string; people: DemoPerson[] }) {
  const { t } = useTranslation();
  const groups = Map.groupBy(people, ({ country, party }) => country ?? party ?? "");
  return (
    <section className="card demo" aria-labelledby="demo">
      <h2 id="demo">{t("signIn.demoTitle")}</h2>
      <p className="muted">{t("signIn.demoLede")}</p>
      <form method="post" action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <ul className="plain-list demo-groups">
          {[...groups].map(([key, members]) => (
            <DemoGroup key={key} members={members} />
          ))}
        </ul>
      </form>
    </section>
  );
}

function DemoGroup({ members }: { members: DemoPerson[] }) {
  const { t } = useTranslation();
  const [first] = members;
  const { country, party } = first as DemoPerson;
  return (
    <li>
      <p className="demo-party">
        {party ? <DelegationName country={country} name={party} /> : t("signIn.demoBureau")}
      </p>
      <div className="demo-people">
        {members.map(({ email, name, role }) => (
          <button key={email} type="submit" className="demo-person" name="demo" value={email}>
            <span>
              <Name>{name}</Name>
            </span>
            <span className="muted small">{t(`role.${role}`)}</span>
          </button>
        ))}
      </div>
    </li>
  );
}
