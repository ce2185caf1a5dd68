/**
 * The place of signature: one form for each authentic language that the delegation has not signed yet. What was written
 * in the first stands in the next, to be confirmed again, since a title is written in the language of the text.
 */
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { Hash } from "#app/components/Hash.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";
import { type FormProps, handedTo } from "./form.ts";
import { SignWithKey } from "./SignWithKey.tsx";

type Options = Record<string, string | undefined>;

export function Sign({ page, result }: FormProps) {
  const { t } = useTranslation();
  const open = page.frozen.filter((one) => !page.mine?.signedIn.includes(one.tag));
  const values = handedTo(result, "sign");
  return open.map((one, at) => (
    <form key={one.tag} method="post" className="card" id={at ? undefined : "sign"}>
      <h2>{page.frozen.length > 1 ? t("deciding.signIn", { language: one.name }) : t("decision.sign")}</h2>
      <p>{t("decision.signHint")}</p>
      <SignatureFields page={page} values={values.language === one.tag ? values : {}} />
      <p className="small muted">
        {t("decision.hash")} <Hash hash={one.hash} />
      </p>
      <input type="hidden" name="seen" value={one.hash} />
      <input type="hidden" name="language" value={one.tag} />
      <SignWithKey page={page} version={one} />
      <Button name="intent" value="sign">
        {page.frozen.length > 1 ? t("deciding.signIn", { language: one.name }) : t("decision.sign")}
      </Button>
    </form>
  ));
}

/** After the adoption: a delegation joins the newest edition. */
export function Accede({ page, result }: FormProps) {
  const { t } = useTranslation();
  const [text] = page.frozen;
  if (!text) return null;
  return (
    <details className="card" open={result?.intent === "accede"}>
      <summary>{t("deciding.accede")}</summary>
      <form method="post">
        <p>{t("deciding.accedeHint")}</p>
        <SignatureFields page={page} values={handedTo(result, "accede")} />
        <p className="small muted">
          {t("decision.hash")} <Hash hash={text.hash} />
        </p>
        <input type="hidden" name="seen" value={text.hash} />
        <Button name="intent" value="accede">
          {t("deciding.accede")}
        </Button>
      </form>
    </details>
  );
}

function SignatureFields({ page, values }: { page: DecisionView; values: Options }) {
  const { t } = useTranslation();
  const last = page.mine?.last;
  const deputy = values.capacity === "deputy" || (!values.capacity && Boolean(last?.authority));
  return (
    <>
      <Field
        label={t("decision.signatory")}
        hint={t("decision.signatoryHint")}
        name="signatory"
        required
        maxLength={300}
        autoComplete="name"
        defaultValue={values.signatory ?? last?.signatory}
      />
      <Field
        label={t("decision.title")}
        hint={t("decision.titleHint")}
        name="title"
        required
        maxLength={300}
        autoComplete="organization-title"
        defaultValue={values.title ?? last?.title}
      />
      <fieldset className="ticks">
        <legend>{t("deciding.capacity")}</legend>
        <label className="tick">
          <input type="radio" name="capacity" value="own" defaultChecked={!deputy} />{" "}
          {t("deciding.capacityOwn")}
        </label>
        <label className="tick">
          <input type="radio" name="capacity" value="deputy" defaultChecked={deputy} />{" "}
          {t("deciding.capacityDeputy")}
        </label>
        <Field
          label={t("deciding.authority")}
          hint={t("deciding.authorityHint")}
          name="authority"
          maxLength={300}
          defaultValue={values.authority ?? last?.authority}
        />
      </fieldset>
      <div className="side-by-side">
        <Field
          label={t("deciding.venue")}
          name="place"
          maxLength={300}
          defaultValue={values.place ?? last?.place}
        />
        <Field label={t("deciding.date")} name="date" type="date" defaultValue={values.date ?? last?.date} />
      </div>
      <p>
        <label className="tick">
          <input
            type="checkbox"
            name="adReferendum"
            defaultChecked={values.signatory ? values.adReferendum === "on" : last?.adReferendum}
          />{" "}
          {t("deciding.adReferendum")}
        </label>
      </p>
      <p>
        <label className="tick">
          <input type="checkbox" required /> {t("deciding.titleConfirmed")}
        </label>
      </p>
    </>
  );
}
