/** Another password: the old one is asked, and every other session ends. */
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { useTranslation } from "#words/use-translation.ts";

export function Password() {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">{t("account.password")}</h2>
      <p className="muted">{t("account.passwordHint")}</p>
      <form method="post">
        <Field
          label={t("account.oldPassword")}
          name="old"
          type="password"
          autoComplete="current-password"
          required
        />
        <Field
          label={t("signingIn.newPassword")}
          hint={t("invitation.passwordHint")}
          name="fresh"
          type="password"
          autoComplete="new-password"
          minLength={10}
          required
        />
        <Button appearance="quiet" name="intent" value="password">
          {t("account.changePassword")}
        </Button>
      </form>
    </section>
  );
}

/** A person who changes a way to sign in types the password again; without a password there is nothing to type. */
export function Again({ asked }: { asked: boolean }) {
  const { t } = useTranslation();
  if (!asked) return null;
  return (
    <Field
      label={t("account.again")}
      name="password"
      type="password"
      autoComplete="current-password"
      required
    />
  );
}
