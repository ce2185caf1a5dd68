/** One end of a comparison: a draft, the beginning, now, or a moment, whose field is only there when it is chosen. */

import { Choice, Field } from "#app/components/Field.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { MOMENT } from "./compare-ends.ts";

interface Props {
  side: "from" | "to";
  /** As the address has it. */
  value: string;
  /** The moment that the end stands for, at the meeting's place. */
  local: string;
  zone: string;
  drafts: readonly { number: number; name: string }[];
}

export function EndField({ side, value, local, zone, drafts }: Props) {
  const { t } = useTranslation();
  const plain = value === "now" || value === "n-1" || value.startsWith("draft-");
  return (
    <div className="compare-end">
      <Choice key={value} label={t(`compare.${side}`)} name={side} defaultValue={plain ? value : MOMENT}>
        <option value="n-1">{t("compare.began")}</option>
        {drafts.map(({ number, name }) => (
          <option key={number} value={`draft-${number}`}>
            {name}
          </option>
        ))}
        <option value={MOMENT}>{t("compare.moment")}</option>
        <option value="now">{t("compare.now")}</option>
      </Choice>
      <div className="compare-moment">
        <Field
          key={local}
          label={t(`compare.${side}At`)}
          hint={t("compare.zone", { zone })}
          type="datetime-local"
          step={1}
          name={`${side}At`}
          defaultValue={local}
        />
      </div>
    </div>
  );
}
