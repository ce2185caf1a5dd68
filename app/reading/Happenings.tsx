/** What happened to a clause, in words: never by colour or line alone. */

import type { DrawnChange } from "#app/presenters/comparison.ts";
import type { MarkChange } from "#domain/text/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { useClauseName } from "./use-clause-name.ts";

export function Happenings({ row }: { row: DrawnChange }) {
  const { t } = useTranslation();
  const content = useChangeSentences(row);
  if (!content.length) return null;
  return (
    <ul className="happenings plain-list">
      {content.map(([name, words]) => (
        <li key={words} className={`happening happening-${name}`}>
          {words}
        </li>
      ))}
      {row.by.length ? (
        <li className="happening-by">{t("compare.by", { names: row.by.join(", ") })}</li>
      ) : null}
    </ul>
  );
}

/** Each sentence with its style name. */
function useChangeSentences(row: DrawnChange): [name: string, words: string][] {
  const { t } = useTranslation();
  const name = useClauseName();
  const { before } = row;
  return row.happened.flatMap((one): [string, string][] => {
    switch (one) {
      case "moved":
        return [[one, t("compare.happened.moved", { from: name(before) })]];
      case "renumbered":
        // Shown beside the number.
        return [];
      case "kind":
        if (!row.kind) return [];
        return [
          [one, t("compare.happened.kind", { was: t(`kind.${row.kind[0]}`), is: t(`kind.${row.kind[1]}`) })],
        ];
      case "level":
        if (!row.level) return [];
        return [
          [
            one,
            t("compare.happened.level", {
              was: t(`compare.levels.${row.level[0]}`),
              is: t(`compare.levels.${row.level[1]}`),
            }),
          ],
        ];
      case "look":
        return row.formatted.map((look) => [
          one,
          t("compare.happened.look", {
            words: short(look.text),
            was: t(`compare.looks.${lookName(look.before)}`),
            is: t(`compare.looks.${lookName(look.after)}`),
          }),
        ]);
      default:
        return [[one, t(`compare.happened.${one}`)]];
    }
  });
}

function lookName({ italic, bold }: MarkChange["before"]) {
  if (italic) return bold ? "both" : "italic";
  return bold ? "bold" : "plain";
}

/** Enough words to find the clause. */
function short(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60).replace(/\s+\S*$/u, "")} …` : words;
}
