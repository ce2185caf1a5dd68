/** A one-time code beside the password: the picture for the app, the first code, the spare codes, and its end. */
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { useOwnTimes } from "./own-times.ts";
import { Again } from "./Password.tsx";
import type { AccountPage } from "./result.ts";

export function SecondFactor({ page, codes }: { page: AccountPage; codes: string[] | null }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="factor">
      <h2 id="factor">{t("account.factor")}</h2>
      <p className="muted">{t("account.factorHint")}</p>
      {codes ? <SpareCodes codes={codes} /> : null}
      {page.factor.since ? (
        <StatusOf page={page} />
      ) : page.enrolment ? (
        <Enrol page={page} />
      ) : (
        <Begin page={page} />
      )}
    </section>
  );
}

function Begin({ page }: { page: AccountPage }) {
  const { t } = useTranslation();
  return (
    <form method="post">
      <Again asked={page.hasPassword} />
      <Button appearance="quiet" name="intent" value="begin-factor">
        {t("account.beginFactor")}
      </Button>
    </form>
  );
}

function Enrol({ page }: { page: AccountPage }) {
  const { t } = useTranslation();
  const { enrolment } = page;
  if (!enrolment) return null;
  const { size, path } = enrolment.picture;
  return (
    <>
      <p>{t("account.scan")}</p>
      <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t("account.picture")}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        {t("account.secret")}{" "}
        <code className="account-secret">{enrolment.secret.replace(/.{4}(?=.)/g, "$& ")}</code>
      </p>
      <form method="post">
        <Field
          label={t("account.firstCode")}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          required
        />
        <Button name="intent" value="confirm-factor">
          {t("account.confirmFactor")}
        </Button>
      </form>
    </>
  );
}

function SpareCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation();
  return (
    <Notice tone="warn">
      <p>{t("account.spareCodes")}</p>
      <ul className="plain-list spare-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function StatusOf({ page }: { page: AccountPage }) {
  const { t } = useTranslation();
  const at = useOwnTimes();
  return (
    <>
      {page.factor.since ? <p>{t("account.factorSince", { at: at(page.factor.since) })}</p> : null}
      <p>{t("account.spareLeft", { count: page.factor.spare })}</p>
      <form method="post">
        <Again asked={page.hasPassword} />
        <Button appearance="danger" name="intent" value="end-factor">
          {t("account.endFactor")}
        </Button>
      </form>
    </>
  );
}
