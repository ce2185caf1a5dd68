/**
 * Words that the server did not accept: their author can propose them as an amendment, or copy them, before they are
 * deleted.
 */
import { type ReactNode, useState } from "react";
import { Button } from "#app/components/Button.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { useTranslation } from "#words/use-translation.ts";
import type { UnsavedWords } from "./saved-words.ts";
import type { Missing } from "./set-aside.ts";

interface AsideProps {
  missing: readonly Missing[];
  onForget(): void;
}

/** A copy that was set aside: the words that are not in the text yet. It shrinks as they go in. */
export function AsideWords({ missing, onForget }: AsideProps) {
  const { t } = useTranslation();
  if (!missing.length) return null;
  return (
    <div className="unkept" data-aside>
      <Notice tone="warn" live>
        <p>
          <strong>{t("editor.unsaved.aside.title")}</strong>
        </p>
        <p>{t("editor.unsaved.aside.why")}</p>
        <WordsOf title={t("editor.unsaved.aside.own")} words={missing.filter(({ own }) => own)} />
        <WordsOf title={t("editor.unsaved.aside.others")} words={missing.filter(({ own }) => !own)} />
        <p className="row">
          <CopyButton words={missing.map(({ words }) => words)} />
          <Button type="button" appearance="quiet" size="small" onClick={onForget}>
            {t("editor.unsaved.done")}
          </Button>
        </p>
      </Notice>
    </div>
  );
}

function WordsOf({ title, words }: { title: string; words: readonly Missing[] }) {
  if (!words.length) return null;
  return (
    <>
      <p>{title}</p>
      {words.map((one) => (
        <blockquote key={`${one.after} ${one.clause} ${one.words}`}>{one.words}</blockquote>
      ))}
    </>
  );
}

function CopyButton({ words, quiet = false }: { words: readonly string[]; quiet?: boolean }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(words.join("\n\n")).then(
      () => setCopied(true),
      // If the browser forbids it, the words can be selected.
      () => undefined,
    );
  };
  return (
    <Button type="button" size="small" appearance={quiet ? "quiet" : "main"} onClick={copy}>
      {copied ? t("actions.copied") : t("editor.unsaved.copy")}
    </Button>
  );
}

interface Props {
  unsaved: readonly UnsavedWords[];
  onForget(): void;
  /** What can be done with words beside copying them. */
  offer?: ((unsaved: UnsavedWords) => ReactNode) | undefined;
}

export function UnsavedWordsPanel({ unsaved, onForget, offer }: Props) {
  const { t } = useTranslation();
  if (!unsaved.length) return null;
  return (
    <div className="unkept">
      <Notice tone="warn" live>
        <p>
          <strong>{t("editor.unsaved.title")}</strong>
        </p>
        <p>{t("editor.unsaved.why")}</p>
        {unsaved.map((one) => (
          <div key={one.words}>
            <blockquote>{one.words}</blockquote>
            {offer?.(one)}
          </div>
        ))}
        <p className="row">
          <CopyButton words={unsaved.map(({ words }) => words)} quiet={Boolean(offer)} />
          <Button type="button" appearance="quiet" size="small" onClick={onForget}>
            {t("editor.unsaved.done")}
          </Button>
        </p>
      </Notice>
    </div>
  );
}
