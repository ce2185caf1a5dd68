/** Shown in place of the text: while it is loading, and permanently where there is no JavaScript. */

import { Notice } from "#app/components/Notice.tsx";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";

export function Waiting({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  return (
    <div className="waiting">
      <noscript>
        <Notice tone="info">
          <p>{t("editor.noScript")}</p>
          {page.draft ? (
            <p>
              <a href={`/texts/${page.id}/drafts/${page.draft.number}`}>
                {t("editor.readDraft", { name: page.draft.name })}
              </a>
            </p>
          ) : (
            <p>{t("editor.noDraftYet")}</p>
          )}
        </Notice>
      </noscript>
      <div className="sheet waiting-sheet">
        <p className="waiting-words" role="status">
          {t("editor.opening")}
        </p>
        <div aria-hidden="true" className="waiting-lines">
          {LINES.map((length, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once and never changed.
            <span key={at} className={`waiting-line waiting-line-${length}`} />
          ))}
        </div>
      </div>
    </div>
  );
}

/** A title, a paragraph of two lines, one of three: so the page does not jump much when the words come. */
const LINES = ["title", "long", "short", "long", "long", "short", "long", "short"] as const;
