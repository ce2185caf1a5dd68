/**
 * Is this really what was signed? The reader's own browser answers, with the domain's code; and the page says how to
 * do the same by hand, with any tool, in twenty years.
 */

import { Trans } from "react-i18next";
import { Link } from "react-router";
import { Hash } from "#app/components/Hash.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { CopyCheck } from "#app/reading/CopyCheck.tsx";
import { PublishedCheck } from "#app/reading/PublishedCheck.tsx";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { byName } from "#domain/by-name.ts";
import { textIn } from "#domain/trail/index.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/verify";
import { privateHeaders } from "./validators.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.edition(params.slug);
  if (!found.ok) throwRefusal(found, request);
  const { party } = formatsFor(languageOf(context));
  const { slug, title, hash, head, signatures } = found.facts;
  const parties = signatures.map((one) => {
    return [one.party.country ?? one.party.delegation, party(one.party)] as const;
  });
  return {
    slug,
    title,
    hash,
    head,
    language: textIn(found.edition).language,
    parties: byName(parties),
  };
}

export const headers: Route.HeadersFunction = () => privateHeaders();

type Page = Route.ComponentProps["loaderData"];

export default function Verify({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { slug, title, head, parties, language } = page;
  const address = `/editions/${slug}.json`;
  return (
    <div className="page page-narrow verify">
      <title>{t("shell.pageTitle", { title: t("verify.title", { title }) })}</title>
      <p className="crumbs">
        <Link to="/">{t("shell.adopted")}</Link>
        <Link to={`/editions/${slug}`} lang={language} reloadDocument>
          {title}
        </Link>
      </p>
      <h1>{t("verify.heading")}</h1>
      <p className="lede needs-script">{t("verify.lede")}</p>
      <div className="without-script">
        <Notice tone="info">
          <p>{t("verify.noScript")}</p>
        </Notice>
      </div>
      <PublishedCheck address={address} head={head} parties={parties} />
      <CopyCheck address={address} head={head} parties={parties} />
      <ByHand page={page} address={address} />
    </div>
  );
}

/** The text's hash with nothing but Python: its keys are all ASCII, so sorting them is RFC 8785's order. */
const command = (slug: string) =>
  `python3 -c "import json,hashlib;t=json.load(open('${slug}.json',encoding='utf-8'))['text'];print(hashlib.sha256(json.dumps(t,sort_keys=True,ensure_ascii=False,separators=(',',':')).encode()).hexdigest())"`;

function ByHand({ page: { slug, hash, head }, address }: { page: Page; address: string }) {
  const { t } = useTranslation();
  return (
    <section className="card by-hand" aria-labelledby="by-hand">
      <h2 id="by-hand">{t("verify.byHandTitle")}</h2>
      <ol>
        <li>
          <Trans
            i18nKey="verify.byHand1"
            components={{
              // biome-ignore lint/a11y/useAnchorContent: its words come from the catalogue.
              json: <a href={address} download />,
            }}
          />
        </li>
        <li>{t("verify.byHand2")}</li>
        <li>
          {t("verify.byHand3")} <Hash hash={hash} full />
        </li>
        <li>
          {t("verify.byHand4")} <Hash hash={head} full />
        </li>
      </ol>
      <p>{t("verify.byHandCommand")}</p>
      <pre>
        <code>{command(slug)}</code>
      </pre>
    </section>
  );
}
