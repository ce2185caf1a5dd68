/** The name of a clause in a sentence: "OP2 (a)", or "the title". */
import { useCallback } from "react";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useTranslation } from "#words/use-translation.ts";

export function useClauseName(): (clause: Pick<Drawn, "label" | "reference" | "kind">) => string {
  const { t } = useTranslation();
  return useCallback(({ label, reference, kind }) => (label ? reference : t(`kind.${kind}`)), [t]);
}
