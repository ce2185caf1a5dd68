/** The process rules of a text, as every delegation is shown them. */
import type { ReactNode } from "react";
import { ORDERS, type Order, type RulesView } from "#app/presenters/rules-view.ts";
import { useTranslation } from "#words/use-translation.ts";

export function RulesSummary({ view }: { view: RulesView }) {
  const { t } = useTranslation();
  const { rules } = view;
  const silent = rules.steps.includes("silence");
  return (
    <dl className="rules-list">
      <Rule name={t("deciding.way")}>{t(`deciding.order.${orderOf(rules.steps)}`)}</Rule>
      {silent ? (
        <>
          <Rule name={t("deciding.silenceHours")}>{rules.silenceHours}</Rule>
          <Rule name={t("deciding.breaks")}>{t(`deciding.breaksWhat.${rules.breaks}`)}</Rule>
          <Rule name={t("deciding.namesBreaker")}>{t(`deciding.audience.${rules.namesBreaker}`)}</Rule>
          <Rule name={t("deciding.answersTo")}>{t(`deciding.audience.${rules.answers}`)}</Rule>
          <Rule name={t("deciding.confirmMeeting")}>
            {t(rules.confirmMeeting ? "deciding.yes" : "deciding.no")}
          </Rule>
        </>
      ) : null}
      {rules.steps.includes("signature") ? (
        <Rule name={t("deciding.mustSign")}>{view.mustSign || t("deciding.mustSignAll")}</Rule>
      ) : null}
      <Rule name={t("deciding.statementsDeadline")}>
        {view.statementsUntil || t("deciding.untilAdoption")}
      </Rule>
      <Rule name={t("deciding.authentic")}>{view.authentic}</Rule>
    </dl>
  );
}

function Rule({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Whatever sequence was set by other means is named by its first step at least. */
function orderOf(steps: readonly string[]): Order {
  const name = steps.join("-");
  return ORDERS.find((one) => one === name) ?? ORDERS.find((one) => one === steps[0]) ?? "signature";
}
