/** The name of a clause for a reader: "OP2 (a)", or its kind if it has no number. */

import type { DrawnStand } from "#app/presenters/comparison.ts";
import { useTranslation } from "#words/use-translation.ts";

export function useClauseName(): (stand: DrawnStand | null) => string {
  const { t } = useTranslation();
  return (stand) => (stand ? (stand.label ? stand.reference : t(`kind.${stand.kind}`)) : "");
}
