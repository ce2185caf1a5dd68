/** The secretariat sets the process rules: each with what it means. The present rules are in the form. */
import type { ReactNode } from "react";
import { Button } from "#app/components/Button.tsx";
import { Area, Field } from "#app/components/Field.tsx";
import { MomentChoices } from "#app/components/MomentChoices.tsx";
import { ORDERS, type RulesView } from "#app/presenters/rules-view.ts";
import type { MomentChoice } from "#app/routes/http/local-time.ts";
import { AUDIENCES, BREAKS } from "#domain/life/index.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  view: RulesView;
  /** What was typed into the form that was refused. */
  result: FormResult | undefined;
}

interface FormResult {
  rules: RulesView["rules"];
  /** Until when statements can be filed, and why the rules change, as they were typed. */
  until: string;
  why: string;
  moments: readonly MomentChoice[];
}

export function RulesForm({ view, result }: Props) {
  const { t } = useTranslation();
  const rules = result?.rules ?? view.rules;
  const order = result || view.rulesSet ? rules.steps.join("-") : ORDERS[0];
  return (
    <form method="post" className="card rules-form">
      <h2>{t("deciding.changeRules")}</h2>
      {view.rulesSet ? <p>{t("deciding.changeRulesHint")}</p> : null}
      <Ticks legend={t("deciding.way")}>
        {ORDERS.map((one) => (
          <label key={one} className="tick">
            <input type="radio" name="steps" value={one} defaultChecked={one === order} />{" "}
            {t(`deciding.order.${one}`)}
          </label>
        ))}
      </Ticks>
      <Field
        label={t("deciding.silenceHours")}
        hint={t("deciding.silenceHoursHint")}
        type="number"
        name="silenceHours"
        min={1}
        max={8760}
        step={1}
        required
        defaultValue={rules.silenceHours}
      />
      <Ticks legend={t("deciding.breaks")}>
        {BREAKS.map((one) => (
          <label key={one} className="tick">
            <input type="radio" name="breaks" value={one} defaultChecked={one === rules.breaks} />{" "}
            {t(`deciding.breaksWhat.${one}`)}
          </label>
        ))}
      </Ticks>
      <Audience legend={t("deciding.namesBreaker")} name="namesBreaker" value={rules.namesBreaker} />
      <Audience legend={t("deciding.answersTo")} name="answers" value={rules.answers} />
      <p>
        <label className="tick">
          <input type="checkbox" name="confirmMeeting" defaultChecked={rules.confirmMeeting} />{" "}
          {t("deciding.confirmMeeting")}
        </label>
      </p>
      <Ticks legend={t("deciding.mustSign")}>
        {view.parties.map(({ delegation, name }) => (
          <label key={delegation} className="tick">
            <input
              type="checkbox"
              name="mustSign"
              value={delegation}
              defaultChecked={rules.mustSign === null || rules.mustSign.includes(delegation)}
            />{" "}
            {name}
          </label>
        ))}
      </Ticks>
      <Field
        label={t("deciding.statementsDeadline")}
        hint={t("deciding.statementsDeadlineHint", { zone: view.text.zone })}
        type="datetime-local"
        name="statementsUntil"
        defaultValue={result?.until ?? view.statementsInput}
      />
      <MomentChoices moments={result?.moments ?? []} />
      <input type="hidden" name="zone" value={view.text.zone} />
      <Ticks legend={t("deciding.authentic")}>
        <p className="field-hint">{t("deciding.authenticHint", { language: view.negotiating })}</p>
        {view.languages.map(({ tag, name }) => (
          <label key={tag} className="tick">
            <input
              type="checkbox"
              name="languages"
              value={tag}
              defaultChecked={rules.languages.includes(tag)}
            />{" "}
            {name}
          </label>
        ))}
      </Ticks>
      {view.drafting ? (
        <Area
          label={t("deciding.changeReason")}
          hint={t("deciding.changeReasonHint")}
          name="reason"
          required
          maxLength={4000}
          rows={2}
          defaultValue={result?.why}
        />
      ) : null}
      <Button name="intent" value="set-rules">
        {t("deciding.leaveRules")}
      </Button>
    </form>
  );
}

function Ticks({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="ticks">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

function Audience({ legend, name, value }: { legend: string; name: string; value: string }) {
  const { t } = useTranslation();
  return (
    <Ticks legend={legend}>
      {AUDIENCES.map((one) => (
        <label key={one} className="tick">
          <input type="radio" name={name} value={one} defaultChecked={one === value} />{" "}
          {t(`deciding.audience.${one}`)}
        </label>
      ))}
    </Ticks>
  );
}
