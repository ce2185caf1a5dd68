/**
 * Shown instead of a page that could not be loaded: what still works, and that nothing is lost. The worker writes the
 * list of the pages that this device has saved (app/offline/markup.ts); without a worker there is none.
 */
import { useTranslation } from "#words/use-translation.ts";

export function Offline() {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow no-line">
      <title>{t("shell.pageTitle", { title: t("connection.title") })}</title>
      <h1>{t("connection.title")}</h1>
      <p className="lede">{t("connection.lede")}</p>
      <p>
        {/* biome-ignore lint/a11y/useValidAnchor: empty, it is the very address that was asked for. */}
        <a className="button" href="">
          {t("connection.again")}
        </a>
      </p>
      <section className="kept-here card" hidden aria-labelledby="kept-here">
        <h2 id="kept-here">{t("connection.savedHere")}</h2>
        <p className="small">{t("connection.savedHereHint")}</p>
        <ul className="plain-list kept-list" />
      </section>
      <p className="muted">{t("connection.safe")}</p>
    </div>
  );
}
