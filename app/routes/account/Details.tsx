/** Name and language. */
import { Button } from "#app/components/Button.tsx";
import { Choice, Field } from "#app/components/Field.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { LANGUAGES, OWN_NAMES } from "#words/words.ts";
import type { AccountPage } from "./result.ts";

export function Details({ page }: { page: AccountPage }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="details">
      <h2 id="details">{t("account.details")}</h2>
      <form method="post">
        <Field
          label={t("invitation.name")}
          hint={t("account.nameHint")}
          name="name"
          autoComplete="name"
          maxLength={100}
          required
          defaultValue={page.name}
        />
        <Button appearance="quiet" name="intent" value="rename">
          {t("account.rename")}
        </Button>
      </form>
      <form method="post" action="/language">
        <input type="hidden" name="next" value="/account" />
        <Choice label={t("account.language")} name="language" defaultValue={page.language}>
          {LANGUAGES.map((code) => (
            <option key={code} value={code} lang={code}>
              {OWN_NAMES[code]}
            </option>
          ))}
        </Choice>
        <Button appearance="quiet">{t("account.setLanguage")}</Button>
      </form>
    </section>
  );
}
