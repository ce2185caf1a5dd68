/**
 * Over the open text, for the chair's side: a person deleted a lot of it at once, with links to see and to undo that.
 */
import type { FormEvent } from "react";
import { useFetcher } from "react-router";
import { Notice } from "#app/components/Notice.tsx";
import type { DeletionView } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";

export function DeletionNotices({ deletions }: { deletions: readonly DeletionView[] }) {
  const newest = deletions.at(-1);
  return newest ? (
    <aside className="deletion-notice no-print">
      <One key={newest.id} deletion={newest} />
    </aside>
  ) : null;
}

function One({ deletion: { id, sentence, changes, restoring } }: { deletion: DeletionView }) {
  const { t } = useTranslation();
  const dismissal = useFetcher();
  const dismiss = (event: FormEvent) => {
    event.preventDefault();
    void dismissal.submit({ notice: id }, { method: "post", action: "/notifications/seen" });
  };
  return (
    <Notice tone="bad" live>
      <p>{sentence}</p>
      <div className="row">
        <a className="button button-small" href={restoring}>
          {t("deleting.restore")}
        </a>
        {changes ? (
          <a className="button button-quiet button-small" href={changes}>
            {t("deleting.see")}
          </a>
        ) : null}
        <form method="post" action="/notifications/seen" onSubmit={dismiss}>
          <input type="hidden" name="notice" value={id} />
          <input type="hidden" name="then" value="desk" />
          <button type="submit" className="button button-quiet button-small">
            {t("deleting.seen")}
          </button>
        </form>
      </div>
    </Notice>
  );
}
