/** Words that the server did not take, for their author to copy before they are gone. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";

export function UnkeptWords({ words, onForget }: { words: string[]; onForget(): void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  if (!words.length) return null;
  const copy = async () => {
    await navigator.clipboard?.writeText(words.join("\n\n")).then(
      () => setCopied(true),
      // Where the browser forbids it, the words can be selected.
      () => undefined,
    );
  };
  return (
    <div className="unkept">
      <Notice tone="warn" live>
        <p>
          <strong>{t("editor.unkept.title")}</strong>
        </p>
        <p>{t("editor.unkept.why")}</p>
        {words.map((one) => (
          <blockquote key={one}>{one}</blockquote>
        ))}
        <p className="row">
          <Button type="button" size="small" onClick={copy}>
            {copied ? t("actions.copied") : t("editor.unkept.copy")}
          </Button>
          <Button type="button" look="quiet" size="small" onClick={onForget}>
            {t("editor.unkept.done")}
          </Button>
        </p>
      </Notice>
    </div>
  );
}
