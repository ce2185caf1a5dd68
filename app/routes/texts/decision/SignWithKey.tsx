/**
 * Signs the form around it with a passkey: what the key signs is computed from the words in the form and the hash on the
 * page, then the form is sent with the answer. Without a key, or without JavaScript, the form is signed as it is.
 */

import { useState } from "react";
import { Button } from "#app/components/Button.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { type KeyError, signWithKey } from "#app/routes/account/browser-passkey.ts";
import { readName } from "#domain/names/index.ts";
import { useTranslation } from "#words/use-translation.ts";

export function SignWithKey({
  page,
  version,
}: {
  page: DecisionView;
  version: { tag: string; hash: string };
}) {
  const { t } = useTranslation();
  const [error, setError] = useState<KeyError | null>(null);
  const { text, delegation } = page;
  const { phase } = text;
  const own =
    phase.name === "signing" ? (phase.keys ?? []).filter((key) => key.delegation === delegation) : [];
  const [first] = own;
  if (phase.name !== "signing" || !delegation || !first) return null;
  const sign = async (form: HTMLFormElement) => {
    if (!form.reportValidity()) return;
    setError(null);
    const typed = new FormData(form);
    // As the server will read it: the key signs the name that goes on the record.
    const words = (field: string) => {
      const typedWords = String(typed.get(field) ?? "");
      const read = readName(typedWords, { longest: typedWords.length });
      return read.ok ? read.name : typedWords.trim();
    };
    const matter = {
      ...{ text: text.id, delegation, opened: phase.openedAt, language: version.tag, hash: version.hash },
      ...{ signatory: words("signatory"), title: words("title"), adReferendum: typed.has("adReferendum") },
    };
    const here = own.filter((key) => key.rpId === first.rpId).map(({ id }) => id);
    const signed = await signWithKey(matter, here, first.rpId);
    if (!signed.ok) return setError(signed.error);
    (form.elements.namedItem("assertion") as HTMLInputElement).value = JSON.stringify(signed.values);
    form.requestSubmit(form.querySelector<HTMLButtonElement>("button[name=intent]"));
  };
  return (
    <div className="sign-with-key needs-script">
      <input type="hidden" name="assertion" />
      <Button type="button" onClick={({ currentTarget }) => void sign(currentTarget.form as HTMLFormElement)}>
        {t("keys.sign")}
      </Button>
      <p className="small muted">{t("keys.signHint")}</p>
      <p role="status">{error ? <strong>{t(`keys.error.${error}`)}</strong> : null}</p>
    </div>
  );
}
