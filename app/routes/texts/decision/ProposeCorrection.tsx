/**
 * A corrigendum is proposed: the clauses that are wrong, each with its words set right, for one reason and under one
 * time limit. An error may stand in one language alone. Without JavaScript one clause is corrected at a time.
 */
import { type ReactNode, useId, useState } from "react";
import { Button } from "#app/components/Button.tsx";
import { Area, Choice } from "#app/components/Field.tsx";
import { Redline } from "#app/components/Redline.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { difference } from "#domain/text/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { type FormProps, handedTo, momentsTo } from "./form.ts";
import { ReasonArea, UntilField } from "./OnTheRecord.tsx";

type Options = Record<string, string | undefined>;

export function ProposeCorrection({ page, result }: FormProps) {
  const { t } = useTranslation();
  const values = handedTo(result, "propose-correction");
  const [text] = page.frozen;
  if (!text) return null;
  return (
    <details className="card" open={result?.intent === "propose-correction"}>
      <summary>{t("deciding.propose")}</summary>
      <form method="post">
        <p>{t("deciding.proposeHint")}</p>
        <Corrections frozen={page.frozen} values={values} />
        <ReasonArea label="deciding.correctReason" value={values.reason} />
        <UntilField
          moments={momentsTo(result, "propose-correction")}
          label="deciding.correctUntil"
          zone={page.text.zone}
          soonest={page.earliest}
          value={values.expires ?? page.earliest}
        />
        <input type="hidden" name="seen" value={text.hash} />
        <Button appearance="quiet" name="intent" value="propose-correction">
          {t("deciding.propose")}
        </Button>
      </form>
    </details>
  );
}

interface OfText {
  frozen: DecisionView["frozen"];
  values: Options;
}

/**
 * One field for each clause; the fields are numbered in their order, and a number that was removed is not used again.
 */
function Corrections({ frozen, values }: OfText) {
  const { t } = useTranslation();
  const result = Object.keys(values).flatMap((name) => /^correct\.(\d+)$/.exec(name)?.[1] ?? []);
  const [numbers, setNumbers] = useState(result.length ? result.map(Number) : [0]);
  const another = () => setNumbers([...numbers, Math.max(...numbers) + 1]);
  return (
    <>
      {numbers.map((number, at) => (
        <CorrectedClause key={number} {...{ frozen, values, number, place: at + 1 }}>
          {numbers.length > 1 ? (
            <Button
              type="button"
              appearance="quiet"
              size="small"
              onClick={() => setNumbers(numbers.filter((one) => one !== number))}
            >
              {t("deciding.correctNot", { place: at + 1 })}
            </Button>
          ) : null}
        </CorrectedClause>
      ))}
      <p className="needs-script">
        <Button type="button" appearance="quiet" size="small" onClick={another}>
          {t("deciding.correctAnother")}
        </Button>
      </p>
    </>
  );
}

interface OfClause extends OfText {
  number: number;
  place: number;
  children: ReactNode;
}

/** With JavaScript the words of the chosen clause are in the field; without, they have to be typed. */
function CorrectedClause({ frozen, values, number, place, children }: OfClause) {
  const { t } = useTranslation();
  const title = useId();
  const choices = frozen.flatMap(({ tag, name, choices: all }) =>
    all.map((one) => ({ ...one, tag, name, value: `${tag} ${one.id}` })),
  );
  const [value, setValue] = useState(values[`correct.${number}`] ?? choices[0]?.value ?? "");
  const chosen = choices.find((one) => one.value === value);
  const [typed, setTyped] = useState(values[`words.${number}`] ?? chosen?.words ?? "");
  const choose = (other: string) => {
    setValue(other);
    setTyped(choices.find((one) => one.value === other)?.words ?? "");
  };
  return (
    <fieldset className="corrected" aria-labelledby={title}>
      <legend id={title}>{t("deciding.correctVenue", { place })}</legend>
      <Choice
        label={t("deciding.correctClause")}
        name={`correct.${number}`}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {frozen.map(({ tag, name }) => (
          <optgroup key={tag} label={name}>
            {choices
              .filter((one) => one.tag === tag)
              .map((one) => (
                <option key={one.value} value={one.value} lang={tag}>
                  {`${one.label} · ${one.words.slice(0, 60)}`}
                </option>
              ))}
          </optgroup>
        ))}
      </Choice>
      <Area
        label={t("deciding.correctWords")}
        name={`words.${number}`}
        required
        rows={4}
        lang={chosen?.tag}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {chosen && typed.trim() && typed.trim() !== chosen.words ? (
        <p className="statement-words" lang={chosen.tag}>
          <Redline parts={difference(chosen.words, typed.trim(), chosen.tag)} />
        </p>
      ) : null}
      {children}
    </fieldset>
  );
}
