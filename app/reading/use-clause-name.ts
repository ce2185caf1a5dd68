/** What a reader calls a clause: "OP2 (a)", or its kind where it has no number. */
import { useTranslation } from "../words/use-translation.ts";
import type { DrawnStand } from "./compared.ts";

export function useClauseName(): (stand: DrawnStand | null) => string {
  const { t } = useTranslation();
  return (stand) => (stand ? (stand.label ? stand.reference : t(`kind.${stand.kind}`)) : "");
}
