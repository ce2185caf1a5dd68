/**
 * Buttons beside the paper that open a clause's panel: for the clause with the caret and those with discussions. They
 * are outside the editor, so that Tab reaches them and the caret does not stop at them.
 */
import type { Editor } from "@tiptap/core";
import { useLabels } from "#app/editor/drawing/use-clause-labels.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Drawn } from "./drawing.ts";

interface Props {
  editor: Editor;
  clauses: Drawn[];
  current: number;
  threads: Record<string, number>;
  onOpen(index: number): void;
}

export function Gutter({ editor, clauses, current, threads, onOpen }: Props) {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  const wanted = clauses.flatMap(({ id }, index) => (index === current || threads[id] ? [index] : []));
  const places = useLabels(editor, wanted);
  return (
    <div className="gutter">
      {wanted.map((index) => {
        const clause = clauses[index] as Drawn;
        const count = threads[clause.id] ?? 0;
        const name = t("editor.openPanelOf", { name: nameOf(clause) });
        return (
          <button
            key={clause.id || index}
            type="button"
            className="gutter-button"
            style={{
              insetBlockStart: places[index]?.top ?? 0,
              visibility: places[index] ? undefined : "hidden",
            }}
            data-threads={count || undefined}
            aria-label={count ? `${name} (${t("editor.openThreads", { count })})` : name}
            title={name}
            onClick={() => onOpen(index)}
          >
            <svg viewBox="0 0 20 18" aria-hidden="true">
              <path d="M3 2h14a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 17 13h-6l-4 4v-4H3a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 3 2Z" />
            </svg>
          </button>
        );
      })}
    </div>
  );
}
