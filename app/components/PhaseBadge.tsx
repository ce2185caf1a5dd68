/** The phase of a text: a sign and words, so that the meaning never depends on colour alone. */

import type { Phase } from "#domain/life/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Mark, type SignName } from "./Mark.tsx";

const LOOKS: Record<Phase["name"], { tone: string; mark: SignName }> = {
  preparing: { tone: "", mark: "circle" },
  drafting: { tone: "badge-live", mark: "pen" },
  silence: { tone: "badge-warn", mark: "half" },
  meeting: { tone: "badge-warn", mark: "half" },
  agreed: { tone: "badge-good", mark: "half" },
  signing: { tone: "badge-warn", mark: "half" },
  adopted: { tone: "badge-good", mark: "good" },
  withdrawn: { tone: "badge-bad", mark: "bad" },
};

export function PhaseBadge({ phase }: { phase: Phase }) {
  const { t } = useTranslation();
  const { tone, mark } = LOOKS[phase.name];
  return (
    <span className={`badge ${tone}`}>
      <Mark name={mark} />
      {t(`phase.${phase.name}`)}
    </span>
  );
}
