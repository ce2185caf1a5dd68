/**
 * One's own account: name and language, password, where one is signed in, passkeys, a second factor. Every part is a
 * plain form; only a passkey needs the browser's script, since nothing else can make one.
 */
import { data, redirect } from "react-router";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { siteOf } from "#app/routes/public/site.ts";
import { parsed } from "#app/routes/sign-in/enter.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/account";
import { browserIn } from "./browser-words.ts";
import { Details } from "./Details.tsx";
import type { Instant } from "./own-times.ts";
import { Passkeys } from "./Passkeys.tsx";
import { Password } from "./Password.tsx";
import type { AccountResult } from "./result.ts";
import { SecondFactor } from "./SecondFactor.tsx";
import { Sessions } from "./Sessions.tsx";
import "./account.css";

/** Until the browser has said its own. */
const ZONE = "UTC";

export async function loader({ request, context }: Route.LoaderArgs) {
  const who = context.get(actor);
  if (!who) throwRefusal({ ok: false, reason: "not-signed-in" }, request);
  const { accounts } = context.get(services);
  const [profile, sessions, keys, enrolment] = await Promise.all([
    accounts.profile(who),
    accounts.sessions.of(who, request.headers),
    accounts.passkeys.of(who),
    accounts.secondFactor.enrolment(who, new URL(request.url).hostname),
  ]);
  const { moment } = formatsFor(languageOf(context));
  const at = (instant: Date): Instant => {
    const iso = instant.toISOString();
    return { iso, words: moment(iso, ZONE) };
  };
  return {
    ...profile,
    language: languageOf(context),
    factor: { ...profile.factor, since: profile.factor.since && at(profile.factor.since) },
    enrolment,
    sessions: sessions.map(({ id, here, ipAddress, userAgent, createdAt, seenAt }) => ({
      ...{ id, here, place: ipAddress ?? "", browser: browserIn(userAgent) },
      ...{ since: at(createdAt), seen: seenAt && at(seenAt) },
    })),
    keys: keys.map(({ id, name, madeAt, usedAt }) => ({
      id,
      name,
      made: at(madeAt),
      used: usedAt && at(usedAt),
    })),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const who = context.get(actor);
  if (!who) throwRefusal({ ok: false, reason: "not-signed-in" }, request);
  const form = await request.formData();
  const field = (name: string) => String(form.get(name) ?? "");
  const { accounts } = context.get(services);
  const intent = field("intent");
  const password = field("password");
  const result = (done: AccountResult["done"], codes: string[] | null = null) =>
    data<AccountResult>({ intent, reason: null, done, codes });
  const answer = (
    reply: { ok: true } | { ok: false; reason: NonNullable<AccountResult["reason"]> },
    done: AccountResult["done"],
  ) =>
    reply.ok
      ? result(done)
      : data<AccountResult>(
          { intent, reason: reply.reason, done: null, codes: null },
          { status: statusOf(reply.reason) },
        );
  switch (intent) {
    case "rename":
      return answer(await accounts.rename(who, field("name")), "name");
    case "password": {
      const session = (await accounts.sessions.current(request.headers)) ?? "";
      return answer(
        await accounts.changePassword(who, { old: field("old"), fresh: field("fresh"), session }),
        "password",
      );
    }
    case "end": {
      const here = await accounts.sessions.current(request.headers);
      const reply = await accounts.sessions.end(who, field("session"));
      return field("session") === here ? redirect("/sign-in") : answer(reply, "session");
    }
    case "end-others":
      return answer(await accounts.sessions.endOthers(who, request.headers), "others");
    case "add-key": {
      const values = {
        site: siteOf(request),
        name: field("name"),
        password,
        response: parsed(field("response")),
      };
      return answer(await accounts.passkeys.add(who, values), "key");
    }
    case "rename-key":
      return answer(await accounts.passkeys.rename(who, field("key"), field("name")), "keyRenamed");
    case "remove-key":
      return answer(await accounts.passkeys.remove(who, field("key")), "keyRemoved");
    case "begin-factor": {
      const installation = new URL(request.url).hostname;
      return answer(await accounts.secondFactor.begin(who, { password, installation }), null);
    }
    case "confirm-factor": {
      const reply = await accounts.secondFactor.confirm(who, field("code"));
      return reply.ok ? result("factor", reply.codes) : answer(reply, null);
    }
    case "end-factor":
      return answer(await accounts.secondFactor.end(who, password), "factorEnded");
    default:
      return data<AccountResult>({ intent, reason: "malformed", done: null, codes: null }, { status: 422 });
  }
}

export default function Account({ loaderData: page, actionData: result }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow account">
      <title>{t("shell.pageTitle", { title: t("account.title") })}</title>
      <h1>{t("account.title")}</h1>
      <p className="lede">{page.email}</p>
      {result?.done ? (
        <Notice tone="good" live>
          <p>{t(`account.done.${result.done}`)}</p>
        </Notice>
      ) : null}
      {result?.reason ? (
        <Notice tone="bad" live>
          <p>{t(`refusals.${result.reason}`)}</p>
        </Notice>
      ) : null}
      <div className="stack">
        <Details page={page} />
        <Sessions page={page} />
        {page.hasPassword ? <Password /> : <p className="card muted">{t("account.noPassword")}</p>}
        <Passkeys page={page} />
        <SecondFactor page={page} codes={result?.codes ?? null} />
      </div>
    </div>
  );
}
