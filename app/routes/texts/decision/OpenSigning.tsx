/** Signing is opened on the newest draft, or on what was agreed before. */
import { useTranslation } from "#words/use-translation.ts";
import { Freezes } from "./Freezes.tsx";
import type { FormProps } from "./form.ts";

export function OpenSigning({ page, result }: FormProps) {
  const { t } = useTranslation();
  return (
    <Freezes
      {...{ page, result }}
      intent="open-signing"
      title={t("decision.openSigning")}
      hint={`${t("decision.openSigningHint")} ${t("keys.openingHint")}`}
    />
  );
}
