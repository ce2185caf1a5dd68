/** What stands in the way, by name; and the field in which the chair says why to go on all the same. */
import { Area } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";

export function Obstacles({ obstacles }: { obstacles: DecisionView["obstacles"] }) {
  const { t } = useTranslation();
  if (!obstacles.length) return null;
  return (
    <Notice tone="warn">
      <p>
        <strong>{t("deciding.obstacles")}</strong>
      </p>
      <ul>
        {obstacles.map(({ what, where, count }) => (
          <li key={what + where}>
            {what === "amendment"
              ? t("deciding.obstacle.amendment", { count })
              : t(`deciding.obstacle.${what}`, { where })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

interface Props {
  obstacles: DecisionView["obstacles"];
  may: boolean;
  values?: string | undefined;
}

export function GoOn({ obstacles, may, values }: Props) {
  const { t } = useTranslation();
  if (!obstacles.length) return null;
  return (
    <>
      <Obstacles obstacles={obstacles} />
      {may ? (
        <Area
          label={t("deciding.goOn")}
          hint={t("deciding.goOnHint")}
          name="override"
          maxLength={4000}
          rows={2}
          defaultValue={values}
        />
      ) : null}
    </>
  );
}
