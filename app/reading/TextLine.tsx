/** Adopted texts by year, the newest first: what a forum or a meeting has agreed on. Reads the same without CSS. */

import { Link } from "react-router";
import type { TextKind } from "#domain/text/index.ts";
import { useTranslation } from "#words/use-translation.ts";

export interface LinedText {
  slug: string;
  title: string;
  kind: TextKind;
  language: string;
  year: string;
  /** Formats dates and names in the reader's language. */
  day: string;
  meeting: { name: string; address: string } | null;
  signatures: number;
  demonstration: boolean;
  /** The number of the newest edition: above one, the text was corrected. */
  number: number;
}

export function TextLine({ texts }: { texts: readonly LinedText[] }) {
  const years = Map.groupBy(texts, (text) => text.year);
  return (
    <ol className="plain-list text-line">
      {[...years].map(([year, of]) => (
        <li key={year} className="text-line-year">
          <h2>{year}</h2>
          <ul className="plain-list">
            {of.map((text) => (
              <Entry key={text.slug} text={text} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Entry({ text }: { text: LinedText }) {
  const { t } = useTranslation();
  const { slug, title, kind, language, day, meeting, signatures, demonstration, number } = text;
  return (
    <li className="text-line-entry">
      <p className="edition-kind">{t(`textKind.${kind}`)}</p>
      <p className="edition-link" lang={language}>
        <Link to={`/editions/${slug}`}>{title}</Link>
      </p>
      {meeting ? (
        <p className="small">
          <Link to={meeting.address}>{meeting.name}</Link>
        </p>
      ) : null}
      <p className="muted small">
        {t("home.adopted", { day })} · {t("home.signatures", { count: signatures })}
        {number > 1 ? ` · ${t("edition.corrected", { number })}` : null}
        {demonstration ? ` · ${t("home.demonstration")}` : null}
      </p>
    </li>
  );
}
