/** Words that the server did not take: proposed as an amendment, or copied by their author, before they are gone. */
import { type ReactNode, useState } from "react";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useTranslation } from "../words/use-translation.ts";
import type { Unkept } from "./saved-words.ts";

interface Props {
  unkept: readonly Unkept[];
  onForget(): void;
  /** What can be done with words beside copying them. */
  offer?: ((unkept: Unkept) => ReactNode) | undefined;
}

export function UnkeptWords({ unkept, onForget, offer }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  if (!unkept.length) return null;
  const copy = async () => {
    await navigator.clipboard?.writeText(unkept.map(({ words }) => words).join("\n\n")).then(
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
        {unkept.map((one) => (
          <div key={one.words}>
            <blockquote>{one.words}</blockquote>
            {offer?.(one)}
          </div>
        ))}
        <p className="row">
          <Button type="button" size="small" look={offer ? "quiet" : "main"} onClick={copy}>
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
