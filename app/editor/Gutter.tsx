/**
 * Buttons beside the paper that open a clause's panel: for the clause with the caret and those that are talked about.
 * They stand outside the editor, so that they are reached with Tab and no caret falls over them.
 */
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Drawn } from "./drawing.ts";
import { useClauseName } from "./use-clause-name.ts";

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
  const tops = useTops(editor, wanted);
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
              insetBlockStart: tops[index] ?? 0,
              visibility: tops[index] === undefined ? "hidden" : undefined,
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

/** Where the wanted clauses begin, measured after each change once the browser has laid them out. */
function useTops(editor: Editor, wanted: number[]): Record<number, number> {
  const [tops, setTops] = useState<Record<number, number>>({});
  const key = wanted.join(" ");
  useEffect(() => {
    const indexes = key ? key.split(" ").map(Number) : [];
    let frame = 0;
    const measure = () => {
      frame = 0;
      if (editor.isDestroyed) return;
      const next = Object.fromEntries(indexes.map((index) => [index, topOf(editor.view.dom, index)]));
      setTops((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(measure);
    };
    const sizes = new ResizeObserver(soon);
    sizes.observe(editor.view.dom);
    editor.on("transaction", soon);
    soon();
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      editor.off("transaction", soon);
    };
  }, [editor, key]);
  return tops;
}

/** From the upper edge of what holds both paper and gutter. */
function topOf(dom: HTMLElement, index: number): number {
  const from = dom.closest(".sheet-place")?.getBoundingClientRect().top ?? 0;
  return Math.round((dom.children[index]?.getBoundingClientRect().top ?? from) - from);
}
