/** A statement is filed: of which kind, on which clauses of the frozen text, in which words. */

import { Button } from "#app/components/Button.tsx";
import { Area, Choice } from "#app/components/Field.tsx";
import { STATEMENT_KINDS } from "#domain/life/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { LANGUAGES, OWN_NAMES } from "#words/words.ts";
import { type FormProps, handedTo } from "./form.ts";

export function FileStatement({ page, result }: FormProps) {
  const { t, i18n } = useTranslation();
  const values = handedTo(result, "file-statement");
  const [text] = page.frozen;
  if (!text) return null;
  return (
    <details className="card" open={result?.intent === "file-statement"} id="file-statement">
      <summary>{t("deciding.fileStatement")}</summary>
      <form method="post">
        <p>{t("deciding.fileStatementHint")}</p>
        <fieldset className="ticks">
          <legend>{t("deciding.statementKind")}</legend>
          {STATEMENT_KINDS.map((kind, at) => (
            <label key={kind} className="tick">
              <input
                type="radio"
                name="kind"
                value={kind}
                required
                defaultChecked={values.kind ? values.kind === kind : at === 0}
              />{" "}
              <span>
                {t(`statementKind.${kind}`)}{" "}
                <span className="muted small">{t(`deciding.statementHint.${kind}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset className="ticks clause-ticks">
          <legend>{t("deciding.onClauses")}</legend>
          <p className="field-hint">{t("deciding.onClausesHint")}</p>
          <div className="clause-list">
            {text.choices.map((clause) => (
              <label key={clause.id} className="tick">
                <input type="checkbox" name="clauses" value={clause.id} />{" "}
                <span>
                  <strong>{clause.label}</strong>{" "}
                  <span className="muted small" lang={text.tag}>
                    {clause.words.slice(0, 90)}
                  </span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <Area
          label={t("deciding.statementWords")}
          name="words"
          required
          maxLength={20000}
          rows={6}
          defaultValue={values.words}
        />
        <Choice label={t("deciding.statementLanguage")} name="language" defaultValue={i18n.language}>
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one}>
              {OWN_NAMES[one]}
            </option>
          ))}
        </Choice>
        <input type="hidden" name="seen" value={text.hash} />
        <Button name="intent" value="file-statement">
          {t("deciding.fileStatement")}
        </Button>
      </form>
    </details>
  );
}
