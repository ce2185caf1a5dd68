/**
 * On the page of a refusal: this person's words that the server does not have, for a person who may no longer read the
 * text. Loaded only if this browser has opened that text; it needs neither the editor nor Yjs.
 */
import { useEffect, useState } from "react";
import { Button } from "#app/components/Button.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { discardWords, rescueWords, type UnsavedWords } from "./saved-words.ts";

interface Props {
  person: string;
  text: string;
}

export default function RefusedWords({ person, text }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState<UnsavedWords[]>([]);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    let over = false;
    void rescueWords(person, text).then((found) => over || setWords(found));
    return () => {
      over = true;
    };
  }, [person, text]);
  if (!words.length) return null;
  const whole = words.map((one) => one.words).join("\n\n");
  const copy = async () => {
    await navigator.clipboard?.writeText(whole).then(
      () => setCopied(true),
      // If the browser forbids it, the words can be selected or downloaded.
      () => undefined,
    );
  };
  const discard = () => {
    discardWords(person, text);
    setWords([]);
  };
  return (
    <section className="refused-words" aria-labelledby="refused-words">
      <h2 id="refused-words">{t("error.words.title")}</h2>
      <p>{t("error.words.why")}</p>
      {words.map((one) => (
        <blockquote key={`${one.clause} ${one.words}`}>{one.words}</blockquote>
      ))}
      <p className="row">
        <Button type="button" onClick={copy}>
          {copied ? t("actions.copied") : t("error.words.copy")}
        </Button>
        <Button type="button" appearance="quiet" onClick={() => download(whole)}>
          {t("error.words.download")}
        </Button>
        <Button type="button" appearance="quiet" onClick={discard}>
          {t("error.words.discard")}
        </Button>
      </p>
    </section>
  );
}

function download(words: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([words], { type: "text/plain;charset=utf-8" }));
  link.download = "unsent-words.txt";
  link.click();
  URL.revokeObjectURL(link.href);
}
