/** Fields that the set-up forms share: a name in several languages, a country, a time zone, a confirmation. */
import type { ReactNode } from "react";
import { Button } from "#app/components/Button.tsx";
import { Choice, Field } from "#app/components/Field.tsx";
import { useTranslation } from "#words/use-translation.ts";

export interface Option {
  code: string;
  name: string;
}

interface NamesProps {
  legend: string;
  hint?: string;
  name: string;
  languages: Option[];
  values?: Record<string, string>;
  error?: string;
}

export function NamesFields({ legend, hint, name, languages, values = {}, error }: NamesProps) {
  return (
    <fieldset className="names">
      <legend>{legend}</legend>
      {hint ? <p className="field-hint">{hint}</p> : null}
      <div className="names-in">
        {languages.map((language, at) => (
          <Field
            key={language.code}
            label={language.name}
            name={`${name}.${language.code}`}
            lang={language.code}
            defaultValue={values[language.code] ?? ""}
            error={at === 0 ? error : undefined}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface CountryProps {
  label: string;
  name: string;
  countries: Option[];
  value?: string;
  /** What stands for "no country". */
  none?: string;
  error?: string;
}

export function CountryChoice({ label, name, countries, value, none, error }: CountryProps) {
  const { t } = useTranslation();
  return (
    <Choice label={label} name={name} defaultValue={value ?? ""} error={error}>
      <option value="">{none ?? t("setUp.choose")}</option>
      {countries.map(({ code, name: called }) => (
        <option key={code} value={code}>
          {called}
        </option>
      ))}
    </Choice>
  );
}

export function LanguageBoxes({ languages, chosen }: { languages: Option[]; chosen: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <fieldset className="boxes">
      <legend>{t("setUp.languages")}</legend>
      {languages.map(({ code, name }) => (
        <label key={code}>
          <input type="checkbox" name="languages" value={code} defaultChecked={chosen.includes(code)} />{" "}
          <span lang={code}>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface Twice {
  /** On the first button. */
  what: string;
  intent: string;
  children: ReactNode;
}

/** What cannot be taken back is said before it is done. */
export function Confirmed({ what, intent, children }: Twice) {
  const { t } = useTranslation();
  return (
    <details className="confirmed">
      <summary className="button button-quiet button-small">{what}</summary>
      <div className="card">
        {children}
        <Button appearance="danger" size="small" name="intent" value={intent}>
          {t("setUp.yes", { what })}
        </Button>
      </div>
    </details>
  );
}
