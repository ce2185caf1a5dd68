/** Where clauses begin and end on the paper, measured after each change once the browser has laid them out. */
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";

/** Pixels from the upper edge of the element that holds the paper. */
export interface ClausePlace {
  top: number;
  bottom: number;
}

/** In: indexes of clauses. Out: their positions by index; nothing for those not measured yet. */
export function useLabels(editor: Editor, wanted: readonly number[]): Record<number, ClausePlace> {
  const [places, setPlaces] = useState<Record<number, ClausePlace>>({});
  const key = wanted.join(" ");
  useEffect(() => {
    const indexes = key ? key.split(" ").map(Number) : [];
    let frame = 0;
    const measure = () => {
      frame = 0;
      if (editor.isDestroyed) return;
      const next = Object.fromEntries(
        indexes.flatMap((index) => {
          const place = placeOf(editor.view.dom, index);
          return place ? [[index, place]] : [];
        }),
      );
      setPlaces((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
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
  return places;
}

function placeOf(dom: HTMLElement, index: number): ClausePlace | null {
  const from = dom.closest(".sheet-place")?.getBoundingClientRect().top;
  const box = dom.children[index]?.getBoundingClientRect();
  if (from === undefined || !box) return null;
  return { top: Math.round(box.top - from), bottom: Math.round(box.bottom - from) };
}
