/** The terms of the trade, each in one sentence: the same that stand beside the words on the pages. */
import { TERMS } from "#app/components/glossary.ts";
import { privateHeaders } from "#app/routes/editions/validators.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/glossary";

export const handle = { plain: true };

export const headers: Route.HeadersFunction = () => privateHeaders();

export default function Glossary() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <title>{t("shell.pageTitle", { title: t("glossary.title") })}</title>
      <h1>{t("glossary.title")}</h1>
      <p className="lede">{t("glossary.lede")}</p>
      <dl className="glossary">
        {TERMS.map((term) => (
          <div key={term} id={term}>
            <dt>{t(`glossary.term.${term}`)}</dt>
            <dd>{t(`glossary.sentence.${term}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
