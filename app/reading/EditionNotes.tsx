/** Notes before the text: which edition this is, how it was decided, in which languages it is authentic. */
import { Notice } from "#app/components/Notice.tsx";
import { useTranslation } from "#words/use-translation.ts";
import type { EditionView } from "./edition-view.ts";

export function EditionNotes({ page }: { page: EditionView }) {
  const { t } = useTranslation();
  const { demonstration } = page;
  return (
    <>
      <Decided decided={page.decided} />
      <Languages page={page} />
      <Succession page={page} />
      {demonstration === null ? null : (
        <Notice tone="warn">
          <p>
            <strong>{t("edition.demonstration")}</strong>{" "}
            {t("edition.demonstrationSource", { source: demonstration })}
          </p>
        </Notice>
      )}
    </>
  );
}

function Decided({ decided }: Pick<EditionView, "decided">) {
  const { t } = useTranslation();
  return decided.map(({ step, at, announced }) => (
    <p key={step} className="edition-decided">
      {step === "silence" ? t("edition.bySilence", { at }) : t("edition.byMeeting", { at })}
      {announced ? ` ${t("edition.announced", announced)}` : null}
    </p>
  ));
}

/** All of them are authentic; one is on the page. */
function Languages({ page: { languages, language, slug, number, newest } }: { page: EditionView }) {
  const { t } = useTranslation();
  if (languages.length < 2) return null;
  const address = number === newest ? `/editions/${slug}` : `/editions/${slug}/${number}`;
  return (
    <nav className="edition-languages" aria-label={t("edition.languages")}>
      <span>{t("edition.authentic")}</span>
      {languages.map(({ tag, name }) => (
        <a
          key={tag}
          href={`${address}?lang=${tag}`}
          hrefLang={tag}
          aria-current={tag === language ? "page" : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

/** A corrected text has this note at every address, above all at that of an older edition. */
function Succession({ page: { editions, number, newest, slug } }: { page: EditionView }) {
  const { t } = useTranslation();
  if (newest === 1) return null;
  const own = editions.find((one) => one.number === number);
  return (
    <Notice tone={number < newest ? "warn" : "info"}>
      {number < newest ? (
        <p>
          <strong>{t("edition.superseded", { number, newest })}</strong>{" "}
          <a href={`/editions/${slug}`}>{t("edition.toNewest")}</a>
        </p>
      ) : (
        <p>
          <strong>{t("edition.correctedOn", { number, at: own?.at ?? "" })}</strong>{" "}
          {t("edition.correctedWhy", { reason: own?.reason ?? "" })}
        </p>
      )}
      <p className="row small">
        {number > 1 && number === newest ? (
          <a href={`/editions/${slug}/compare?with=${slug}/${number - 1}`}>{t("edition.whatChanged")}</a>
        ) : null}
        {editions
          .filter((one) => one.number !== number)
          .map((one) => (
            <a key={one.number} href={`/editions/${slug}/${one.number}`}>
              {t("edition.edition", { number: one.number })}
            </a>
          ))}
      </p>
    </Notice>
  );
}
