/** A local time that comes twice, or not at all, on the day of a clock change: which of the two moments is meant. */
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  moments: readonly { instant: string; words: string }[];
}

export function MomentChoices({ moments }: Props) {
  const { t } = useTranslation();
  if (!moments.length) return null;
  return (
    <fieldset className="ticks">
      <legend>{t("deciding.whichMoment")}</legend>
      {moments.map(({ instant, words }) => (
        <label key={instant} className="tick">
          <input type="radio" name="moment" value={instant} required /> {words}
        </label>
      ))}
    </fieldset>
  );
}
