/**
 * Changes, readable without colour: underlined and struck for the eye, announced in words for screen readers. Many
 * screen readers do not announce <ins> and <del>, so the words are there, hidden from view.
 */
import { Fragment } from "react";
import type { DrawnPart } from "#domain/text/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Looks } from "./TextMarks.tsx";

export function Redline({ parts }: { parts: readonly DrawnPart[] }) {
  const { t } = useTranslation();
  return parts.map((part, at) => {
    const words = part.runs ? <Looks runs={part.runs} /> : part.text;
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity and never move.
    if (part.change === "same") return <Fragment key={at}>{words}</Fragment>;
    const Tag = part.change === "added" ? "ins" : "del";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      <Tag key={at}>
        <span className="visually-hidden">{t(`redline.${part.change}`)} </span>
        {words}
        <span className="visually-hidden"> {t(`redline.${part.change}End`)} </span>
      </Tag>
    );
  });
}
